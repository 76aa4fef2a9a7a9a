"""What we added to a partner's workbook is known again when it comes back."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.record import new_id
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.importing.own_parts import LISTS_SHEET, NOTE_SHEET, is_own_heading, is_own_sheet, keys_in, own_heading
from partnertrack.importing.partner_texts import partner_texts
from partnertrack.importing.row_key import KEY_HEADING, read_key, write_key
from partnertrack.importing.rows import read_sheet, read_sheets
from partnertrack.importing.sheet import Cell, Sheet, Workbook
from partnertrack.importing.typed_sheet import Context
from partnertrack.importing.vocabulary import Vocabulary
from tests.unit.importing.makers import sheet

PEOPLE: list[list[Cell]] = [["Nom", "Prénom", "Sexe"], ["Traoré", "Awa", "F"], ["Diallo", "Moussa", "M"]]


@given(st.uuids())
def test_a_key_is_read_as_it_was_written(enrolment_id: UUID) -> None:
    assert read_key(write_key(enrolment_id)) == enrolment_id
    assert read_key(f" {write_key(enrolment_id).upper()} ") == enrolment_id


@pytest.mark.parametrize("text", ["", "E:", "E:12", "PT-000001", "X:" + "0" * 32, "E:" + "g" * 32, "=E:" + "0" * 32])
def test_another_text_is_no_key(text: str) -> None:
    assert read_key(text) is None


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_our_titles_are_ours_in_every_language(language: str) -> None:
    assert all(is_own_heading(own_heading(text.text(language))) for text in partner_texts().columns.values())
    assert is_own_heading(KEY_HEADING)
    assert not is_own_heading("Status")


def test_our_sheets_are_ours() -> None:
    assert is_own_sheet(NOTE_SHEET)
    assert is_own_sheet(LISTS_SHEET)
    assert not is_own_sheet("PartnerTracking")


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
@pytest.mark.parametrize("tail", [[], ["Région"]], ids=["last", "before a column that the partner added"])
def test_our_columns_are_not_taken_for_fields(vocabulary: Vocabulary, language: str, tail: list[Cell]) -> None:
    ours: list[Cell] = [own_heading(text.text(language)) for text in partner_texts().columns.values()]
    headings, *people = PEOPLE
    rows = [[*row, "taken", "", "PT-000001", write_key(new_id()), *(["Centre"] if tail else [])] for row in people]
    read = read_sheet(sheet([*headings, *ours, KEY_HEADING, *tail], *rows), vocabulary, Context())
    assert [column.heading for column in read.columns] == [*headings, *tail]
    assert len(read.rows) == len(people)
    assert read.issues == ()


def test_our_note_is_not_read(vocabulary: Vocabulary) -> None:
    note = sheet(["Please correct", "Surname", "First name"], name=NOTE_SHEET)
    book = Workbook("list.xlsx", "0" * 64, "xlsx", (note, sheet(*PEOPLE, name="Liste")))
    assert [each.name for each in read_sheets(book, vocabulary, Context(), {})] == ["Liste"]


def test_keys_are_found_by_their_heading() -> None:
    first, second = new_id(), new_id()
    page = Sheet(
        "Liste",
        (("Nom", KEY_HEADING), ("Traoré", write_key(first)), ("Diallo",), ("Sow", "none"), ("Bah", write_key(second))),
    )
    assert keys_in(page, 1) == {2: first, 5: second}
    assert keys_in(sheet(*PEOPLE), 1) == {}
