from __future__ import annotations

from collections.abc import Sequence

import pytest

from partnertrack.importing.answer_book import answers_for
from partnertrack.importing.codes import Answers, answer_rule, read_answer
from partnertrack.importing.sheet import Cell
from partnertrack.importing.vocabulary import Vocabulary


def answers(vocabulary: Vocabulary, key: str) -> Answers:
    found = answers_for(vocabulary.fields[key], vocabulary)
    assert found is not None
    return found


def read(vocabulary: Vocabulary, key: str, cells: Sequence[Cell], language: str = "en") -> list[str]:
    rule = answer_rule(cells, answers(vocabulary, key), language)
    return [value or f"!{code}" for value, code in (read_answer(cell, rule) for cell in cells)]


@pytest.mark.parametrize(
    ("cells", "language", "sexes"),
    [
        (["M", "F"], "en", ["male", "female"]),
        (["M", "F"], "fr", ["male", "female"]),
        (["H", "F"], "fr", ["male", "female"]),
        (["M", "V"], "nl", ["male", "female"]),
        (["M", "V"], "fr", ["male", "female"]),
        (["M", "W"], "en", ["male", "female"]),
        (["m", "w", "d"], "de", ["male", "female", "other"]),
        (["M", "V", "X"], "nl", ["male", "female", "other"]),
        (["M.", "Mme"], "fr", ["male", "female"]),
        (["Herr", "Frau"], "de", ["male", "female"]),
        (["Dhr.", "Mevr."], "nl", ["male", "female"]),
        (["masculin", "FÉMININ"], "fr", ["male", "female"]),
        (["M", "M"], "en", ["male", "male"]),
        (["H", "M"], "fr", ["!code-ambiguous", "!code-ambiguous"]),
        (["1", "2"], "fr", ["!code-unknown", "!code-unknown"]),
    ],
)
def test_letters_for_the_sexes_are_read_by_the_whole_column(
    vocabulary: Vocabulary, cells: Sequence[Cell], language: str, sexes: list[str]
) -> None:
    assert read(vocabulary, "sex", cells, language) == sexes


def test_answers_of_another_language_are_read_where_they_have_one_meaning(vocabulary: Vocabulary) -> None:
    cells = ["bestanden", "Nicht bestanden", "geslaagd", "ajourné", "PASSED"]
    assert read(vocabulary, "exam_result", cells, "fr") == ["passed", "failed", "passed", "failed", "passed"]


def test_a_remark_beside_the_answer_is_passed_over(vocabulary: Vocabulary) -> None:
    cells = ["erteilt (10.12.2024)", "abgelehnt, Unterlagen fehlen", "in Bearbeitung – Botschaft"]
    assert read(vocabulary, "visa_decision", cells, "de") == ["granted", "refused", "pending"]


def test_yes_and_no_in_every_manner(vocabulary: Vocabulary) -> None:
    cells: list[Cell] = [
        "Oui",
        "x",
        "X",
        1.0,
        0.0,
        True,
        False,
        "✓",
        "Ja, seit März",
        "non (malade)",
        "N",
        "☐",
        "J",
        "O",
    ]
    yes = ["yes", "yes", "yes", "yes", "no", "yes", "no", "yes", "yes", "no", "no", "no", "yes", "yes"]
    assert read(vocabulary, "still_employed", cells, "fr") == yes


def test_a_slip_of_the_hand_is_read_and_told(vocabulary: Vocabulary) -> None:
    rule = answer_rule(["mannel.", "femalle"], answers(vocabulary, "sex"), "de")
    assert read_answer("mannel.", rule) == ("male", "code-read-as")
    assert read_answer("femalle", rule) == ("female", "code-read-as")


def test_a_word_that_only_ends_like_an_answer_is_unknown(vocabulary: Vocabulary) -> None:
    assert read(vocabulary, "exam_result", ["unbestanden", "maybe", "", "12"]) == ["!code-unknown"] * 4


@pytest.mark.parametrize(
    ("key", "cell", "code"),
    [
        ("sector", "Gastgewerbe", "I"),
        ("sector", "Hébergement et restauration", "I"),
        ("sector", "I – Gastgewerbe", "I"),
        ("sector", "Industrie manufacturière", "C"),
        ("return_kind", "Back in Ghana", "returned"),
        ("return_kind", "terug naar Marokko", "returned"),
        ("return_kind", "Maintien en Belgique", "stayed"),
        ("return_kind", "Legaal verblijf in België", "stayed"),
        ("certified", "☒", "yes"),
        ("certified", "✗", "no"),
        ("exam_result", "NB", "failed"),
        ("visa_decision", "Antrag abgelehnt", "refused"),
    ],
)
def test_a_label_without_its_letter_an_answer_with_a_country_or_a_sign_is_read(
    vocabulary: Vocabulary, key: str, cell: str, code: str
) -> None:
    assert read(vocabulary, key, [cell]) == [code]


def test_a_place_that_is_no_country_is_part_of_the_answer(vocabulary: Vocabulary) -> None:
    assert read(vocabulary, "return_kind", ["back in town hall"]) == ["!code-unknown"]
