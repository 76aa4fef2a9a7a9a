"""What the figures can fill a section with, by the name that a report template calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from partnertrack.reporting.document import Block
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.parts.about import about
from partnertrack.services.donor_report.parts.glance import at_a_glance
from partnertrack.services.donor_report.parts.method import definitions, method
from partnertrack.services.donor_report.parts.people import people
from partnertrack.services.donor_report.parts.progress import stages
from partnertrack.services.donor_report.parts.results import results

Part = Callable[[Brief], Iterable[Block]]
"""Writes blocks in the language in force; a part without anything to say yields nothing."""

PARTS: Mapping[str, Part] = {
    "at_a_glance": at_a_glance,
    "about": about,
    "progress": stages,
    "results": results,
    "people": people,
    "method": method,
    "definitions": definitions,
}
