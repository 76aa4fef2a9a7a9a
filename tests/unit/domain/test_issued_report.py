"""An issue may be taken back for a day, since it may have been a slip."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from partnertrack.domain.issued_report import is_slip

ISSUED_AT = datetime(2026, 7, 10, 9, tzinfo=UTC)


def test_an_issue_is_a_slip_for_a_day() -> None:
    assert is_slip(ISSUED_AT, ISSUED_AT + timedelta(hours=24))
    assert not is_slip(ISSUED_AT, ISSUED_AT + timedelta(hours=24, seconds=1))
