from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from partnertrack.indicators.case import EventFact
from tests.unit.indicators.makers import AS_OF, SCHEME, case, done, on, results, scheme

LATER = date(2025, 7, 1)

STARTED = EventFact("training", status="in_progress", started_on=on(10))


def test_applicants_are_a_number_that_someone_must_report() -> None:
    cases = [case(done("selected", on(1))) for _ in range(120)]
    silent = results(cases).indicators
    assert (silent["A1"].text, silent["A1"].value, silent["A2"].text, silent["A2"].value) == ("n/a", None, "n/a", None)
    told = results(cases, applicants=9677).indicators
    assert (told["A1"].text, told["A2"].text) == ("9,677", "1.2% (120/9,677)")
    assert told["A2"].value == Decimal("0.0124")


def test_a_person_enrolled_twice_is_two_enrolments_and_one_person() -> None:
    cases = [case(done("selected", on(1)), person=7), case(done("selected", on(400)), person=7)]
    found = results(cases, since=on(300))
    assert found.milestones["selected"].n == 2
    assert found.milestones["selected"].in_period == 1
    assert found.indicators["A3"].n == 1
    assert found.indicators["A3"].in_period == 0


def test_training_begins_with_the_course_or_the_language_course_whichever_is_known() -> None:
    begun = [
        case(STARTED),
        case(EventFact("language_course", status="in_progress", started_on=on(10))),
        case(EventFact("training", status="in_progress", started_on=AS_OF)),
        case(done("training", on(90))),
        case(done("training")),
    ]
    not_yet = [
        case(EventFact("training", status="planned", planned_on=on(10))),
        case(EventFact("training", status="in_progress", started_on=LATER)),
        case(done("training", LATER)),
        case(done("selected", on(1))),
    ]
    found = results(begun + not_yet)
    assert found.who("T1") == tuple(one.enrolment_id for one in begun)
    assert found.milestones["training_started"].undated == 1


def test_completion_is_of_those_who_started() -> None:
    cases = [case(STARTED, done("certificate", on(100))) for _ in range(3)]
    cases += [case(STARTED), case(STARTED, done("certificate", LATER)), case(done("certificate", on(100)))]
    rate = results(cases).indicators["T2"]
    assert (rate.text, rate.n, rate.d, rate.outside) == ("60.0% (3/5)", 3, 5, 1)
    assert rate.notes == ("1 outside the base",)


def test_those_who_left_before_the_certificate_dropped_out() -> None:
    left = done("dropout", on(50), reason="health")
    counted = [
        case(STARTED, left),
        case(STARTED, done("excluded", on(50))),
        case(STARTED, done("dropout")),
        case(STARTED, left, done("certificate", on(200))),  # came back
    ]
    not_counted = [
        case(STARTED, done("dropout", LATER)),
        case(STARTED, done("certificate", on(40)), left),
        case(STARTED, done("certificate", on(50)), left),  # on the day itself
        case(STARTED, done("certificate", on(40)), done("certificate", on(200), occurrence=2), left),
        case(STARTED, done("certificate"), left),
        case(STARTED, done("on_hold", on(50))),
        case(STARTED, replace(left, status="cancelled")),
        case(left),  # never started
    ]
    found = results(counted + not_counted)
    rate = found.indicators["T3"]
    assert found.who("T3") == tuple(one.enrolment_id for one in counted)
    assert (rate.n, rate.d, rate.outside) == (4, 11, 1)
    assert rate.undated == 2  # the day of leaving, or of the certificate, decides and nobody said it


def test_language_is_attained_at_the_required_level_or_above() -> None:
    def tested(outcome: str | None, level: str | None, number: int = 1) -> EventFact:
        values = {} if level is None else {"cefr_exit": level}
        return done("language_test", on(60), outcome, occurrence=number, values=values)

    attained = [case(tested("passed", "B1")), case(tested("passed", "B2")), case(tested("passed", None))]
    not_attained = [
        case(tested("passed", "A2")),
        case(tested("failed", "B1")),
        case(tested("passed", "A2"), tested("failed", "B1", 2)),
        case(tested(None, "B1")),  # nobody said how it went
        case(EventFact("language_course", status="in_progress", started_on=on(1))),
    ]
    found = results([*attained, *not_attained, case(STARTED)])
    rate = found.indicators["T4"]
    assert found.who("T4") == tuple(one.enrolment_id for one in attained)
    assert (rate.n, rate.d, rate.unknown) == (3, 8, 2)
    assert results(attained, scheme=scheme(required_level="")).indicators["T4"].text == "n/a"
    assert results(attained, scheme=replace(SCHEME, fields={})).indicators["T4"].n == 1  # no list to compare with


def test_attendance_is_over_those_whose_hours_are_known_on_both_sides() -> None:
    def hours(**values: int | Decimal) -> EventFact:
        return replace(STARTED, values=values)

    cases = [
        case(hours(hours_planned=480, hours_attended=Decimal("425.5"))),
        case(hours(hours_planned=480, hours_attended=420)),
        case(hours(hours_planned=480)),
        case(hours(hours_attended=400)),
        case(STARTED),
        case(replace(hours(hours_planned=480, hours_attended=480), started_on=LATER)),
    ]
    rate = results(cases).indicators["T5"]
    assert (rate.text, rate.n, rate.d, rate.unknown) == ("88.1% (846/960)", 846, 960, 3)
    assert rate.value == Decimal("0.8807")


def test_a_certificate_may_lack_its_number() -> None:
    cases = [case(done("certificate", on(100), values={"cert_no": "C-1"})), case(done("certificate", on(100)))]
    assert results(cases).indicators["T6"].text == "50.0% (1/2)"


def test_the_share_of_women_has_a_line_with_the_unknown_and_one_without() -> None:
    sexes = ("female", "female", "male", "other", None)
    cases = [case(done("departed", on(300)), sex=sex) for sex in sexes] + [case(sex="female")]
    found = results(cases)
    assert found.indicators["T7.departed"].text == "40.0% (2/5)"
    assert found.indicators["T7.departed.known"].text == "50.0% (2/4)"
    assert found.indicators["T7.departed"].notes == ()
    departed = found.milestones["departed"]
    assert (departed.n, departed.women, departed.men, departed.other, departed.unknown) == (5, 2, 1, 1, 1)


def test_what_is_dated_later_than_the_day_has_not_happened() -> None:
    one = case(done("selected", AS_OF), done("certificate", LATER))
    found = results([one])
    assert found.milestones["selected"].n == 1
    assert found.milestones["certificate"].n == 0
