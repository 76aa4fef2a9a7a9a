"""Keeps what was issued from being changed, whoever changes it and by whichever way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select

from partnertrack.domain.change import Change
from partnertrack.domain.issued_report import is_slip, takes_issue_back, touches_issued
from partnertrack.domain.report import ISSUED, Passage, Report
from partnertrack.errors import RuleError
from partnertrack.i18n import _
from partnertrack.persistence.history import Entry
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables.reports import ReportTable

_KINDS = frozenset({Report.kind, Passage.kind})


def guard(reading: Reading, changes: Sequence[Change], undone: Entry | None) -> None:
    """Raise `RuleError` when the changes alter an issued report; `undone` is the entry that they take back.

    An issue may be taken back on the day after, as long as no issued report names it as the one before.
    """
    told = [change for change in changes if change.record.kind in _KINDS]
    if not told:
        return
    issued = frozenset(reading.scalars(select(ReportTable.id).where(ReportTable.status == ISSUED)))
    for change in told:
        if touches_issued(change, issued) and not _may_go_back(reading, change, undone):
            raise RuleError(
                _("A report that was issued is not changed any more, and neither are its texts."),
                _("To correct it, begin a new edition of it."),
            )


def _may_go_back(reading: Reading, change: Change, undone: Entry | None) -> bool:
    if undone is None or not takes_issue_back(change) or not is_slip(undone.at, datetime.now(UTC)):
        return False
    later = select(ReportTable.id).where(ReportTable.previous_id == change.record.id, ReportTable.status == ISSUED)
    return reading.scalar(later) is None
