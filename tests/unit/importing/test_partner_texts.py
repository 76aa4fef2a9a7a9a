"""What partners read is said in all their languages, about every finding, with the same places."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import fields

import pytest

from partnertrack.domain.text import LABEL_LANGUAGES, Label
from partnertrack.importing import issue
from partnertrack.importing.issue import Issue
from partnertrack.importing.partner_texts import partner_texts

PLACES = {"value", "column", "sheet", "row", "detail"}
CODES = sorted(issue._TEXTS)


def places(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def labels() -> Iterator[tuple[str, Label]]:
    texts = partner_texts()
    for group in fields(texts):
        table: Mapping[str, Label] = getattr(texts, group.name)
        yield from ((f"{group.name}.{key}", label) for key, label in table.items())


def test_every_finding_of_an_import_has_a_text_for_partners_and_no_text_is_without_a_finding() -> None:
    assert sorted(partner_texts().issues) == CODES


@pytest.mark.parametrize(("name", "label"), list(labels()))
def test_a_text_names_the_same_places_in_every_language(name: str, label: Label) -> None:
    said = {language: places(label.text(language)) for language in LABEL_LANGUAGES}
    assert len({frozenset(named) for named in said.values()}) == 1, (name, said)
    if name.startswith("issues."):
        assert said["en"] <= PLACES


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_finding_can_be_told_in_every_language(code: str, language: str) -> None:
    found = Issue(code, "error", "Liste", 7, "Né(e) le", "31.02.2025", "Début")
    text = partner_texts().about(found, language)
    assert text
    assert "{" not in text


def test_a_partner_reads_what_is_wrong_and_what_to_do() -> None:
    found = Issue("date-unreadable", "error", "Liste", 7, "Né(e) le", "31.02.2025")
    said = [partner_texts().about(found, language) for language in LABEL_LANGUAGES]
    assert said == [
        "“31.02.2025” is not a date. Please write day.month.year.",
        "« 31.02.2025 » n’est pas une date. Veuillez écrire jour/mois/année.",
        "„31.02.2025“ ist kein Datum. Bitte schreiben Sie Tag.Monat.Jahr.",
        "“31.02.2025” is geen datum. Schrijf dag-maand-jaar, alstublieft.",
    ]


def test_days_are_written_as_in_the_partners_language() -> None:
    found = Issue("date-in-future", "warning", "Liste", 7, "Abflug", "2031-05-04")
    assert "04.05.2031" in partner_texts().about(found, "de")


def test_a_text_with_braces_from_a_partners_cell_is_shown_as_it_is() -> None:
    found = Issue("country-unknown", "warning", "Liste", 7, "Land", "{value.__class__}")
    assert "{value.__class__}" in partner_texts().about(found, "en")


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_what_the_pilot_keeps_of_a_person_is_not_told(language: str) -> None:
    for code in ("name-differs", "birth-date-differs", "sex-differs", "person-open"):
        assert "SECRET" not in partner_texts().about(Issue(code, "warning", "L", 2, "", "said", "SECRET"), language)
