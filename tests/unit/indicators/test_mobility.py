from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.indicators.case import Case, EventFact
from partnertrack.indicators.duration import percentile
from tests.unit.indicators.makers import case, done, on, results

LATER = date(2025, 7, 1)


def visa(lodged: date | None, decided: date | None, outcome: str | None = "granted") -> Case:
    return case(done("visa_lodged", lodged), done("visa_decision", decided, outcome))


def test_a_match_is_of_those_away_who_completed_circular_migrants_among_them() -> None:
    completed, contract = done("certificate", on(100)), done("contract", on(200))
    cases = [
        case(completed, contract, track="away"),
        case(completed, contract, track="circular"),
        case(completed, track="away"),
        case(completed, contract, track="home"),
        case(completed, contract, track="undecided"),
        case(contract, track="away"),
    ]
    rate = results(cases).indicators["M1"]
    assert (rate.text, rate.outside) == ("66.7% (2/3)", 3)


@pytest.mark.parametrize(("step", "figure"), [("work_authorisation", "M4"), ("visa_decision", "M5")])
def test_a_grant_rate_is_of_those_decided_and_shows_the_withdrawn_apart(step: str, figure: str) -> None:
    outcomes = ["granted", "granted", "refused", "withdrawn", None]
    found = results([case(done(step, on(300), outcome)) for outcome in outcomes])
    rate = found.indicators[figure]
    assert (rate.text, rate.value, rate.unknown) == ("66.7% (2/3)", Decimal("0.6667"), 1)
    assert found.indicators[f"{figure}.withdrawn"].text == "1"


def test_a_visa_refused_and_then_granted_counts_once() -> None:
    again = done("visa_decision", on(300), "granted", occurrence=2)
    assert results([case(done("visa_decision", on(200), "refused"), again)]).indicators["M5"].text == "100.0% (1/1)"


def test_a_visa_is_pending_until_someone_decides() -> None:
    cases = [
        case(done("visa_lodged", on(300))),
        visa(on(300), LATER),
        visa(on(300), on(340)),
        visa(on(300), on(340), "withdrawn"),
        visa(LATER, None),
    ]
    found = results(cases)
    assert found.who("M6") == tuple(one.enrolment_id for one in cases[:2])
    assert found.indicators["M7.open"].text == "246 days (2 cases)"


def test_the_days_of_a_visa_are_counted_where_both_are_known_and_run_forwards() -> None:
    cases = [
        visa(on(300), on(354)),
        visa(on(300), on(363), "refused"),
        visa(on(300), on(999)),  # later than the day
        visa(None, on(350)),
        visa(on(300), None),
        visa(on(350), on(300)),  # decided before it was lodged
        visa(on(300), on(302), "withdrawn"),
        case(done("visa_decision", on(300), "granted")),
    ]
    found = results(cases)
    days = found.indicators["M7"]
    assert (days.text, days.value, days.n, days.d) == ("58.5 days (2 cases)", Decimal("58.5"), 2, None)
    assert days.unknown == 4
    assert found.who("M7", "unknown") == tuple(cases[place].enrolment_id for place in (3, 4, 5, 7))
    assert found.indicators["M7.p90"].text == "63 days (2 cases)"


def test_the_days_of_a_period_are_those_of_its_decisions() -> None:
    cases = [visa(on(300), on(310)), visa(on(300), on(340)), visa(on(300), on(342)), visa(on(300), None)]
    assert results(cases, since=on(340)).indicators["M7"].text == "41 days (2 cases)"


def test_a_second_application_is_a_case_of_its_own() -> None:
    first = visa(on(200), on(210), "refused")
    second = [done("visa_lodged", on(220), occurrence=2), done("visa_decision", on(250), "granted", occurrence=2)]
    events = {step: (*held, second[place]) for place, (step, held) in enumerate(first.events.items())}
    assert results([replace(first, events=events)]).indicators["M7"].text == "20 days (2 cases)"


def test_a_visa_may_be_decided_on_the_day_itself() -> None:
    assert results([visa(on(300), on(300))]).indicators["M7"].text == "0 days (1 case)"


def test_one_day_and_one_case_are_said_in_the_singular() -> None:
    assert results([visa(on(300), on(301))]).indicators["M7"].text == "1 day (1 case)"


def test_departures_are_of_visas_and_of_those_who_started_away() -> None:
    started, departed = EventFact("training", status="in_progress", started_on=on(9)), done("departed", on(400))
    granted = done("visa_decision", on(390), "granted")
    cases = [
        case(started, granted, departed, track="circular"),
        case(started, granted, track="away"),
        case(started, track="away"),
        case(started, departed, track="home"),
        case(granted, done("departed", LATER), track="away"),
    ]
    found = results(cases).indicators
    assert (found["M8"].text, found["M8"].outside) == ("33.3% (1/3)", 1)
    assert (found["M9"].text, found["M9"].outside) == ("33.3% (1/3)", 1)


def test_percentiles_are_values_that_occur_and_the_median_is_the_middle() -> None:
    assert percentile([], 90) is None
    assert percentile([4, 7], 50) == Decimal("5.5")
    assert percentile(list(range(1, 11)), 90) == 9
    assert percentile([5], 90) == 5


@given(st.lists(st.integers(0, 500), min_size=1), st.integers(1, 100))
def test_a_percentile_lies_between_the_shortest_and_the_longest(days: list[int], rank: int) -> None:
    found = percentile(sorted(days), rank)
    assert found is not None
    assert min(days) <= found <= max(days)
