"""Several tables in one sheet: all that name people are read, each at its true place; lists of words are not people."""

from __future__ import annotations

from datetime import date

import pytest

from partnertrack.importing.rows import read_sheets
from partnertrack.importing.sheet import Cell, Sheet, Workbook
from partnertrack.importing.tables import find_tables
from partnertrack.importing.typed_sheet import Context, Overrides, TypedSheet
from partnertrack.importing.vocabulary import Vocabulary
from tests.unit.importing.makers import sheet

WHO = ("Applicant ID", "Surname", "First name")
AMA, KOFI, YAW = ("X-1", "Mensah", "Ama"), ("X-2", "Owusu", "Kofi"), ("X-3", "Boateng", "Yaw")
LEAVERS = ("Applicant ID", "Drop-out date", "Drop-out reason")
LEFT = ("X-1", date(2024, 1, 15), "family")
CONTEXT = Context("list.xlsx", date(2026, 6, 30))
NONE3 = ("", "", "")


def typed(vocabulary: Vocabulary, *pages: Sheet, **overrides: Overrides) -> tuple[TypedSheet, ...]:
    named = {name.replace("_", " "): decided for name, decided in overrides.items()}
    return read_sheets(Workbook("list.xlsx", "0" * 64, "xlsx", pages), vocabulary, CONTEXT, named)


def outline(tables: tuple[TypedSheet, ...]) -> list[tuple[str, tuple[int, ...], list[int], list[int]]]:
    """Each table's name, header rows, columns and rows."""
    return [
        (
            table.name,
            table.header_rows,
            [column.index for column in table.columns],
            [row.number for row in table.rows],
        )
        for table in tables
    ]


def codes(table: TypedSheet) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.row) for issue in table.issues]


def test_tables_one_below_the_other_are_all_read(vocabulary: Vocabulary) -> None:
    tables = typed(vocabulary, sheet(WHO, AMA, KOFI, [], ["Drop-outs"], LEAVERS, LEFT))
    assert outline(tables) == [("Sheet1", (1,), [0, 1, 2], [2, 3]), ("Sheet1 (2)", (6,), [0, 1, 2], [7])]
    assert [table.sheet for table in tables] == ["Sheet1", "Sheet1"]
    assert [table.caption for table in tables] == ["", "Drop-outs"]
    assert tables[1].rows[0].values["ref", None] == "X-1"
    (told,) = tables[0].issues
    assert (told.code, told.severity, told.row, told.detail) == ("table-second", "info", 6, "Sheet1 (2)")
    assert "“Sheet1 (2)”" in told.message


def test_a_table_below_may_stand_in_other_columns(vocabulary: Vocabulary) -> None:
    below = [[*NONE3, *row] for row in (LEAVERS, LEFT)]
    tables = typed(vocabulary, sheet(WHO, AMA, KOFI, [], *below))
    assert outline(tables)[1] == ("Sheet1 (2)", (5,), [3, 4, 5], [6])


def test_a_lower_table_that_says_more_does_not_hide_the_upper_one(vocabulary: Vocabulary) -> None:
    more = (*WHO, "Phone")
    page = sheet(("Group A",), WHO, AMA, KOFI, (), ("Group B",), more, (*YAW, "+233241111111"), name="List")
    assert outline(typed(vocabulary, page)) == [
        ("List", (2,), [0, 1, 2], [3, 4]),
        ("List (2)", (7,), [0, 1, 2, 3], [8]),
    ]


def test_a_line_of_groups_belongs_to_the_table_below_it(vocabulary: Vocabulary) -> None:
    page = sheet(
        WHO, AMA, [], ["Trainee", "", "Training", ""], ["Applicant ID", "Name", "Start", "Hours planned"],
        ["X-1", "Mensah, Ama", date(2024, 3, 4), 480.0], merged=[(3, 0, 3, 1), (3, 2, 3, 3)],
    )  # fmt: skip
    second = find_tables(page, vocabulary)[1]
    assert second.header_rows == (4, 5)
    assert [column.group for column in second.columns] == ["Trainee", "Trainee", "Training", "Training"]


def test_three_tables_are_three(vocabulary: Vocabulary) -> None:
    arrivals = ("Applicant ID", "Arrival date", "Country of origin")
    page = sheet(WHO, AMA, [], LEAVERS, LEFT, [], arrivals, ["X-2", date(2024, 5, 1), "Ghana"])
    assert [name for name, *_rest in outline(typed(vocabulary, page))] == ["Sheet1", "Sheet1 (2)", "Sheet1 (3)"]


def test_tables_side_by_side_are_all_read(vocabulary: Vocabulary) -> None:
    rows = [[*WHO, "", *WHO], [*AMA, "", *KOFI], [*NONE3, "", *YAW]]
    tables = typed(vocabulary, sheet(["Cohort 1", "", "", "", "Cohort 2"], *rows))
    assert outline(tables) == [("Sheet1", (2,), [0, 1, 2], [3]), ("Sheet1 (2)", (2,), [4, 5, 6], [3, 4])]
    assert [row.values["last_name", None] for row in tables[1].rows] == ["Owusu", "Boateng"]
    assert tables[1].caption == "Cohort 2"


def test_tables_side_by_side_may_begin_in_different_rows(vocabulary: Vocabulary) -> None:
    page = sheet([*WHO], [*AMA], [*KOFI, "", *LEAVERS], [*YAW, "", *LEFT])
    assert outline(typed(vocabulary, page)) == [
        ("Sheet1", (1,), [0, 1, 2], [2, 3, 4]),
        ("Sheet1 (2)", (3,), [4, 5, 6], [4]),
    ]


def test_a_list_printed_in_two_halves_without_a_gap_is_two_tables(vocabulary: Vocabulary) -> None:
    page = sheet(["No.", "Full name", "Phone"] * 2, [1.0, "Ama Mensah", "024", 2.0, "Kofi Owusu", "025"])
    assert [columns for _name, _header, columns, _rows in outline(typed(vocabulary, page))] == [[0, 1, 2], [3, 4, 5]]


def test_tables_below_and_beside_each_other(vocabulary: Vocabulary) -> None:
    page = sheet([*WHO, "", *WHO], [*AMA, "", *KOFI], [], [*LEAVERS, "", *LEAVERS], [*LEFT, "", *LEFT])
    assert [(name, header) for name, header, *_rest in outline(typed(vocabulary, page))] == [
        ("Sheet1", (1,)), ("Sheet1 (2)", (4,)), ("Sheet1 (3)", (1,)), ("Sheet1 (4)", (4,)),
    ]  # fmt: skip


def test_an_empty_column_within_a_table_parts_nothing(vocabulary: Vocabulary) -> None:
    page = sheet([*WHO, "", "Drop-out date", "Remarks"], [*AMA, "", date(2024, 1, 1), ""], [*KOFI, "", "", "called"])
    assert outline(typed(vocabulary, page)) == [("Sheet1", (1,), [0, 1, 2, 4, 5], [2, 3])]


def test_a_number_and_the_names_behind_a_gap_are_one_table(vocabulary: Vocabulary) -> None:
    page = sheet(["Applicant ID", "", "Surname", "First name"], ["X-1", "", "Mensah", "Ama"])
    assert len(typed(vocabulary, page)) == 1


@pytest.mark.parametrize(
    "words",
    [
        [["Reason", "Code"], ["family", "FAM"], ["health", "HEA"], ["work", "WRK"], ["other", "OTH"]],
        [["Code", "Meaning"], ["FAM", "family"], ["HEA", "health"]],
    ],
)
def test_a_list_of_words_beside_a_table_is_nobody(vocabulary: Vocabulary, words: list[list[str]]) -> None:
    people: list[list[Cell]] = [list(WHO), list(AMA), list(KOFI), list(YAW)]
    height = max(len(people), len(words))
    lines = [
        [*(people[place] if place < len(people) else NONE3), "", *(words[place] if place < len(words) else ["", ""])]
        for place in range(height)
    ]
    (table,) = typed(vocabulary, sheet(*lines))
    assert [row.number for row in table.rows] == [2, 3, 4]
    assert [column.index for column in table.columns] == [0, 1, 2]
    assert codes(table) == [("table-left-out", 1)]


def test_a_known_table_without_people_is_told(vocabulary: Vocabulary) -> None:
    summary = ["Region", "Training start", "Hours planned"]
    (table,) = typed(vocabulary, sheet(WHO, AMA, KOFI, [], summary, ["North", date(2024, 3, 4), 480.0]))
    assert [row.number for row in table.rows] == [2, 3]
    (told,) = table.issues
    assert (told.code, told.severity, told.row) == ("table-left-out", "warning", 5)
    assert "Region | Training start | Hours planned" in told.message


def test_a_table_above_without_people_does_not_hide_them(vocabulary: Vocabulary) -> None:
    summary = ["Region", "Training start", "Hours planned"]
    (table,) = typed(vocabulary, sheet(summary, ["North", date(2024, 3, 4), 480.0], [], WHO, AMA))
    assert (table.name, table.header_rows, [row.number for row in table.rows]) == ("Sheet1", (4,), [5])
    assert codes(table) == [("table-left-out", 1)]


def test_names_of_tables_avoid_those_of_sheets(vocabulary: Vocabulary) -> None:
    pages = sheet(WHO, AMA, [], LEAVERS, LEFT, name="List"), sheet(WHO, YAW, name="List (2)")
    assert [table.name for table in typed(vocabulary, *pages)] == ["List", "List (3)", "List (2)"]


def test_a_decision_is_for_one_table(vocabulary: Vocabulary) -> None:
    page = sheet([*WHO, "", *WHO], [*AMA, "", *KOFI])
    first, second = typed(vocabulary, page, **{"Sheet1 (2)": Overrides(columns={6: None})})
    assert [column.field for column in first.columns] == ["ref", "last_name", "first_name"]
    assert [column.field for column in second.columns] == ["ref", "last_name", None]


def test_issues_of_a_second_table_name_the_sheet_as_the_partner_sees_it(vocabulary: Vocabulary) -> None:
    _first, second = typed(vocabulary, sheet(WHO, AMA, [], LEAVERS, ["X-1", "31/31/2024", "family"]))
    (issue,) = second.rows[0].issues
    assert (issue.sheet, issue.row, issue.column) == ("Sheet1", 5, "Drop-out date")
