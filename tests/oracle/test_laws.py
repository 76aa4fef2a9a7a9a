"""What must hold between the figures of one pilot and those of another that differs from it in a known way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.indicators.breakdown import DIMENSIONS, breakdown
from partnertrack.indicators.calculate import Part, Results
from tests.oracle.engine import keys, worked_out
from tests.oracle.oracle import groups
from tests.oracle.pilots import DAYS_OF_REPORT, Question, questions
from tests.oracle.raw import Happening, Pilot, Trainee, rules_of
from tests.oracle.test_agreement import lightly

T = TypeVar("T")

ONCE_COUNTED = ("A3", "T1", "M4.withdrawn", "M5.withdrawn", "P1")
"""Counts that can only grow: what was reached stays reached."""

ADDED = frozenset({"enrolments", "cases", "answers", "occurrences", "fields", "units"})
"""What figures count of which those of two groups make those of both: not persons, nor what the office owns."""

PARTS: tuple[Part, ...] = ("n", "d", "unknown", "outside")


def answered(asked: Question, *trainees: Trainee) -> Results:
    return worked_out(replace(asked.pilot, trainees=trainees), asked.scheme, asked.day, asked.since)


def behind(found: Results) -> dict[tuple[str, str], frozenset[int]]:
    """Who stands behind each part of each figure."""
    return {(key, part): frozenset(keys(found.who(key, part))) for key in found.indicators for part in PARTS}


@lightly
@given(questions, st.sampled_from(sorted(DIMENSIONS)))
def test_groups_taken_apart_add_up_to_the_whole(asked: Question, dimension: str) -> None:
    whole = answered(asked, *asked.pilot.trainees)
    group = groups(asked.pilot, dimension, asked.day)
    parts = [
        answered(asked, *(each for each in asked.pilot.trainees if group[each.key] == name))
        for name in sorted(set(group.values()))
    ]
    for key, figure in whole.indicators.items():
        if figure.counts in ADDED and parts:
            assert (key, figure.n) == (key, sum(part.indicators[key].n for part in parts))
            if figure.d is not None and key != "A2":
                assert (key, figure.d) == (key, sum(part.indicators[key].d or 0 for part in parts))
    for key, milestone in whole.milestones.items():
        assert (key, milestone.n) == (key, sum(part.milestones[key].n for part in parts))
    shares = [key for key, figure in whole.indicators.items() if figure.counts == "enrolments" and key != "A2"]
    for side in PARTS:
        table = breakdown(whole, shares, dimension, part=side)
        assert table.total == tuple(len(whole.who(key, side)) for key in shares)
        assert [sum(column) for column in zip(*(row.counts for row in table.rows), strict=True)] == list(table.total)


@lightly
@given(questions, st.integers(0, 500))
def test_what_was_reached_stays_reached(asked: Question, days: int) -> None:
    later = replace(asked, day=asked.day + timedelta(days))
    before, after = answered(asked, *asked.pilot.trainees), answered(later, *asked.pilot.trainees)
    for key in before.milestones:
        assert set(before.who(key)) <= set(after.who(key))
    for key in ONCE_COUNTED:
        assert before.indicators[key].n <= after.indicators[key].n


@lightly
@given(questions, st.integers(0, 500))
def test_the_eve_and_the_period_make_the_day(asked: Question, days: int) -> None:
    since = asked.day - timedelta(days)
    found = answered(replace(asked, since=since), *asked.pilot.trainees)
    eve = answered(replace(asked, day=since - timedelta(1), since=None), *asked.pilot.trainees)
    for key, milestone in found.milestones.items():
        assert (key, milestone.n) == (key, eve.milestones[key].n + (milestone.in_period or 0))
    for key in ONCE_COUNTED:
        assert found.indicators[key].n == eve.indicators[key].n + (found.indicators[key].in_period or 0)


@lightly
@given(questions, st.integers(0))
def test_neither_the_order_of_people_nor_of_what_happened_to_them_matters(asked: Question, seed: int) -> None:
    luck = Random(seed)  # noqa: S311 - the same order each time, no secret
    turned = [replace(each, happened=_shuffled(luck, each.happened)) for each in asked.pilot.trainees]
    first, second = answered(asked, *asked.pilot.trainees), answered(asked, *_shuffled(luck, turned))
    assert first.milestones == second.milestones
    assert first.indicators == second.indicators
    assert behind(first) == behind(second)


def _shuffled(luck: Random, things: Sequence[T]) -> tuple[T, ...]:
    return tuple(luck.sample(things, len(things)))


@lightly
@given(questions, questions)
def test_somebody_from_elsewhere_changes_nothing_about_the_others(asked: Question, other: Question) -> None:
    far = [replace(each, key=each.key + 100, person=each.person + 100) for each in other.pilot.trainees]
    alone, added = behind(answered(asked, *asked.pilot.trainees)), behind(answered(asked, *far))
    together = behind(answered(asked, *asked.pilot.trainees, *far))
    assert together == {key: alone[key] | added[key] for key in alone}


@lightly
@given(questions)
def test_a_pilot_twice_the_size_has_the_same_rates(asked: Question) -> None:
    twins = [replace(each, key=each.key + 100, person=each.person + 100) for each in asked.pilot.trainees]
    once, twice = answered(asked, *asked.pilot.trainees), answered(asked, *asked.pilot.trainees, *twins)
    for key, figure in once.indicators.items():
        double = twice.indicators[key]
        if figure.counts in ADDED and key != "A2" and not key.startswith("C"):
            assert (key, double.n) == (key, 2 * figure.n)
            assert (key, double.undated, double.unknown) == (key, 2 * figure.undated, 2 * figure.unknown)
            if figure.d is not None or figure.unit == "days":
                assert (key, double.exact) == (key, figure.exact)


@lightly
@given(questions)
def test_nobody_knows_on_a_day_what_will_be_done_after_it(asked: Question) -> None:
    def as_known(what: Happening) -> Happening:
        if what.status == "done" and what.done and what.done > asked.day:
            return replace(what, status="in_progress", done=None)
        return what

    then = [replace(each, happened=tuple(as_known(what) for what in each.happened)) for each in asked.pilot.trainees]
    now, earlier = answered(asked, *asked.pilot.trainees), answered(asked, *then)
    assert now.milestones == earlier.milestones
    assert now.indicators == earlier.indicators


def test_an_empty_pilot_has_no_rates_and_no_one_behind_its_figures() -> None:
    question = Question("thamm_giz", Pilot(rules_of("thamm_giz"), ()), DAYS_OF_REPORT[0], None)
    found = answered(question)
    assert all(milestone.n == 0 for milestone in found.milestones.values())
    assert {figure.text for figure in found.indicators.values()} == {"0", "n/a"}
