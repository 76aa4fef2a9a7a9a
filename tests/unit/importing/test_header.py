from __future__ import annotations

from datetime import date

import pytest

from partnertrack.importing.sheet import Cell, Sheet
from partnertrack.importing.table import Table
from partnertrack.importing.tables import find_table
from partnertrack.importing.vocabulary import Vocabulary
from tests.unit.importing.makers import sheet

HEADINGS = ("Applicant ID", "Surname", "First name", "Date of birth")
AMA = ("X-1", "Mensah", "Ama", date(2001, 2, 1))
KOFI = ("X-2", "Owusu", "Kofi", date(2001, 2, 2))
YAW = ("X-3", "Boateng", "Yaw", date(2001, 2, 3))


def table_of(page: Sheet, vocabulary: Vocabulary) -> Table:
    table = find_table(page, vocabulary)
    assert table is not None
    return table


def left_out(table: Table) -> list[tuple[int, str]]:
    return [(row.number, row.code) for row in table.left_out]


def test_the_header_stands_below_titles(vocabulary: Vocabulary) -> None:
    table = table_of(sheet(["Skills Partnership"], ["List of candidates"], [], HEADINGS, AMA, KOFI), vocabulary)
    assert table.header_rows == (4,)
    assert table.caption == "Skills Partnership · List of candidates"
    assert [row.number for row in table.rows] == [5, 6]
    assert table.rows[0].cells == AMA


def test_a_table_may_begin_in_any_column(vocabulary: Vocabulary) -> None:
    table = table_of(sheet([], ["", "", *HEADINGS], ["", "", *AMA]), vocabulary)
    assert [column.index for column in table.columns] == [2, 3, 4, 5]
    assert table.rows[0].cells == AMA


def test_two_lines_of_headings_keep_group_and_heading_apart(vocabulary: Vocabulary) -> None:
    page = sheet(
        ["Register"],
        ["Trainee", "", "Training", "", "Certificate", ""],
        ["Applicant ID", "Name", "Start", "Hours planned", "Date", "No."],
        ["X-1", "Mensah, Ama", date(2024, 3, 4), 480.0, date(2024, 9, 1), "C-1"],
        merged=[(1, 0, 1, 1), (1, 2, 1, 3), (1, 4, 1, 5)],
    )
    table = table_of(page, vocabulary)
    assert table.header_rows == (2, 3)
    assert [(column.group, column.heading) for column in table.columns] == [
        ("Trainee", "Applicant ID"),
        ("Trainee", "Name"),
        ("Training", "Start"),
        ("Training", "Hours planned"),
        ("Certificate", "Date"),
        ("Certificate", "No."),
    ]


def test_groups_are_found_without_merged_cells(vocabulary: Vocabulary) -> None:
    page = sheet(
        ["Stagiaire", "", "Formation", "", "Attestation", ""],
        ["Matricule", "Nom", "Début", "Fin", "Date", "N°"],
        ["X-1", "Diallo", "4 mars 2024", "", "", ""],
    )
    assert [column.group for column in table_of(page, vocabulary).columns] == [
        "Stagiaire", "Stagiaire", "Formation", "Formation", "Attestation", "Attestation",
    ]  # fmt: skip


def test_headings_merged_downwards_stand_in_the_upper_line(vocabulary: Vocabulary) -> None:
    page = sheet(
        ["Nom", "Prénom", "Toujours en poste", "", ""],
        ["", "", "3 mois", "6 mois", "12 mois"],
        ["Diallo", "Awa", "O", "O", "N"],
        merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4)],
    )
    table = table_of(page, vocabulary)
    assert table.header_rows == (1, 2)
    assert [column.heading for column in table.columns] == ["Nom", "Prénom", "3 mois", "6 mois", "12 mois"]
    assert [column.group for column in table.columns][1:3] == ["", "Toujours en poste"]


def test_a_title_merged_over_the_table_is_no_group(vocabulary: Vocabulary) -> None:
    page = sheet(["Arrivals", "", "", ""], HEADINGS, AMA, merged=[(0, 0, 0, 3)])
    table = table_of(page, vocabulary)
    assert table.header_rows == (2,)
    assert table.caption == "Arrivals"


def test_labels_within_the_table_are_the_group_of_the_rows_below(vocabulary: Vocabulary) -> None:
    page = sheet(
        HEADINGS, ["Group A"], AMA, [], ["Employer:", "Elektro Harz GmbH"], KOFI, ["Promotion : 2024-1"], YAW
    )  # fmt: skip
    table = table_of(page, vocabulary)
    assert [(row.number, row.group) for row in table.rows] == [(3, "Group A"), (6, "Elektro Harz GmbH"), (8, "2024-1")]
    assert left_out(table) == []


def test_an_employer_above_its_block_and_the_header_once_more(vocabulary: Vocabulary) -> None:
    page = sheet(HEADINGS, ["Solartechnik Weser GmbH"], AMA, KOFI, [], ["Elektro Harz"], HEADINGS, YAW)
    table = table_of(page, vocabulary)
    assert [row.group for row in table.rows] == ["Solartechnik Weser GmbH"] * 2 + ["Elektro Harz"]
    assert left_out(table) == [(7, "header-repeated")]


@pytest.mark.parametrize(
    "row",
    [["Total", 3.0], ["Totaux", "", "3 personnes"], ["Gesamt:", 3.0], ["Summe", "", "", 3.0], ["Totaal aantal", 3.0]],
)
def test_totals_in_four_languages_are_left_out(vocabulary: Vocabulary, row: list[Cell]) -> None:
    table = table_of(sheet(HEADINGS, AMA, KOFI, YAW, row), vocabulary)
    assert left_out(table) == [(5, "totals-row-left-out")]


def test_a_person_who_is_called_total_is_a_person(vocabulary: Vocabulary) -> None:
    table = table_of(sheet(HEADINGS, AMA, ["X-9", "Total", "Jean", date(2001, 1, 1)]), vocabulary)
    assert len(table.rows) == 2


def test_sums_without_a_word_and_numbers_without_a_row_are_no_people(vocabulary: Vocabulary) -> None:
    headings = ["No.", "Surname", "First name", "Hours planned"]
    page = sheet(
        headings, [1.0, "Mensah", "Ama", 480.0], [2.0, "Owusu", "Kofi", 400.0], [3.0], [4.0], ["", "", "", 880.0]
    )
    table = table_of(page, vocabulary)
    assert [row.number for row in table.rows] == [2, 3]
    assert left_out(table) == [(6, "totals-row-left-out")]


def test_notes_below_the_table_are_left_out(vocabulary: Vocabulary) -> None:
    page = sheet(HEADINGS, AMA, KOFI, [], ["* provisional list"], ["Prepared by the TVET centre, 30 June"])
    assert left_out(table_of(page, vocabulary)) == [(5, "note-left-out"), (6, "note-left-out")]


def test_a_row_with_a_name_only_is_kept(vocabulary: Vocabulary) -> None:
    table = table_of(sheet(HEADINGS, AMA, KOFI, ["", "Addo"], YAW), vocabulary)
    assert [row.number for row in table.rows] == [2, 3, 4, 5]
    assert {row.group for row in table.rows} == {""}


def test_a_line_in_another_language_and_one_of_instructions_belong_to_the_header(vocabulary: Vocabulary) -> None:
    page = sheet(
        HEADINGS,
        ["Matricule", "Nom", "Prénom", "Date de naissance"],
        ["", "", "", "(dd/mm/yyyy)"],
        [1.0, 2.0, 3.0, 4.0],
        AMA,
    )  # fmt: skip
    table = table_of(page, vocabulary)
    assert [row.number for row in table.rows] == [5]
    assert left_out(table) == [(2, "header-repeated"), (3, "header-repeated"), (4, "header-repeated")]


def test_a_second_table_below_ends_the_first(vocabulary: Vocabulary) -> None:
    second = ["Applicant ID", "Drop-out date", "Drop-out reason"]
    table = table_of(sheet(HEADINGS, AMA, KOFI, [], second, ["X-1", date(2024, 1, 1), "family"]), vocabulary)
    assert [row.number for row in table.rows] == [2, 3]
    assert left_out(table) == []


def test_cells_merged_downwards_speak_for_all_their_rows(vocabulary: Vocabulary) -> None:
    page = sheet(
        ["Employer", "Surname", "First name", "Contract signed on"],
        ["Dupont SA", "Diallo", "Awa", date(2024, 1, 1)],
        ["", "Sow", "Ibou", date(2024, 1, 2)],
        ["Petit SARL", "Fall", "Binta", date(2024, 1, 3)],
        merged=[(1, 0, 2, 0)],
    )
    assert [row.cells[0] for row in table_of(page, vocabulary).rows] == ["Dupont SA", "Dupont SA", "Petit SARL"]


def test_a_column_without_a_heading_is_seen(vocabulary: Vocabulary) -> None:
    table = table_of(sheet(["Surname", "", "First name"], ["Diallo", "x", "Awa"], ["Sow", "y", "Ibou"]), vocabulary)
    assert [column.heading for column in table.columns] == ["Surname", "", "First name"]


def test_a_sheet_without_headings_has_no_table(vocabulary: Vocabulary) -> None:
    assert find_table(sheet(AMA, KOFI, YAW), vocabulary) is None
    assert (
        find_table(sheet(["X-1", "Mensah", "Ama", "01.02.2001"], ["X-2", "Owusu", "Kofi", "02.02.2001"]), vocabulary)
        is None
    )
    assert find_table(sheet(), vocabulary) is None
    assert find_table(sheet(["Please fill in the list and send it back."]), vocabulary) is None


def test_headings_that_nobody_knows_are_still_headings(vocabulary: Vocabulary) -> None:
    page = sheet(["Apellido", "Nombre", "Fecha", "Empresa"], ["Garcia", "Ana", date(2001, 1, 1), "X"])
    assert [column.heading for column in table_of(page, vocabulary).columns] == [
        "Apellido",
        "Nombre",
        "Fecha",
        "Empresa",
    ]


def test_empty_formatted_rows_at_the_end_do_not_count(vocabulary: Vocabulary) -> None:
    table = table_of(sheet(HEADINGS, AMA, *[["", " ", None, "-"]] * 50), vocabulary)
    assert [row.number for row in table.rows] == [2]
