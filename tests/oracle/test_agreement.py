"""The program's figures against an oracle that was written from the words of the catalogue alone."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from partnertrack.indicators.breakdown import DIMENSIONS, breakdown, dimensions
from partnertrack.indicators.calculate import Part, Results
from partnertrack.indicators.catalogue import shipped_catalogue
from partnertrack.indicators.cross import cross
from tests.oracle import oracle
from tests.oracle.engine import keys, organisation, worked_out
from tests.oracle.oracle import Asked, asked_about
from tests.oracle.pilots import Question, questions
from tests.oracle.smallest import smallest
from tests.oracle.standing import MILESTONES

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # `smallest` tells it shortly

PARTS: tuple[Part, ...] = ("n", "d", "unknown", "outside")

PILOTS = int(os.environ.get("PARTNERTRACK_ORACLE_PILOTS", "45"))
"""How many pilots are made up; thousands for a long run."""

PHASES = [each for each in Phase if each is not Phase.shrink]  # `smallest` takes seconds where that takes minutes

thoroughly = settings(max_examples=PILOTS, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)

lightly = settings(thoroughly, max_examples=PILOTS // 4)
"""For laws that ask the program alone."""


def test_every_figure_and_dimension_of_the_program_has_an_oracle() -> None:
    catalogue = shipped_catalogue()
    assert set(catalogue.milestones) == set(MILESTONES)
    assert {line.id for _, line in catalogue.lines()} <= set(oracle.FIGURES)
    assert set(DIMENSIONS) <= set(oracle.DIMENSIONS)


@thoroughly
@given(questions)
def test_figures_and_milestones_are_those_that_their_definitions_tell(asked: Question) -> None:
    wrong = differing(asked)
    if wrong:
        asked = smallest(asked, lambda less: bool(differing(less) & wrong))
    found = worked_out(asked.pilot, asked.scheme, asked.day, asked.since)
    hand = asked_about(asked.pilot, asked.day, asked.since)
    for key in found.indicators:
        assert (key, *by_program(found, key)) == (key, *by_hand(hand, key)), asked
    check_milestones(asked, found, hand)


def check_milestones(asked: Question, found: Results, hand: Asked) -> None:
    for key, milestone in found.milestones.items():
        told = oracle.milestone(hand, key)
        assert (key, keys(found.who(key))) == (key, sorted(told.answer.in_n))
        sexes = oracle.broken_down(asked.pilot, told.answer.in_n, "sex", asked.day)
        counts = (milestone.women, milestone.men, milestone.other, milestone.unknown)
        assert (key, *counts) == (key, *(sexes[sex] for sex in ("female", "male", "other", "unknown")))
        assert (key, milestone.n, milestone.undated) == (key, told.answer.n, told.undated)
        assert (key, milestone.in_period) == (key, told.in_period)


def differing(asked: Question) -> frozenset[str]:
    """The figures about which the program and the oracle do not agree."""
    found = worked_out(asked.pilot, asked.scheme, asked.day, asked.since)
    hand = asked_about(asked.pilot, asked.day, asked.since)
    told = found.indicators.keys()
    return frozenset(key for key in told if by_program(found, key) != by_hand(hand, key))


def by_program(found: Results, key: str) -> tuple[object, ...]:
    """All that the program says of a figure, who stands behind it included."""
    figure = found.indicators[key]
    counts = (figure.unknown, figure.unknown_in_d, figure.outside, figure.undated, figure.in_period)
    people = tuple(frozenset(keys(found.who(key, part))) for part in PARTS)
    others = (frozenset(keys(found.others(key))), frozenset(keys(found.others(key, "d"))))
    return (figure.exact, figure.n, figure.d, figure.limit, *counts, *people, *others)


def by_hand(hand: Asked, key: str) -> tuple[object, ...]:
    """The same by the oracle."""
    told = oracle.figure(hand, key)
    answer = told.answer
    parts = (answer.in_n, answer.in_d, answer.unknown, answer.outside)
    counts = (len(answer.unknown), len(answer.unknown & answer.in_d), len(answer.outside), told.undated, told.in_period)
    return (answer.value, answer.n, answer.d, answer.limit, *counts, *parts, answer.others_n, answer.others_d)


@thoroughly
@given(questions, st.permutations(sorted(oracle.DIMENSIONS)))
def test_every_table_is_the_one_that_sorting_people_by_hand_gives(asked: Question, several: list[str]) -> None:
    found = worked_out(asked.pilot, asked.scheme, asked.day, asked.since)
    known = [each for each in several if each in dimensions(found.view.register.scheme)]
    for dimension, part in zip(known, PARTS, strict=False):
        check_table(asked, found, dimension, part)
    for key in ("selected", "T1", "T2", "P1", "R5"):
        check_crossed(asked, found, key, (known[0], known[1]))


def check_table(asked: Question, found: Results, dimension: str, part: Part) -> None:
    columns = [*(found.milestones if part == "n" else ()), *found.indicators]
    table = breakdown(found, columns, dimension, part=part)
    for column, key in enumerate(table.columns):
        who = frozenset(keys(found.who(key, part)))
        by_hand = oracle.broken_down(asked.pilot, who, dimension, asked.day)
        counts = {_said(dimension, row.key): row.counts[column] for row in table.rows if row.counts[column]}
        assert (key, counts) == (key, dict(by_hand))
        assert table.total[column] == len(who)


def check_crossed(asked: Question, found: Results, key: str, both: tuple[str, str]) -> None:
    down, across = both
    who = frozenset(keys(found.who(key)))
    table = cross(found, key, down, across)
    by_hand = oracle.crossed(asked.pilot, who, down, across, asked.day)
    cells = sorted(count for row in table.rows for count in row.counts[:-1] if count)
    assert (key, cells) == (key, sorted(by_hand.values()))
    rows = oracle.broken_down(asked.pilot, who, down, asked.day)
    assert {_said(down, row.key): row.counts[-1] for row in table.rows} == dict(rows)
    columns = oracle.broken_down(asked.pilot, who, across, asked.day)
    assert sorted(table.total[:-1]) == sorted(columns.values())
    assert table.total[-1] == len(who)


def _said(dimension: str, key: str) -> str:
    """The key of a group, employers by the number that the oracle knows them by."""
    numbers = {str(organisation(number)): str(number) for number in (1, 2)}
    return numbers.get(key, key) if dimension == "employer" else key
