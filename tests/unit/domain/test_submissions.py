"""Every period has one state, every file counts in one period, and a partner's rhythm is told from its files."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.expectation import Expectation
from partnertrack.domain.months import add_months
from partnertrack.domain.rhythm import suggested
from partnertrack.domain.source import Source
from partnertrack.domain.submissions import Submission, calendars, drift, spans, submission

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
EXPECTATIONS = st.builds(
    Expectation,
    partner=st.just("Centre"),
    subject=st.sampled_from(["", "register", "visa list"]),
    every_months=st.sampled_from([1, 2, 3, 6, 12]),
    due_days=st.integers(0, 40),
    starts_on=DAYS,
    ends_on=st.none() | DAYS,
)
FILES = st.lists(
    st.builds(
        Submission,
        source_id=st.uuids(),
        file_name=st.sampled_from(["register.xlsx", "visa_list.csv", "x.ods"]),
        received_on=DAYS,
        as_of=st.none() | DAYS,
    ),
    max_size=12,
    unique_by=lambda file: file.source_id,
)
MONTHLY = Expectation(partner="Centre", every_months=1, due_days=10, starts_on=date(2026, 1, 1))


def came(*days: date, as_of: date | None = None) -> list[Submission]:
    return [Submission(UUID(int=place), "list.xlsx", day, as_of) for place, day in enumerate(days, 1)]


def states(files: list[Submission], as_of: date, expectation: Expectation = MONTHLY) -> list[tuple[str, int]]:
    (calendar,) = calendars([expectation], files, as_of)
    return [(period.state, period.days_late) for period in calendar.periods]


@given(expectation=EXPECTATIONS)
def test_periods_follow_on_each_other_without_gap_or_overlap(expectation: Expectation) -> None:
    known = list(islice(spans(expectation), 30))
    assert all(later.first == earlier.last + timedelta(days=1) for earlier, later in pairwise(known))
    assert all(span.first <= span.last <= span.due for span in known)


@given(expectations=st.lists(EXPECTATIONS, max_size=3), files=FILES, as_of=DAYS)
def test_a_file_counts_once_and_a_period_has_the_state_of_its_files(
    expectations: list[Expectation], files: list[Submission], as_of: date
) -> None:
    made = calendars(expectations, files, as_of)
    counted = [file.source_id for calendar in made for period in calendar.periods for file in period.files]
    assert len(counted) == len(set(counted))
    assert set(counted) <= {file.source_id for file in files if file.received_on <= as_of}
    for calendar in made:
        for period in calendar.periods:
            is_late = (period.files[0].received_on if period.files else as_of) > period.span.due
            expected = {0: "missing" if is_late else "expected", 1: "late" if is_late else "received"}
            assert period.state == expected.get(len(period.files), "corrected")
            assert (period.days_late > 0) == is_late


@given(expectation=EXPECTATIONS, files=FILES, as_of=DAYS)
def test_a_file_whose_day_is_known_is_in_the_period_of_that_day(
    expectation: Expectation, files: list[Submission], as_of: date
) -> None:
    (calendar,) = calendars([expectation], files, as_of)
    told = [(file, period.span) for period in calendar.periods for file in period.files if file.as_of]
    assert all(span.first <= file.as_of <= span.last for file, span in told if file.as_of)


def test_the_states_of_a_year() -> None:
    files = came(date(2026, 2, 8), date(2026, 3, 14), date(2026, 5, 9), date(2026, 5, 12))
    assert states(files, date(2026, 6, 8)) == [
        ("received", 0),
        ("late", 4),
        ("missing", 59),
        ("corrected", 0),
        ("expected", 0),
        ("expected", 0),
    ]


def test_a_partner_who_sends_before_the_month_ends_is_in_time() -> None:
    files = came(date(2026, 1, 28), date(2026, 2, 27), date(2026, 3, 30))
    assert states(files, date(2026, 3, 31)) == [("received", 0)] * 3


def test_a_correction_that_comes_late_belongs_to_the_month_that_it_corrects() -> None:
    assert states(came(date(2026, 2, 8), date(2026, 2, 12)), date(2026, 2, 20)) == [("corrected", 0), ("expected", 0)]


def test_the_next_due_day_is_that_of_the_first_open_period() -> None:
    files = came(date(2026, 1, 28), date(2026, 2, 27))
    (calendar,) = calendars([MONTHLY], files, date(2026, 2, 28))
    assert calendar.next_due == date(2026, 4, 10)
    (calendar,) = calendars([MONTHLY], [], date(2026, 2, 5))
    assert calendar.next_due == date(2026, 2, 10)
    ended = Expectation(partner="Centre", starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 31))
    (calendar,) = calendars([ended], files, date(2026, 2, 28))
    assert calendar.next_due is None


def test_a_file_goes_to_the_calendar_that_its_name_speaks_of() -> None:
    visas = Expectation(partner="Centre", subject="Visa list", starts_on=date(2026, 1, 1))
    file = Submission(UUID(int=1), "visa_list_january.xlsx", date(2026, 2, 3))
    register, list_of_visas = calendars([MONTHLY, visas], [file], date(2026, 2, 5))
    assert [len(calendar.periods[0].files) for calendar in (register, list_of_visas)] == [0, 1]


@pytest.mark.parametrize(
    ("receipt", "told"),
    [
        ({"read": 20, "review": 2, "rejected": 1, "faulty": 5}, (20, 5, 0.25)),
        ({"read": 20, "review": 2, "rejected": 2}, (20, 4, 0.2)),  # as older versions kept it
        ({}, (0, 0, None)),
    ],
)
def test_faulty_rows_are_those_that_the_receipt_counts(receipt: object, told: tuple[int, int, float | None]) -> None:
    source = Source(
        file_name="a.xlsx", sha256="0", imported_at=datetime(2026, 1, 2, tzinfo=UTC), receipt=json.dumps(receipt)
    )
    sent = submission(source, date(2026, 1, 2))
    assert (sent.read, sent.faulty, sent.error_rate) == told


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        ((), "steady"),
        ((0.4,), "steady"),
        ((0.1, 0.3), "worse"),
        ((0.2, 0.2, 0.2, 0.19, 0.2, 0.2), "steady"),
        ((0.5, 0.4, 0.3, 0.1, 0.1, 0.0), "better"),
    ],
)
def test_the_drift_of_error_rates(rates: tuple[float, ...], expected: str) -> None:
    assert drift(rates) == expected


@pytest.mark.parametrize("every", [1, 2, 3, 6, 12])
@pytest.mark.parametrize("delay", [3, 8, 14])
def test_the_rhythm_of_a_faithful_partner_is_recognised(every: int, delay: int) -> None:
    ends = [add_months(date(2024, 1, 1), every * n) - timedelta(days=1) for n in range(1, 6)]
    found = suggested("Centre", came(*(end + timedelta(days=delay) for end in ends)))
    assert found is not None
    assert (found.every_months, found.starts_on) == (every, date(2024, 1, 1))
    (calendar,) = calendars([found], came(*(end + timedelta(days=delay) for end in ends)), ends[-1])
    assert {period.state for period in calendar.periods[:4]} == {"received"}


def test_figures_days_tell_the_rhythm_better_than_the_days_of_import() -> None:
    days = [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]
    files = [Submission(UUID(int=n), "a.xlsx", date(2026, 4, 2), day) for n, day in enumerate(days)]
    found = suggested("Centre", files)
    assert found is not None
    assert (found.every_months, found.starts_on) == (1, date(2026, 1, 1))


def test_one_file_and_its_correction_tell_no_rhythm() -> None:
    assert suggested("Centre", came(date(2026, 2, 8), date(2026, 2, 12))) is None
