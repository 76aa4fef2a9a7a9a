"""What may still be changed of a report once it was issued: nothing, but for an issue that was a slip."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.report import ISSUED, Passage, Report

SLIP = timedelta(hours=24)
"""How long after it was stored an issue may be undone; whoever has the files by then is told by a corrected edition."""


def touches_issued(change: Change, issued: Collection[UUID]) -> bool:
    """Whether a change would alter what was issued: the report itself, or a text of one of the `issued` reports."""
    before = change.before
    if isinstance(before, Report):
        return before.status == ISSUED
    return isinstance(change.record, Passage) and change.record.report_id in issued


def takes_issue_back(change: Change) -> bool:
    """Whether a change makes an issued report a draft again, and nothing else of it but what the issue had set."""
    before, after = change.before, change.after
    return (
        isinstance(before, Report) and isinstance(after, Report) and before.status == ISSUED and after.status != ISSUED
    )


def is_slip(issued_at: datetime, now: datetime) -> bool:
    """Whether an issue is so young that it may be taken back."""
    return now - issued_at <= SLIP
