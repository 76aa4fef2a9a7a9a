"""What must hold of figures whatever partners send."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from partnertrack.indicators.breakdown import DIMENSIONS, breakdown
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.case import Case, EventFact, by_step
from partnertrack.indicators.catalogue import shipped_catalogue
from partnertrack.indicators.cross import cross
from partnertrack.indicators.funnel import funnel
from partnertrack.indicators.milestones import by_month, reached_by
from tests.unit.indicators.makers import SCHEME, case, on, results

few = settings(max_examples=20)
"""Every example works out the whole catalogue several times; the oracle tries many more pilots than these."""

STEPS = [step.key for step in SCHEME.steps()]

OUTCOMES = ["granted", "refused", "withdrawn", "passed", "returned", "stayed", "extended", "early_end", "job", None]

DAYS = st.integers(0, 900).map(on)

EVENTS = st.builds(
    EventFact,
    step=st.sampled_from(STEPS),
    occurrence=st.sampled_from([1, 2, 30, 180]),
    status=st.sampled_from(["done", "done", "done", "in_progress", "planned", "cancelled"]),
    outcome=st.sampled_from(OUTCOMES),
    started_on=st.none() | DAYS,
    done_on=st.none() | DAYS,
    planned_on=st.none() | DAYS,
    values=st.fixed_dictionaries({}, optional={"still_employed": st.booleans(), "cert_no": st.just("1")}),
)

CASES = st.lists(
    st.builds(
        lambda events, person, **parts: case(*events, person=person, **parts),
        st.lists(EVENTS, max_size=8),
        person=st.integers(1, 5),
        sex=st.sampled_from(["female", "male", "other", None, "?"]),
        track=st.sampled_from(["home", "away", "circular", "undecided"]),
        region=st.sampled_from(["North", "South", None]),
        birth_date=st.none() | st.integers(-14_000, 0).map(on),
    ),
    max_size=8,
)


def counts(found: Results) -> dict[str, int]:
    return {key: milestone.n for key, milestone in found.milestones.items()}


@few
@given(CASES, DAYS)
def test_parts_add_up_to_the_whole(cases: list[Case], day: date) -> None:
    found = results(cases, day)
    for milestone in found.milestones.values():
        assert milestone.n == milestone.women + milestone.men + milestone.other + milestone.unknown
        assert 0 <= milestone.undated <= milestone.n <= len(cases)
    for dimension in DIMENSIONS:
        table = breakdown(found, list(found.milestones), dimension)
        assert table.total == tuple(milestone.n for milestone in found.milestones.values())
        for column, total in enumerate(table.total):
            assert sum(row.counts[column] for row in table.rows) == total
        assert table.rows[-1].key == "unknown"


@few
@given(CASES, DAYS)
def test_two_dimensions_add_up_to_each_of_them(cases: list[Case], day: date) -> None:
    found = results(cases, day)
    table = cross(found, "selected", "region", "sex")
    by_region, by_sex = (breakdown(found, ["selected"], dimension) for dimension in ("region", "sex"))
    assert {row.key: row.counts[-1] for row in table.rows} == {
        row.key: row.counts[0] for row in by_region.rows if row.counts[0]
    }
    assert sorted(table.total[:-1]) == sorted(row.counts[0] for row in by_sex.rows if row.counts[0])
    assert all(sum(row.counts[:-1]) == row.counts[-1] for row in table.rows)
    assert [sum(column) for column in zip(*(row.counts for row in table.rows), strict=True)] == [
        total for total in table.total if table.rows
    ]
    assert table.total[-1] == found.milestones["selected"].n


@few
@given(CASES, DAYS)
def test_a_part_is_never_more_than_its_whole(cases: list[Case], day: date) -> None:
    found = results(cases, day)
    for key, figure in found.indicators.items():
        if figure.d is not None and figure.counts == "enrolments" and figure.indicator != "A2":
            assert figure.n <= figure.d
            assert set(found.who(key)) <= set(found.who(key, "d"))
            is_asked = key != "G1"  # without a minimum in a grant there is nothing to hold the share against
            assert (figure.value is None) == (figure.d == 0) or not is_asked
            assert len(found.who(key)) == figure.n
            assert len(found.who(key, "d")) == figure.d
        assert len(found.who(key, "unknown")) <= len(cases)


@few
@given(CASES, DAYS, st.integers(0, 400))
def test_a_milestone_never_falls_as_days_pass(cases: list[Case], day: date, days: int) -> None:
    before, after = results(cases, day), results(cases, day + timedelta(days))
    assert all(n <= counts(after)[key] for key, n in counts(before).items())


@few
@given(CASES.filter(bool), DAYS, EVENTS)
def test_one_more_event_never_lowers_a_milestone(cases: list[Case], day: date, event: EventFact) -> None:
    first, *others = cases
    more = replace(first, events=by_step([*(one for held in first.events.values() for one in held), event]))
    assert all(n <= counts(results([more, *others], day))[key] for key, n in counts(results(cases, day)).items())


@few
@given(CASES.filter(bool), DAYS, EVENTS, st.integers(1, 300))
def test_what_happens_later_changes_no_figure_of_today(
    cases: list[Case], day: date, event: EventFact, days: int
) -> None:
    later = day + timedelta(days)
    tomorrow = replace(event, status="done", started_on=later, done_on=later, planned_on=None)
    first, *others = cases
    more = replace(first, events=by_step([*(one for held in first.events.values() for one in held), tomorrow]))
    assert results([more, *others], day).indicators == results(cases, day).indicators


@few
@given(CASES, DAYS, st.integers(0, 400))
def test_a_period_and_what_was_before_make_the_whole(cases: list[Case], day: date, days: int) -> None:
    since = day - timedelta(days)
    before, found = results(cases, since - timedelta(1)), results(cases, day, since=since)
    for key, milestone in found.milestones.items():
        assert milestone.n == counts(before)[key] + (milestone.in_period or 0)
    for key in ("A3", "T1", "P1"):
        assert found.indicators[key].n == before.indicators[key].n + (found.indicators[key].in_period or 0)


def test_a_period_begins_with_its_first_day() -> None:
    cases = [case(EventFact("selected", done_on=on(day))) for day in (9, 10, 11, 12)]
    assert results(cases, on(11), since=on(10)).milestones["selected"].in_period == 2


@few
@given(CASES, DAYS)
def test_one_case_at_a_time_gives_the_same_milestones(cases: list[Case], day: date) -> None:
    found = results(cases, day)
    for key, milestone in shipped_catalogue().milestones.items():
        alone = tuple(one.enrolment_id for one in cases if reached_by(SCHEME, one, milestone, day))
        assert found.who(key) == alone


@few
@given(CASES, DAYS)
def test_the_months_rise_to_the_figure(cases: list[Case], day: date) -> None:
    found = results(cases, day)
    for key in ("selected", "work_started"):
        months = by_month(found, key)
        assert [month.n for month in months] == sorted(month.n for month in months)
        if months:
            assert months[-1].n == found.milestones[key].n
            assert months[-1].last_day == day


@few
@given(CASES, DAYS)
def test_the_funnel_counts_what_the_milestones_count(cases: list[Case], day: date) -> None:
    found = results(cases, day)
    stages = funnel(found)
    assert [stage.count.n for stage in stages[:4]] == [
        found.milestones[key].n for key in ("selected", "training_started", "departed", "work_started")
    ]
    either = set(found.who("returned")) | set(found.who("stayed"))
    assert stages[4].count.n == len(either)


@few
@given(CASES, DAYS)
def test_the_order_of_cases_changes_nothing(cases: list[Case], day: date) -> None:
    found, turned = results(cases, day), results(reversed(cases), day)
    assert found.milestones == turned.milestones
    assert found.indicators == turned.indicators
