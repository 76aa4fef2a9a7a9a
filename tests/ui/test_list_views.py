"""Filters read as words, and a view of the list survives as text."""

from __future__ import annotations

import json

import pytest

from partnertrack.domain.criterion import Criterion
from partnertrack.services import pilots
from partnertrack.ui.view_models.criteria import words
from partnertrack.ui.view_models.list_view import ListView, from_text, to_text
from partnertrack.ui.view_models.subjects import subjects

SCHEME = pilots.template("inspire_gh")
SUBJECTS = {each.key: each for each in subjects(SCHEME, ("2025-A",), (("1", "Kumasi centre"),))}


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        (Criterion("stage", "is", ("origin", "left")), "Stage is Origin training or Left"),
        (Criterion("region", "contains", ("Volta",)), "Region contains “Volta”"),
        (Criterion("sex", "empty"), "Sex is not filled in"),
        (Criterion("birth_date", "before", ("2001-02-03",)), "Date of birth before 3 Feb 2001"),
        (Criterion("deadline", "within", ("step:visa_decision", "0")), "Visa decision is overdue"),
        (Criterion("deadline", "within", ("step", "7")), "Any step is due within 7 days"),
        (Criterion("deadline", "within", ("expiry", "90")), "Any validity: within 90 days"),
        (Criterion("step", "is", ("visa_decision",)), "Visa decision is done"),
        (Criterion("organisation", "is_not", ("1",)), "Organisation is not Kumasi centre"),
        (Criterion("organisation", "is", ("1@contract",)), "Organisation is Kumasi centre (Contract signed)"),
        (Criterion("missing", "filled"), "Incomplete"),
    ],
)
def test_a_filter_reads_as_words(criterion: Criterion, said: str) -> None:
    assert words(SUBJECTS[criterion.subject], criterion) == said


def test_every_subject_has_tests_and_words_for_each() -> None:
    for subject in SUBJECTS.values():
        for test in subject.tests:
            assert words(subject, Criterion(subject.key, test, ("step", "3")))


def test_a_view_comes_back_from_its_text() -> None:
    criteria = (Criterion("sex", "is", ("f",)), Criterion("deadline", "within", ("step", "0")))
    view = ListView(criteria, ("name", "sex", "stage"), "cohort", is_descending=True, stage="origin", text="Ama")
    assert from_text(to_text(view), SCHEME) == (view, "")


def test_what_a_pilot_does_not_have_is_left_out_with_a_word() -> None:
    criteria = (Criterion("shoe_size", "is", ("42",)), Criterion("sex", "empty"))
    view, lost = from_text(to_text(ListView(criteria, ("name", "sex", "hat"))), SCHEME)
    assert (view.criteria, view.columns) == ((Criterion("sex", "empty"),), ("name", "sex"))
    assert lost == "This pilot does not have: hat, shoe_size. The rest of the view is shown."


@pytest.mark.parametrize("text", ["", "[]", "{", json.dumps({"criteria": 1, "columns": [2], "order": None})])
def test_a_text_that_is_no_view_shows_everybody(text: str) -> None:
    assert from_text(text, SCHEME)[0] == ListView()
