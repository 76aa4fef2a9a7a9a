from __future__ import annotations

from datetime import date, timedelta

from partnertrack.indicators.case import EventFact
from tests.unit.indicators.makers import AS_OF, case, done, on, results

WORK = done("work_start", on(300))
ENDED = done("placement_end", on(400), "early_end")
RETURNED = done("return_or_stay", on(410), "returned")


def test_returns_and_stays_are_of_those_whose_placement_ended() -> None:
    cases = [
        case(WORK, ENDED, RETURNED),
        case(WORK, ENDED, done("return_or_stay", on(410), "stayed")),
        case(WORK, ENDED, done("return_or_stay", date(2025, 7, 1), "stayed")),
        case(WORK, ENDED),
        case(WORK, RETURNED),  # nobody said that the placement ended
        case(WORK, done("placement_end", on(400), "extended")),
        case(WORK),
    ]
    found = results(cases).indicators
    assert [found[key].text for key in ("R1", "R2", "R3")] == ["25.0% (1/4)", "25.0% (1/4)", "50.0% (2/4)"]
    assert found["R1"].outside == 1


def test_nobody_is_unaccounted_for_before_sixty_days_have_passed() -> None:
    ends = [AS_OF - timedelta(days) for days in (59, 60, 61)]
    found = results([case(WORK, done("placement_end", day)) for day in ends]).indicators["R3"]
    assert (found.n, found.d) == (1, 3)
    undated = results([case(WORK, done("placement_end"))]).indicators["R3"]
    assert (undated.n, undated.undated) == (1, 1)


def now(outcome: str | None) -> EventFact:
    return done("post_return", None, outcome)


def test_work_after_return_is_of_those_who_were_asked_and_of_all() -> None:
    cases = [case(RETURNED, now(outcome)) for outcome in ("job", "business", "studies", "seeking", None)]
    cases += [case(RETURNED), case(now("job"))]
    found = results(cases)
    figure = found.indicators["R4"]
    assert (figure.text, figure.unknown, figure.undated) == ("25.0% (1/4)", 2, 4)
    assert found.indicators["R4.all"].text == "16.7% (1/6)"


def test_a_business_is_registered_or_run_after_return() -> None:
    selected, plan = done("selected", on(1)), done("reintegration_plan", on(420))
    cases = [
        case(selected, plan, done("business_registered", on(450))),
        case(selected, RETURNED, now("business")),
        case(selected, done("return_or_stay", date(2025, 7, 1), "returned"), now("business")),  # not back yet
        case(selected, plan, now("job")),
        case(selected),
    ]
    found = results(cases).indicators
    assert (found["R5"].text, found["R5.supported"].text) == ("40.0% (2/5)", "50.0% (1/2)")
