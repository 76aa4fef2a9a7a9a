"""Months are those of the calendar: they end where it ends them, and never run backwards."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.months import add_months, months_between

DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2024, 6, 15), 12, date(2025, 6, 15)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
    ],
)
def test_a_month_that_is_shorter_gives_its_last_day(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(DAYS, st.integers(-200, 200), st.integers(0, 200))
def test_more_months_are_never_earlier(day: date, one: int, more: int) -> None:
    assert add_months(day, one) <= add_months(day, one + more)
    assert add_months(date(day.year, day.month, 1), one).day == 1


@given(DAYS, st.integers(0, 400))
def test_the_months_that_were_added_lie_between(day: date, months: int) -> None:
    assert months_between(day, add_months(day, months)) == months
    assert months_between(add_months(day, months), day) == 0
