"""All checks of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from partnertrack.i18n import _
from partnertrack.progress import SILENT, Progress
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.checklist.changed import figures_changed
from partnertrack.services.donor_report.checklist.figures import numbers_typed, unknown_figures
from partnertrack.services.donor_report.checklist.finding import Finding
from partnertrack.services.donor_report.checklist.names import personal_names
from partnertrack.services.donor_report.checklist.remarks import open_remarks
from partnertrack.services.donor_report.checklist.sections import decisions, empty, languages, too_long, untouched
from partnertrack.services.donor_report.checklist.variances import unexplained
from partnertrack.services.donor_report.of_report import draft
from partnertrack.services.workspace import Workspace

Check = Callable[[Brief], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    personal_names,
    unknown_figures,
    unexplained,
    empty,
    too_long,
    languages,
    untouched,
    decisions,
    open_remarks,
    numbers_typed,
    figures_changed,
)
"""Every check, those first whose findings may keep a report from being issued."""


def checklist(workspace: Workspace, report_id: UUID, progress: Progress = SILENT) -> tuple[Finding, ...]:
    """What is to be mended or looked at, what blocks the issue first; what holds in several languages is said once.

    Raises `UserError` when the report is gone.
    """
    brief = draft(workspace, report_id)
    found: list[Finding] = []
    for place, check in enumerate(CHECKS):
        progress.report(place, len(CHECKS), _("Checking"))
        found += check(brief)
    once: dict[tuple[str, str], Finding] = {}
    for each in found:
        once.setdefault((each.section, each.text), each)
    return tuple(sorted(once.values(), key=lambda each: not each.is_blocking))
