from __future__ import annotations

from datetime import date

import pytest

from partnertrack.indicators.case import Case, EventFact
from tests.unit.indicators.makers import AS_OF, case, done, on, results

LATER = date(2025, 7, 1)

STARTED = EventFact("training", status="in_progress", started_on=on(10))

WORK = done("work_start", date(2024, 12, 30))
"""Six months before the day of the report, to the day."""


def answered(months: int, still_employed: object, day: date | None = None) -> EventFact:
    occurrence = {1: 30, 3: 90, 6: 180, 12: 365}[months]
    return done("follow_up", day, occurrence=occurrence, values={"still_employed": still_employed})


def retained(*events: EventFact) -> str:
    """Whether one person counts as employed after six months: yes, no or unknown."""
    figure = results([case(WORK, *events)]).indicators["P3.6"]
    assert figure.d == 1
    return "unknown" if figure.unknown else "yes" if figure.n else "no"


def test_placed_is_a_count_and_a_rate_over_those_who_arrived() -> None:
    cases = [case(done("arrived", on(400)), done("work_start", on(410))), case(done("arrived", on(400)))]
    found = results(cases).indicators
    assert (found["P1"].text, found["P1"].d, found["P1.rate"].text) == ("1", None, "50.0% (1/2)")


def test_a_job_at_home_is_a_placement_on_the_home_track_only() -> None:
    job = done("home_job", on(300))
    cases = [
        case(STARTED, job, track="home"),
        case(STARTED, job, track="away"),
        case(STARTED, WORK, track="away"),
        case(STARTED, track="home"),
    ]
    assert results(cases).indicators["P2"].text == "50.0% (2/4)"


@pytest.mark.parametrize(
    ("events", "verdict"),
    [
        ([], "unknown"),
        ([answered(6, True)], "yes"),
        ([answered(6, False)], "no"),
        ([answered(6, True), done("placement_end", on(400))], "yes"),  # with another employer
        ([answered(6, True, LATER)], "unknown"),  # not said yet
        ([answered(6, "yes")], "unknown"),
        ([answered(3, True)], "unknown"),
        ([answered(12, True, AS_OF)], "yes"),
        ([answered(12, True)], "unknown"),  # nobody can have said so yet
        ([answered(12, False, AS_OF)], "unknown"),
        ([done("placement_end", date(2025, 6, 29))], "no"),
        ([done("placement_end", AS_OF)], "yes"),
        ([done("placement_end", LATER)], "unknown"),
        ([done("placement_end")], "unknown"),
        ([done("placement_end", date(2025, 3, 1), "extended")], "unknown"),
        ([done("placement_end", date(2025, 3, 1), "early_end")], "no"),
    ],
)
def test_who_is_still_employed_after_six_months(events: list[EventFact], verdict: str) -> None:
    assert retained(*events) == verdict


def test_an_answer_without_a_date_is_known_once_its_months_have_passed() -> None:
    cases = [case(WORK, answered(12, True))]
    assert [results(cases, day).indicators["P3.6"].n for day in (date(2025, 12, 29), date(2025, 12, 30))] == [0, 1]


def test_only_those_count_whose_months_have_passed() -> None:
    days = [date(2024, 12, 30), date(2024, 12, 31), date(2025, 6, 1)]
    cases = [case(done("work_start", day), answered(6, True)) for day in days]
    cases += [case(done("work_start"), answered(6, True)), case(answered(6, True))]
    found = results(cases, date(2025, 6, 30))
    assert found.indicators["P3.6"].text == "100.0% (2/2)"
    assert found.who("P3.6", "d") == tuple(one.enrolment_id for one in cases[:2])
    assert found.indicators["P3.12"].text == "n/a"


def test_the_unknown_stay_in_the_base_and_are_shown_apart() -> None:
    cases = [case(WORK, answered(6, True)), case(WORK)]
    found = results(cases)
    figure = found.indicators["P3.6"]
    assert (figure.text, figure.notes) == ("50.0% (1/2, 1 unknown)", ("1 unknown",))
    assert found.indicators["P3.6.known"].text == "100.0% (1/1)"
    assert found.who("P3.6", "unknown") == found.who("P3.6.known", "unknown") == (cases[1].enrolment_id,)


def test_the_months_run_from_the_first_day_of_work() -> None:
    again = done("work_start", date(2025, 3, 1), occurrence=2)
    assert results([case(again, WORK)]).indicators["P3.6"].d == 1


def ended(outcome: str | None, day: date | None, planned_on: date | None = None) -> Case:
    status = "done" if outcome is not None or day else "planned"
    return case(WORK, EventFact("placement_end", status=status, outcome=outcome, done_on=day, planned_on=planned_on))


def test_a_placement_is_complete_when_it_ended_as_planned_or_goes_on() -> None:
    day, due = date(2025, 6, 1), date(2025, 5, 31)
    cases = [
        ended("planned_end", day, due),
        ended("extended", day, due),
        ended("early_end", day, AS_OF),
        ended(None, day),  # no more was said: it ended as planned
        ended(None, None, due),  # due, and nobody reported the end
        ended("early_end", day, LATER),  # early, but its planned end is still to come
        ended(None, None, LATER),
        case(WORK),
        case(done("placement_end", day)),  # never started
    ]
    found = results(cases)
    figure = found.indicators["P4"]
    assert (figure.text, figure.unknown) == ("60.0% (3/5, 1 unknown)", 1)
    assert found.who("P4", "unknown") == (cases[4].enrolment_id,)
    assert found.indicators["P5"].text == "25.0% (2/8)"
    assert found.milestones["placement_ended"].n == 5
