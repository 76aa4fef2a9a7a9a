"""What one cell of a donor's matrix says: figures, days in headings, levels, several indicators."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack import i18n
from partnertrack.importing.logframe.amounts import read_amounts
from partnertrack.importing.logframe.day_words import day_in
from partnertrack.importing.logframe.levels import level_in
from partnertrack.importing.logframe.lines import items_in
from partnertrack.importing.logframe.units import unit_of_label
from partnertrack.importing.numbers import NumberRule
from partnertrack.importing.sheet import Cell

GERMAN = NumberRule(language="de")


@pytest.mark.parametrize(
    ("cell", "number", "sign", "year"),
    [
        ("30 %", "30", "percent", None),
        ("1 200", "1200", "", None),
        ("1\N{NARROW NO-BREAK SPACE}200,5", "1200.5", "", None),
        ("0 (2024)", "0", "", 2024),
        ("12 (baseline 2023)", "12", "", 2023),
        ("2026: 40", "40", "", 2026),
        ("40 by 2026", "40", "", 2026),
        ("60 jours", "60", "days", None),
        ("EUR 1 200 000", "1200000", "money", None),
        ("3,2 Prozentpunkte", "3.2", "points", None),
        ("−5 %", "-5", "percent", None),
        ("EUR -5", "-5", "money", None),
        (0.3, "0.3", "", None),
    ],
)
def test_a_figure_is_read_as_it_is_meant(cell: Cell, number: str, sign: str, year: int | None) -> None:
    reading = read_amounts(cell, GERMAN)
    assert not reading.faults
    (amount,) = reading.amounts
    assert (amount.number, amount.sign, amount.year) == (Decimal(number), sign, year)


@pytest.mark.parametrize(
    ("cell", "codes", "numbers"),
    [
        ("n/a", [], []),
        ("–", [], []),
        ("sans objet", [], []),
        ("TBD", ["value-open"], []),
        ("nader te bepalen", ["value-open"], []),
        ("35% of trainees (women: 50%)", ["value-part"], [35]),
        ("1500 (2027), davon 750 Frauen", ["value-part"], [1500]),
        ("50 women, 30 men", ["value-several"], []),
        ("30-40", ["value-several"], []),
        ("4.2/5", ["value-several"], []),
        ("+10 %", ["value-relative"], []),
        ("réduction de 10 %", ["value-relative"], []),
        ("high", ["value-unreadable"], []),
        ("=B2*2", ["value-unreadable"], []),
        ("≤ 10 %", ["value-bound"], [10]),
        ("at least 80", ["value-bound"], [80]),
        ("30 (2026)\n60 (2027)", [], [30, 60]),
    ],
)
def test_what_is_uncertain_is_said_and_never_guessed(cell: str, codes: list[str], numbers: list[int]) -> None:
    reading = read_amounts(cell, NumberRule(language="en"))
    assert [fault.code for fault in reading.faults] == codes
    assert [amount.number for amount in reading.amounts] == numbers
    assert all(fault.raw == " ".join(cell.split()) for fault in reading.faults)


def test_thousands_are_told_by_the_language_or_not_at_all() -> None:
    assert read_amounts("1.200", GERMAN).amounts[0].number == 1200
    assert [fault.code for fault in read_amounts("1.200", NumberRule(language="en")).faults] == ["value-ambiguous"]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Milestone 31/12/2026", date(2026, 12, 31)),
        ("Target 12/31/2027", date(2027, 12, 31)),
        ("Jalon juin 2026", date(2026, 6, 30)),
        ("Zwischenziel 06/2026", date(2026, 6, 30)),
        ("S1 2026", date(2026, 6, 30)),
        ("2. Halbjahr 2026", date(2026, 12, 31)),
        ("2026 Q3", date(2026, 9, 30)),
        ("Cible 2028", date(2028, 12, 31)),
    ],
)
def test_a_heading_names_its_day(text: str, on: date) -> None:
    found = day_in(text)
    assert found is not None
    assert found.on == on


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.sampled_from(i18n.LANGUAGES))
def test_a_day_in_words_is_read_back_in_every_language(on: date, language: str) -> None:
    with i18n.speaking(language):
        found = day_in(f"X {i18n.day(on)}")
    assert found is not None
    assert found.on == on


@pytest.mark.parametrize(
    ("text", "level", "number", "statement"),
    [
        ("Output 1.2: Trainees are certified", "output", "1.2", "Trainees are certified"),
        ("Objectif spécifique 1 – Les jeunes travaillent", "outcome", "1", "Les jeunes travaillent"),
        ("Overall objective (Impact): growth", "impact", "", "growth"),
        ("Oberziel", "impact", "", ""),
        ("Modulziel: Menschen arbeiten", "outcome", "", "Menschen arbeiten"),
        ("Resultaat 2: Werkgevers doen mee", "result", "2", "Werkgevers doen mee"),
        ("OS1. Emploi", "outcome", "1", "Emploi"),
        ("R2 Formation", "result", "2", "Formation"),
        ("Activités", "activity", "", ""),
    ],
)
def test_a_level_is_told_in_four_languages(text: str, level: str, number: str, statement: str) -> None:
    found = level_in(text)
    assert found is not None
    assert (found.level, found.number, found.statement) == (level, number, statement)


@pytest.mark.parametrize("text", ["Results of the training are used", "Produits agricoles vendus", "So many people"])
def test_a_sentence_that_begins_with_such_a_word_is_no_level(text: str) -> None:
    assert level_in(text) is None


def test_several_indicators_of_a_cell_are_parted_by_bullets_codes_and_numbers() -> None:
    dotted = items_in("1.1 Number of trainees\nwho finish\n1.2 Drop-out rate", has_codes=False)
    assert [(item.code, item.label) for item in dotted] == [
        ("1.1", "Number of trainees who finish"),
        ("1.2", "Drop-out rate"),
    ]
    counted = items_in("1) 120 people placed\n2) 80% retained", has_codes=False)
    assert [(item.code, item.label) for item in counted] == [("", "120 people placed"), ("", "80% retained")]
    assert [item.label for item in items_in("• Eins\n• Zwei", has_codes=False)] == ["Eins", "Zwei"]
    assert [item.label for item in items_in("Number of\ntrainees", has_codes=False)] == ["Number of trainees"]
    assert [item.label for item in items_in("30 trainees certified", has_codes=False)] == ["30 trainees certified"]


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Number of people with an employment rate", "count"),
        ("% of migrants", "percent"),
        ("Abschlussquote der Ausbildung", "percent"),
        ("Taux de retour", "percent"),
        ("Plaatsingsgraad", "percent"),
        ("Median days from application to visa", "days"),
        ("Corporate training", ""),
    ],
)
def test_the_words_of_an_indicator_name_its_unit(label: str, unit: str) -> None:
    assert unit_of_label(label) == unit
