"""What changed of the numbers that were issued, for those who work with the names."""

from __future__ import annotations

from uuid import UUID

from partnertrack.services.donor_report.frozen import Restatement, frozen_of, issued_reports
from partnertrack.services.donor_report.issued import opened
from partnertrack.services.donor_report.recounting import restatement
from partnertrack.services.workspace import Workspace


def restated(workspace: Workspace, report_id: UUID | None = None) -> tuple[Restatement, ...]:
    """Each issued report held against today, or the one of that id alone; the newest first.

    It tells which enrolments came and went, and is for the window only. Raises as `opened` does.
    """
    if report_id is not None:
        return (restatement(workspace, *opened(workspace, report_id)),)
    return tuple(restatement(workspace, each, frozen_of(workspace, each)) for each in issued_reports(workspace))
