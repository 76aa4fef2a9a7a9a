"""A row that went out to a partner with our key comes back as the same person's, whatever was done to its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partnertrack.importing.draft import RowDraft
from partnertrack.importing.row_key import KEY_HEADING, write_key
from tests.integration.office import Office

HEAD = ("Surname", "First name", "Date of birth", "Region", KEY_HEADING)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    head = ("Reference no.", "Surname", "First name", "Date of birth", "Region")
    office.take(head, ("GH-1", "Mensah", "Ama", "23.04.2001", "Volta"), ("GH-2", "Mensah", "Amma", "23.04.2001", "Oti"))
    yield office
    office.workspace.close()


def only_row(office: Office, *cells: str) -> RowDraft:
    ((row,),) = (sheet.rows for sheet in office.draft(HEAD, cells).sheets)
    return row


def key_of(office: Office, first_name: str) -> str:
    with office.workspace.store.reading():
        return write_key(office.enrolment_named(first_name).id)


def test_the_key_tells_twins_apart_and_survives_a_mended_name(office: Office) -> None:
    row = only_row(office, "Mensah", "Ame", "23.04.2001", "Bono", key_of(office, "Amma"))
    assert (row.action, row.label) == ("update", "PT-000002")
    assert only_row(office, "Mensah", "Ame", "23.04.2001", "Bono", "").action == "review"


def test_a_row_without_a_name_is_its_keys(office: Office) -> None:
    row = only_row(office, "", "", "", "Bono", key_of(office, "Ama"))
    assert (row.action, row.label) == ("update", "PT-000001")


def test_a_key_that_was_copied_to_somebody_else_counts_for_nothing(office: Office) -> None:
    row = only_row(office, "Owusu", "Kofi", "05.06.1999", "Bono", key_of(office, "Ama"))
    assert row.label != "PT-000001"


def test_one_key_in_two_rows_of_different_people_is_nobodys(office: Office) -> None:
    key = key_of(office, "Ama")
    draft = office.draft(
        HEAD, ("Mensah", "Ama", "23.04.2001", "Bono", key), ("Mensah", "Kwame", "23.04.2001", "Bono", key)
    )
    (sheet,) = draft.sheets
    assert [row.action for row in sheet.rows] != ["update", "update"]
