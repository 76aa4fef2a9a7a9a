"""What the figures can fill a section with, by the name that a report template calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from partnertrack.reporting.document import Block
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.parts.about import about
from partnertrack.services.donor_report.parts.bottlenecks import bottlenecks
from partnertrack.services.donor_report.parts.completeness import completeness
from partnertrack.services.donor_report.parts.corridors import corridors
from partnertrack.services.donor_report.parts.cost_sharing import cost_sharing
from partnertrack.services.donor_report.parts.crosses import crosses
from partnertrack.services.donor_report.parts.definitions import definitions
from partnertrack.services.donor_report.parts.employers import employers
from partnertrack.services.donor_report.parts.flow import flow
from partnertrack.services.donor_report.parts.funnel import funnel
from partnertrack.services.donor_report.parts.glance import at_a_glance
from partnertrack.services.donor_report.parts.groups import ages, cohorts, nationalities, regions
from partnertrack.services.donor_report.parts.identification import identification
from partnertrack.services.donor_report.parts.leaving import leaving, leaving_by_step
from partnertrack.services.donor_report.parts.lessons import lessons
from partnertrack.services.donor_report.parts.logframe import results_matrix
from partnertrack.services.donor_report.parts.method import method
from partnertrack.services.donor_report.parts.milestones import milestones, standing
from partnertrack.services.donor_report.parts.money import budget
from partnertrack.services.donor_report.parts.next_period import next_period
from partnertrack.services.donor_report.parts.one_pager import employer_one_pager
from partnertrack.services.donor_report.parts.recruitment_cost import recruitment_cost
from partnertrack.services.donor_report.parts.reference_index import reference_index
from partnertrack.services.donor_report.parts.results import indicators
from partnertrack.services.donor_report.parts.revisions import revisions
from partnertrack.services.donor_report.parts.risks import risks
from partnertrack.services.donor_report.parts.sexes import sexes
from partnertrack.services.donor_report.parts.signs import signs
from partnertrack.services.donor_report.parts.sources import sources
from partnertrack.services.donor_report.parts.times import time_in_step
from partnertrack.services.donor_report.parts.variances import variances
from partnertrack.services.donor_report.parts.voices import voices
from partnertrack.services.donor_report.parts.wins import four_wins

Part = Callable[[Brief], Iterable[Block]]
"""Writes blocks in the language in force; a part without anything to say yields nothing."""


PARTS: Mapping[str, Part] = {
    "at_a_glance": at_a_glance,
    "about": about,
    "flow": flow,
    "funnel": funnel,
    "milestones": milestones,
    "standing": standing,
    "time_in_step": time_in_step,
    "bottlenecks": bottlenecks,
    "logframe": results_matrix,
    "variances": variances,
    "indicators": indicators,
    "sexes": sexes,
    "ages": ages,
    "regions": regions,
    "cohorts": cohorts,
    "nationalities": nationalities,
    "crosses": crosses,
    "leaving": leaving,
    "leaving_by_step": leaving_by_step,
    "corridors": corridors,
    "employers": employers,
    "employer_one_pager": employer_one_pager,
    "method": method,
    "definitions": definitions,
    "completeness": completeness,
    "cost_sharing": cost_sharing,
    "identification": identification,
    "lessons": lessons,
    "money": budget,
    "next_period": next_period,
    "recruitment_cost": recruitment_cost,
    "reference_index": reference_index,
    "risks": risks,
    "signs": signs,
    "sources": sources,
    "voices": voices,
    "four_wins": four_wins,
    "revisions": revisions,
}
