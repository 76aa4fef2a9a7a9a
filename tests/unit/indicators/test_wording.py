"""Every formula of the catalogue reads as a sentence, and compound conditions can be told apart in it."""

from __future__ import annotations

import re

import pytest

from partnertrack.indicators.catalogue import read_indicator, shipped_catalogue
from partnertrack.indicators.wording import formula, steps_of
from tests.unit.indicators.makers import SCHEME

CATALOGUE = shipped_catalogue()
HEAD = 'label = "Own"\nunit = "percent"\ndefinition = "Own."\n'


def said(text: str) -> str:
    indicator = read_indicator("X1", HEAD + text, CATALOGUE.milestones)
    return formula(SCHEME, CATALOGUE, indicator.lines[0].measure)


@pytest.mark.parametrize("line", [line for _, line in CATALOGUE.lines()], ids=lambda line: line.id)
def test_every_formula_is_one_or_two_sentences(line: object) -> None:
    words = formula(SCHEME, CATALOGUE, line.measure)  # type: ignore[attr-defined]  # a line of the catalogue
    assert re.fullmatch(r"[A-Z][^.]*\.( [A-Z][^.]*\.)?", words), words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            'n = { all = [{ milestone = "certificate" }, { sex = "female" }] }\nd = { milestone = "training_started" }',
            "Those who reached “Training completed” and are women, of those who reached “Training started”.",
        ),
        (
            'count = { not = { any = [{ started = "contract" }, { track = "home" }] } }',
            "The number of those who did not start “contract” and are not on the home track.",
        ),
        (
            'count.all = [{ sex = "male" }, { any = [{ started = "visa" }, { reached = "home", days_ago = 1 }] }]',
            "The number of those who are men and (started “visa” or reached “home” at least 1 day before).",
        ),
        (
            'persons = { any = [{ sex = "unknown" }, { not = { sex = "unknown" } }] }',
            "Distinct persons among those who are enrolled; someone enrolled twice counts once.",
        ),
    ],
)
def test_a_formula_is_told_in_words(text: str, words: str) -> None:
    assert said(text) == words


def test_a_formula_knows_the_steps_that_it_speaks_of() -> None:
    measure = CATALOGUE.indicators["M7"].lines[0].measure
    assert steps_of(measure) == ("visa_lodged", "visa_decision")
