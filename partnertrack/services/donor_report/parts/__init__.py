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
from partnertrack.services.donor_report.parts.revisions import revisions

Part = Callable[[Brief], Iterable[Block]]
"""Writes blocks in the language in force; a part without anything to say yields nothing."""


def nothing(_brief: Brief) -> Iterable[Block]:
    """A part that is yet to be written."""
    return ()


PARTS: Mapping[str, Part] = {
    "at_a_glance": at_a_glance,
    "about": about,
    "milestones": stages,
    "logframe": results,
    "sexes": people,
    "method": method,
    "definitions": definitions,
    "revisions": revisions,
    **dict.fromkeys(
        (
            *("flow", "funnel", "standing", "time_in_step", "bottlenecks", "ages", "regions", "cohorts"),
            *("nationalities", "crosses", "leaving", "leaving_by_step", "corridors", "employers", "employer_one_pager"),
            *("identification", "variances", "indicators", "four_wins", "money", "cost_sharing", "recruitment_cost"),
            *("voices", "risks", "lessons", "next_period", "completeness", "signs", "sources", "reference_index"),
        ),
        nothing,
    ),
}
