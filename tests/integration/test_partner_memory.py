"""Every answer is remembered for the partner's next file, and what changed in it since the last one is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partnertrack.domain.distinction import Distinction
from partnertrack.domain.recipe import Recipe, Wording
from partnertrack.domain.source import Source
from partnertrack.importing.choices import Choices
from partnertrack.importing.draft import ColumnDraft, Draft, SheetDraft
from partnertrack.persistence import archive
from partnertrack.persistence.check import check
from partnertrack.persistence.queries import records
from partnertrack.services import import_workbook, review_duplicates
from tests.integration.office import Office

HEAD = ("Reference no.", "Surname", "First name", "Sex", "Date of birth", "Zonal area", "Region", "Selected on")
AMA = ("GH-1", "Mensah", "Ama", "F", "03/04/2001", "North", "Acra", "05/02/2024")
KOFI = ("GH-2", "Owusu", "Kofi", "M", "05/06/2002", "South", "acra", "06/02/2024")
YAA = ("GH-3", "Boateng", "Yaa", "F", "23/06/2002", "South", "Volta", "07/02/2024")
SHEET = "list"
ZONE, REGION = 5, 6
TAKEN = Choices(trusts_likely=True)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    assert check(office.workspace.store) == []
    office.workspace.close()


def only_sheet(draft: Draft) -> SheetDraft:
    (sheet,) = draft.sheets
    return sheet


def column(draft: Draft, heading: str) -> ColumnDraft:
    return next(column for column in only_sheet(draft).columns if column.heading == heading)


def test_a_column_that_somebody_matched_is_matched_in_the_next_file_wherever_it_stands(office: Office) -> None:
    assert column(office.draft(HEAD, AMA, KOFI, YAA), "Zonal area").field is None
    office.take(HEAD, AMA, KOFI, YAA, choices=TAKEN.with_column(SHEET, ZONE, "remarks"))
    moved = tuple(reversed(HEAD))
    draft = office.draft(moved, tuple(reversed(AMA)), tuple(reversed(YAA)), choices=Choices())
    found = column(draft, "Zonal area")
    assert (found.field, found.origin, found.is_certain) == ("remarks", "memory", True)
    assert column(office.draft(HEAD, YAA, partner="Consulate"), "Zonal area").field is None


def test_a_column_that_somebody_left_out_stays_left_out(office: Office) -> None:
    office.take(HEAD, AMA, KOFI, YAA, choices=TAKEN.with_column(SHEET, REGION, None))
    found = column(office.draft(HEAD, AMA, YAA), "Region")
    assert (found.field, found.origin) == (None, "memory")


def test_what_is_remembered_gives_way_to_values_that_deny_it(office: Office) -> None:
    office.take(HEAD, AMA, KOFI, YAA, choices=TAKEN.with_column(SHEET, ZONE, "phone"))
    assert column(office.draft(HEAD, AMA, YAA, KOFI), "Zonal area").field != "phone"


def test_the_order_of_dates_is_that_of_the_partners_earlier_files(office: Office) -> None:
    proved = only_sheet(office.draft(HEAD, AMA, YAA)).columns[4].dates
    assert proved is not None
    assert (proved.order, proved.decided_by, proved.day_first, proved.total) == ("dmy", "cells", 1, 2)
    open_to_both = office.draft(HEAD, AMA, KOFI)
    assert column(open_to_both, "Date of birth").dates.order is None  # type: ignore[union-attr]
    office.take(HEAD, AMA, YAA)
    now = column(office.draft(HEAD, AMA, KOFI), "Date of birth").dates
    assert now is not None
    assert (now.order, now.decided_by, now.open) == ("dmy", "partner", 2)


def test_one_cell_is_corrected_or_all_alike_and_the_partners_text_is_kept(office: Office) -> None:
    choices = TAKEN.with_text(SHEET, REGION, "Acra", "Accra").with_cell(SHEET, 4, REGION, "Ho")
    draft = office.draft(HEAD, AMA, KOFI, YAA, choices=choices)
    assert [row.corrected for row in only_sheet(draft).rows] == [{REGION: "Accra"}, {REGION: "Accra"}, {REGION: "Ho"}]
    assert [row.cells[REGION] for row in only_sheet(draft).rows] == ["Acra", "acra", "Volta"]
    office.take(HEAD, AMA, KOFI, YAA, choices=choices)
    assert [office.person(name).region for name in ("Mensah", "Owusu", "Boateng")] == ["Accra", "Accra", "Ho"]


def test_words_that_were_mended_are_read_right_in_the_partners_next_file(office: Office) -> None:
    office.take(HEAD, AMA, choices=TAKEN.with_text(SHEET, REGION, "Acra", "Accra"))
    new = ("GH-9", "Darko", "Adwoa", "F", "23/09/2003", "South", "ACRA", "07/02/2024")
    office.take(HEAD, new)
    assert office.person("Darko").region == "Accra"
    other = ("GH-8", "Asare", "Esi", "F", "24/09/2003", "South", "ACRA", "07/02/2024")
    office.take(HEAD, other, partner="Consulate")
    assert office.person("Asare").region == "ACRA"
    with office.workspace.store.reading() as reading:
        (wording,) = records.all_of(reading, Wording)
    assert (wording.field, wording.text, wording.means, wording.partner) == ("region", "acra", "Accra", "Centre")


def test_words_that_are_not_to_be_remembered_are_not(office: Office) -> None:
    office.take(HEAD, AMA, choices=TAKEN.with_text(SHEET, REGION, "Acra", "Accra", is_remembered=False))
    with office.workspace.store.reading() as reading:
        assert records.all_of(reading, Wording) == []


def test_a_mistake_that_comes_again_does_not_undo_its_correction(office: Office) -> None:
    office.take(HEAD, AMA, YAA, choices=TAKEN.with_cell(SHEET, 2, REGION, "Accra"))
    office.take(HEAD, YAA, AMA)
    assert office.person("Mensah").region == "Accra"


def test_the_drift_from_the_last_file_is_told(office: Office) -> None:
    office.take(HEAD, AMA, KOFI, YAA)
    now = (
        "Reference no.",
        "Family name",
        "First name",
        "Sex",
        "Date of birth",
        "Region",
        "Passport no.",
        "Selected on",
    )
    draft = office.draft(now, ("GH-1", "Mensah", "Ama", "F", "03/04/2001", "Acra", "G123", "05/02/2024"))
    drift = only_sheet(draft).drift
    assert drift is not None
    assert (drift.renamed, drift.added, drift.missing) == (
        (("Surname", "Family name"),), ("Passport no.",), ("Zonal area",),
    )  # fmt: skip
    assert [name for _label, name in drift.gone] == ["Kofi Owusu", "Yaa Boateng"]
    assert not only_sheet(office.draft(HEAD, AMA, KOFI, YAA)).drift


def test_a_file_without_a_sender_may_be_recognised(office: Office) -> None:
    office.take(HEAD, AMA, KOFI, YAA, partner="TVET Kumasi")
    assert office.draft(HEAD, YAA, partner="").likely_partner == "TVET Kumasi"
    office.take(HEAD, AMA, KOFI, partner="Consulate")
    assert office.draft(HEAD, YAA, partner="").likely_partner == ""
    assert import_workbook.partners(office.workspace) == ("Consulate", "TVET Kumasi")


def test_rows_that_were_left_can_be_taken_up_again(office: Office) -> None:
    odd = ("GH-7", "Asare", "Esi", "F", "31/02/2003", "South", "Volta", "07/02/2024")
    first = office.take(HEAD, AMA, odd)
    assert (first.receipt.created, first.receipt.review) == (1, 1)
    with office.workspace.store.reading() as reading:
        (source,) = records.all_of(reading, Source)
        assert archive.find(reading, source.sha256) == office.file(HEAD, AMA, odd).content
    workbook, choices = import_workbook.reopen(office.workspace, source.id)
    again = import_workbook.draft(
        office.workspace, workbook, partner="Centre", choices=choices.with_cell(SHEET, 3, 4, "28.02.2003")
    )
    assert (again.receipt.unchanged, again.receipt.created, again.receipt.review) == (1, 1, 0)
    import_workbook.commit(office.workspace, again)
    assert office.people() == ["Ama Mensah", "Esi Asare"]
    with office.workspace.store.reading() as reading:
        (source,) = records.all_of(reading, Source)
    assert '"created": 2' in source.receipt


def test_the_very_same_file_changes_nothing(office: Office) -> None:
    office.take(HEAD, AMA, YAA)
    again = office.take(HEAD, AMA, YAA)
    assert again.change_id is None
    assert again.draft.seen_before


def test_another_file_that_says_the_same_is_kept_as_a_witness(office: Office) -> None:
    office.take(HEAD, AMA, YAA)
    again = office.take(HEAD, YAA, AMA)
    assert (again.receipt.unchanged, again.change_id is None) == (2, False)


def test_a_new_person_who_looks_like_somebody_is_remembered_as_another(office: Office) -> None:
    office.take(HEAD, AMA, YAA)
    twin = ("", "Mensah", "Amba", "F", "03/04/2001", "North", "Acra", "05/02/2024")
    draft = office.draft(HEAD, twin, YAA)
    assert only_sheet(draft).rows[0].action == "review"
    office.take(HEAD, twin, YAA, choices=TAKEN.with_person(SHEET, 2, "new"))
    with office.workspace.store.reading() as reading:
        (distinction,) = records.all_of(reading, Distinction)
        assert len(records.all_of(reading, Recipe)) == 1
    assert len(distinction.pair) == 2


def test_whom_a_row_means_is_asked_once(office: Office) -> None:
    office.take(HEAD, AMA, YAA)
    head, odd = HEAD[:-1], ("GH-9", "Mensah", "Amba", *AMA[3:-1])
    assert only_sheet(office.draft(head, odd)).rows[0].action == "review"
    ama = office.enrolment_of("Mensah").id
    office.take(head, odd, choices=TAKEN.with_person(SHEET, 2, ama))
    row = only_sheet(office.draft(head, YAA[:-1], (*odd[:5], "South", "Volta"))).rows[1]
    assert (row.action, row.enrolment_id) == ("update", ama)
    assert only_sheet(office.draft(head, ("GH-10", *odd[1:]))).rows[0].action == "review"
    assert only_sheet(office.draft(head, odd, partner="Consulate")).rows[0].action == "review"


def test_a_row_of_somebody_who_was_merged_means_the_one_who_is_left(office: Office) -> None:
    other = ("GH-9", "Mensa", "Ama Akua", *AMA[3:])
    office.take(HEAD, AMA, other, YAA)
    left, gone = office.enrolment_of("Mensah").id, office.enrolment_of("Mensa").id
    review_duplicates.merge(office.workspace, left, gone, "one-enrolment", {})
    rows = only_sheet(office.draft(HEAD, AMA, other, (*YAA[:5], "North", *YAA[6:]))).rows
    assert [(row.action, row.enrolment_id) for row in rows[:2]] == [("unchanged", left)] * 2


def test_a_column_without_a_heading_is_told_by_its_values_and_shown_as_likely(office: Office) -> None:
    head = ("Reference no.", "Surname", "First name", "", "Whatever")
    rows = [(f"GH-{n}", f"Mensah{n}", "Ama", f"ama{n}@example.org", "x") for n in range(1, 6)]
    found = only_sheet(office.draft(head, *rows)).columns[3]
    assert (found.field, found.origin, found.is_certain) == ("email", "values", False)
