"""What is hidden is told, and read or not as somebody decides; errors and formulas are told and never blank."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from partnertrack.errors import InputError
from partnertrack.importing.rows import read_sheets
from partnertrack.importing.sheet import Sheet, Workbook
from partnertrack.importing.typed_sheet import Context, Overrides, TypedSheet
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.importing.workbook import close_reader, open_workbook
from tests.unit.importing import makers

SHEET = "xl/worksheets/sheet1.xml"
CONTEXT = Context("list.xlsx", date(2026, 6, 30))
PEOPLE = [
    ["Applicant ID", "Surname", "First name", "Phone"],
    ["X-1", "Mensah", "Ama", "024 111 2222"],
    ["X-2", "Owusu", "Kofi", "024 111 3333"],
    ["X-3", "Boateng", "Yaw", "024 111 4444"],
]


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


def book() -> tuple[Book, Worksheet]:
    made = Book()
    page = made.active
    assert isinstance(page, Worksheet)
    page.title = "People"
    for row in PEOPLE:
        page.append(row)
    return made, page


def saved(made: Book, folder: Path) -> Workbook:
    made.save(folder / "list.xlsx")
    return open_workbook(folder / "list.xlsx")


def typed(read: Workbook, vocabulary: Vocabulary, *, reads_hidden: bool | None = None) -> tuple[TypedSheet, ...]:
    decided = {sheet.name: Overrides(reads_hidden=reads_hidden) for sheet in read.sheets}
    return read_sheets(read, vocabulary, CONTEXT, decided)


def references(table: TypedSheet) -> list[object]:
    return [row.values["ref", None] for row in table.rows]


def told(table: TypedSheet) -> list[tuple[str, str]]:
    return [(issue.code, issue.detail) for issue in table.issues]


def test_hidden_rows_are_read_and_told_or_left_out(tmp_path: Path, vocabulary: Vocabulary) -> None:
    made, page = book()
    page.row_dimensions[3].hidden = True
    page.row_dimensions[9].hidden = True  # nothing stands there
    read = saved(made, tmp_path)
    assert read.sheets[0].hidden_rows == {2}
    (table,) = typed(read, vocabulary)
    assert references(table) == ["X-1", "X-2", "X-3"]
    assert told(table) == [("rows-hidden", "1")]
    assert table.issues[0].severity == "warning"
    (table,) = typed(read, vocabulary, reads_hidden=False)
    assert references(table) == ["X-1", "X-3"]
    assert [row.number for row in table.rows] == [2, 4]
    assert told(table) == [("rows-hidden-left-out", "1")]


def test_hidden_columns_are_read_and_told_or_left_out(tmp_path: Path, vocabulary: Vocabulary) -> None:
    made, page = book()
    page.column_dimensions.group("C", "D", hidden=True)
    page.column_dimensions.group("F", "XFD", hidden=True)
    read = saved(made, tmp_path)
    assert read.sheets[0].hidden_columns == {2, 3}
    (table,) = typed(read, vocabulary)
    assert [column.field for column in table.columns] == ["ref", "last_name", "first_name", "phone"]
    assert told(table) == [("columns-hidden", "2")]
    (table,) = typed(read, vocabulary, reads_hidden=False)
    assert [column.field for column in table.columns] == ["ref", "last_name"]
    assert told(table) == [("columns-hidden-left-out", "2")]


def test_a_hidden_sheet_of_people_is_told_and_read_when_somebody_says_so(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    made, page = book()
    page.sheet_state = "hidden"
    words = made.create_sheet("Words")
    words.append(["one word"])
    words = made.create_sheet("Lists")
    words.sheet_state = "veryHidden"
    words.append(["yes"])
    read = saved(made, tmp_path)
    assert [sheet.is_hidden for sheet in read.sheets] == [True, False, True]
    people, _words, lists = typed(read, vocabulary)
    assert (people.rows, told(people)) == ((), [("sheet-hidden", "3")])
    assert [issue.severity for table in (people, lists) for issue in table.issues] == ["warning", "info"]
    people, *_others = typed(read, vocabulary, reads_hidden=True)
    assert references(people) == ["X-1", "X-2", "X-3"]
    assert told(people) == [("sheet-hidden-read", "")]


def test_what_is_hidden_is_found_however_a_program_writes_it(tmp_path: Path) -> None:
    good = makers.write_xlsx(tmp_path / "a.xlsx", {"A": [["a", "b"], ["c", "d"], ["e", "f"]]}).read_bytes()
    xml = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<x:cols><x:col min='2' max='2' hidden='true'/></x:cols><x:sheetData>"
        b'<x:row r="1" hidden="false"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:v>1</x:v></x:c></x:row>'
        b'<x:row hidden="true" r="2"><x:c r="A2" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c></x:row>'
        b"</x:sheetData></x:worksheet>"
    )
    (tmp_path / "a.xlsx").write_bytes(makers.repack(good, {SHEET: xml}))
    page = open_workbook(tmp_path / "a.xlsx").sheets[0]
    assert (set(page.hidden_rows), set(page.hidden_columns)) == ({1}, {1})
    assert page.rows == ((1.0, 1.0), ("#DIV/0!", None))


def test_filtered_rows_of_an_open_document_are_told(tmp_path: Path) -> None:
    data = makers.ods([["Nom", "Prénom"], ["Diallo", "Awa"], ["Sow", "Ibou"]])
    content = makers.part(data, "content.xml")
    content = content.replace(
        b'<table:table table:name="Sheet1">',
        b'<table:table table:name="Sheet1"><table:table-column/>'
        b'<table:table-column table:visibility="collapse" table:number-columns-repeated="1023"/>',
    )
    head, first, second, third = content.split(b"<table:table-row>")
    opened = b'<table:table-row table:visibility="filter">'
    content = head + b"<table:table-row>" + first + opened + second + b"<table:table-row>" + third
    (tmp_path / "a.ods").write_bytes(makers.repack(data, {"content.xml": content}))
    page = open_workbook(tmp_path / "a.ods").sheets[0]
    assert (set(page.hidden_rows), set(page.hidden_columns)) == ({1}, {1})


def faulty(tmp_path: Path) -> Workbook:
    """People of whom one has an error for a phone, and one for a name; a third a formula that was never calculated."""
    made, page = book()
    page["D2"].value, page["D2"].data_type = "#N/A", "e"
    page["B3"].value, page["B3"].data_type = "#REF!", "e"
    page["D4"] = "=VLOOKUP(A4,Phones!A:B,2,FALSE)"
    return saved(made, tmp_path)


def test_error_cells_and_formulas_without_a_value_are_told_at_their_place(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    (table,) = typed(faulty(tmp_path), vocabulary)
    found = [
        (issue.code, issue.severity, issue.row, issue.column, issue.value) for row in table.rows for issue in row.issues
    ]
    assert found == [
        ("cell-error", "warning", 2, "Phone", "#N/A"),
        ("cell-error", "error", 3, "Surname", "#REF!"),
        ("formula-uncalculated", "warning", 4, "Phone", "=VLOOKUP(A4,Phones!A:B,2,FALSE)"),
    ]
    assert "#N/A" in table.rows[0].issues[0].message
    assert [row.values.get(("phone", None)) for row in table.rows] == [None, "0241113333", None]
    assert ("last_name", None) not in table.rows[1].values


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (b'<c r="A1"><f>1+1</f><v>2</v></c>', 2.0),
        (b'<c r="A1"><f>1+1</f><v></v></c>', "=1+1"),
        (b'<c r="A1"><f>1+1</f><v/></c>', "=1+1"),
        (b'<c r="A1"><f>B1&amp;"x"</f></c>', '=B1&"x"'),
        (b'<c r="A1"><f t="shared" si="0"/></c>', "=…"),
        (b'<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c>', None),  # the empty text is a value
        (b'<c r="A1" t="str"><f>"a"</f><v>a</v></c>', "a"),
        (b'<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"),
        (b'<c t="e" r="A1" s="3">\n<f>A9</f>\n<v>#VALUE!</v></c>', "#VALUE!"),
    ],
)
def test_a_formula_counts_as_calculated_where_it_has_a_value(tmp_path: Path, cell: bytes, value: object) -> None:
    good = makers.write_xlsx(tmp_path / "a.xlsx", {"A": [["a"]]}).read_bytes()
    xml = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        + cell
        + b'<c r="B1"><v>7</v></c></row></sheetData></worksheet>'
    )
    (tmp_path / "a.xlsx").write_bytes(makers.repack(good, {SHEET: xml}))
    assert open_workbook(tmp_path / "a.xlsx").sheets[0].rows == ((value, 7.0),)


def test_marks_are_found_in_every_part_of_a_long_sheet(tmp_path: Path) -> None:
    made, page = book()
    for number in range(5, 30_001):
        page.append([f"X-{number}", "Boateng", "Yaw", "=1/0" if number % 1000 == 0 else "024 111 4444"])
        if number % 3000 == 0:
            page.row_dimensions[number].hidden = True
    sheet = saved(made, tmp_path).sheets[0]
    assert [number + 1 for number, row in enumerate(sheet.rows) if row[3] == "=1/0"] == list(range(1000, 30_001, 1000))
    assert sorted(number + 1 for number in sheet.hidden_rows) == list(range(3000, 30_001, 3000))


def test_an_error_of_an_open_document_and_of_a_text_file_is_told(tmp_path: Path, vocabulary: Vocabulary) -> None:
    data = makers.ods([["Surname", "First name", "Phone"], ["Diallo", "Awa", "FAULT"]])
    cell = b'<table:table-cell office:value-type="string"><text:p>FAULT</text:p>'
    fault = (
        b'<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" '
        b'calcext:value-type="error"><text:p>#N/A</text:p>'
    )
    space = b'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:office='
    content = makers.part(data, "content.xml").replace(cell, fault).replace(b"xmlns:office=", space)
    (tmp_path / "a.ods").write_bytes(makers.repack(data, {"content.xml": content}))
    (tmp_path / "a.csv").write_text("Surname;First name;Phone\nDiallo;Awa;#N/A\n", encoding="utf-8")
    for name in ("a.ods", "a.csv"):
        (table,) = typed(open_workbook(tmp_path / name), vocabulary)
        assert [issue.code for issue in table.rows[0].issues] == ["cell-error"]


def test_a_prepared_row_of_formulas_is_nobody(vocabulary: Vocabulary) -> None:
    page: Sheet = makers.sheet(*PEOPLE, ["=A5", "=B5", "", "=D5"], ["Total", "", "", "=COUNTA(D2:D4)"])
    (table,) = typed(Workbook("list.xlsx", "0" * 64, "xlsx", (page,)), vocabulary)
    assert references(table) == ["X-1", "X-2", "X-3"]


def test_macros_are_told_and_left_alone(tmp_path: Path, vocabulary: Vocabulary) -> None:
    made, _page = book()
    made.save(tmp_path / "list.xlsx")
    data = makers.repack((tmp_path / "list.xlsx").read_bytes(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 a program"})
    (tmp_path / "list.xlsm").write_bytes(data)
    read = open_workbook(tmp_path / "list.xlsm")
    assert (read.kind, read.is_misnamed, read.has_macros) == ("xlsx", False, True)
    (table,) = typed(read, vocabulary)
    assert [(issue.code, issue.severity) for issue in table.issues] == [("macros-ignored", "warning")]


@pytest.mark.parametrize(
    "part",
    [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "docProps/app.xml"],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_part(tmp_path: Path, part: str, coding: str) -> None:
    made, _page = book()
    made.save(tmp_path / "list.xlsx")
    hostile = (
        f'<?xml version="1.0" encoding="{coding}"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]><a>&b;</a>'
    )
    data = makers.repack((tmp_path / "list.xlsx").read_bytes(), {part: hostile.encode(coding)})
    (tmp_path / "list.xlsx").write_bytes(data)
    with pytest.raises(InputError, match="declares XML entities"):
        open_workbook(tmp_path / "list.xlsx")
