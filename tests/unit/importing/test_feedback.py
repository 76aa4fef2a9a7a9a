"""A partner's workbook with our marks: its own file, copied; its cells in a plain one where that is not safe."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from partnertrack.importing.feedback import COPY_LIMITS, Feedback, Line, Mark, RowState, SheetMarks, Words, annotate
from partnertrack.importing.sheet import Workbook
from partnertrack.importing.workbook import close_reader, open_workbook
from tests.unit.importing import makers

SHEET = "xl/worksheets/sheet1.xml"
WORDS = Words("Statut", "Problème", "Notre n°", (Line("Merci", "title"), Line("=1+1"), Line("rouge", "stop")), "Copie")
RED, AMBER, BLUE = "FFFFC7CE", "FFFFE699", "FFBDD7EE"


@pytest.fixture(autouse=True, scope="module")
def _no_reader_left() -> Iterator[None]:
    yield
    close_reader()


def marks(**changed: Any) -> SheetMarks:  # noqa: ANN401 - any part of the marks
    usual = SheetMarks(
        sheet="Liste",
        header_rows=(3,),
        width=4,
        rows=(
            RowState(4, "Repris", our_no="PT-000001", key="E:" + "0" * 32),
            RowState(5, "À corriger", "=CMD() n’est pas une date", gravity="stop"),
        ),
        marks=(
            Mark(5, 2, "stop", "À corriger : pas une date"),
            Mark(5, 3, "warn", "À vérifier : @nom"),
            Mark(4, 0, "incomplete", "À compléter"),
        ),
    )
    return replace(usual, **changed)


def own_file(folder: Path) -> Path:
    """A partner's workbook with a title over merged cells, colours, widths, a formula, a list, two sheets."""
    book = Book()
    page = sheet_of(book, 0)
    page.title = "Liste"
    page["A1"] = "Centre de formation"
    page["A1"].font = Font(b=True, sz=14)
    page.merge_cells("A1:F1")
    for cell, text in zip("ABCD", ["Nom", "Prénom", "Né(e) le", "Ville"], strict=True):
        page[f"{cell}3"] = text
        page[f"{cell}3"].fill = PatternFill("solid", fgColor="FF1F4E79")
    for row in (["Traoré", "Awa", date(2001, 4, 23), "Thiès"], ["Diallo", "Moussa", "31.02.2001", "x"]):
        page.append(row)
    page["D5"].value, page["D5"].data_type = "=Dakar", "s"
    page["C4"].number_format = "DD/MM/YYYY"
    page["B4"] = '=UPPER("awa")'
    page["C5"].comment = Comment("à revoir", "Centre")
    page.column_dimensions["A"].width = 33
    page.column_dimensions["E"].min, page.column_dimensions["E"].max = 5, 16384
    page.column_dimensions["E"].hidden = True
    page.freeze_panes = "B4"
    page.auto_filter.ref = "A3:D5"
    page.add_data_validation(DataValidation(type="list", formula1='"Thiès,Dakar"', sqref="D4:D5"))
    page.conditional_formatting.add("A4:A5", Rule(type="duplicateValues"))
    other = book.create_sheet("Notes")
    other["B2"] = "ne pas toucher"
    other.column_dimensions["B"].width = 44
    path = folder / "liste.xlsx"
    book.save(path)
    return path


def sheet_of(book: Book, place: int) -> Worksheet:
    return book.worksheets[place]


def send(path: Path, *sheets: SheetMarks, content: bytes | None = None, **options: Any) -> Feedback:  # noqa: ANN401 - the same
    return annotate(content or path.read_bytes(), open_workbook(path), sheets or (marks(),), WORDS, "fr", **options)


def opened(made: Feedback) -> Book:
    return load_workbook(io.BytesIO(made.content), rich_text=True)


@pytest.fixture
def sent(tmp_path: Path) -> Book:
    made = send(own_file(tmp_path))
    assert made.is_copy_of_original
    assert made.losses == ()
    return opened(made)


def colour(page: Worksheet, place: str) -> object:
    return page[place].fill.fgColor.rgb


def said(page: Worksheet, place: str) -> tuple[str, str]:
    comment = page[place].comment
    assert comment is not None
    return comment.author, comment.text


def test_faulty_cells_are_coloured_and_explained(sent: Book) -> None:
    page = sent["Liste"]
    assert [colour(page, place) for place in ("C5", "D5", "A4")] == [RED, AMBER, BLUE]
    assert said(page, "A4") == ("PartnerTrack", "À compléter")
    assert said(page, "D5") == ("PartnerTrack", "À vérifier : @nom")
    assert colour(page, "A5") == colour(page, "B5") == "00000000"


def test_a_comment_of_the_partners_is_kept_above_ours(sent: Book) -> None:
    author, text = said(sent["Liste"], "C5")
    assert author == "PartnerTrack"
    assert text.splitlines() == ["à revoir", "—", "À corriger : pas une date"]


def test_status_problem_number_and_a_hidden_key_stand_right_of_the_table(sent: Book) -> None:
    page = sent["Liste"]
    assert [[cell.value for cell in row] for row in page["E3:H5"]] == [
        ["Statut (PartnerTrack)", "Problème (PartnerTrack)", "Notre n° (PartnerTrack)", "PartnerTrack key"],
        ["Repris", None, "PT-000001", "E:" + "0" * 32],
        ["À corriger", "=CMD() n’est pas une date", None, None],
    ]
    assert [page.column_dimensions[letter].hidden for letter in "EFGH"] == [False, False, False, True]
    assert (colour(page, "E5"), colour(page, "E4")) == (RED, "00000000")


def test_everything_of_the_partners_own_survives(sent: Book) -> None:
    page = sent["Liste"]
    assert "A1:F1" in {str(span) for span in page.merged_cells.ranges}
    assert (page["A1"].font.b, page["C4"].number_format) == (True, "DD/MM/YYYY")
    assert page["C4"].value == datetime(2001, 4, 23)  # noqa: DTZ001 - cells have no zone
    assert page.column_dimensions["A"].width == 33
    assert (page.freeze_panes, page.auto_filter.ref) == ("B4", "A3:G5")
    assert colour(page, "A3") == "FF1F4E79"
    assert page["B4"].value == '=UPPER("awa")'
    assert len(page.data_validations.dataValidation) == len(page.conditional_formatting) == 1
    assert (sent["Notes"]["B2"].value, sent["Notes"].column_dimensions["B"].width) == ("ne pas toucher", 44)


def test_columns_that_the_partner_hid_together_stay_hidden_beside_ours(sent: Book) -> None:
    hidden = [(each.min, each.max) for each in sent["Liste"].column_dimensions.values() if each.hidden]
    assert sorted(hidden) == [(8, 8), (9, 16384)]


def test_the_note_is_what_the_partner_sees_first(sent: Book) -> None:
    assert sent.sheetnames == ["PartnerTrack", "Liste", "Notes"]
    assert sent.active is not None
    assert sent.active.title == "PartnerTrack"
    assert [sheet.title for sheet in sent.worksheets if sheet.sheet_view.tabSelected] == ["PartnerTrack"]
    assert [row[1].value for row in sent["PartnerTrack"].iter_rows()] == ["Merci", "=1+1", "rouge"]
    assert colour(sent["PartnerTrack"], "A3") == RED
    fitting = sent["PartnerTrack"].sheet_properties.pageSetUpPr
    assert fitting is not None
    assert fitting.fitToPage  # no word is cut at the paper's edge


def formulas(content: bytes) -> list[str]:
    book = load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    return [f"{cell.parent.title}!{cell.coordinate}" for cell in cells if cell.data_type == "f"]


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    copied = send(own_file(tmp_path))
    assert formulas(copied.content) == ["Liste!B4"]
    texts = ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "#N/A"]
    path = tmp_path / "texts.csv"
    path.write_text('Nom,"=2+2"\n' + "\n".join(f'x,"{text}"' for text in texts) + "\n", encoding="utf-8")
    plain = send(path, marks(sheet="texts", header_rows=(1,), rows=(), marks=(), width=2))
    assert formulas(plain.content) == []
    assert {cell.data_type for row in opened(plain)["texts"].iter_rows(max_col=2) for cell in row} == {"s"}
    assert opened(plain)["texts"]["B2"].quotePrefix


def test_a_file_that_comes_back_is_marked_anew(tmp_path: Path) -> None:
    path = tmp_path / "back.xlsx"
    path.write_bytes(send(own_file(tmp_path)).content)
    again = marks(stale=(4, 5, 6, 7), marks=(Mark(4, 1, "warn", "encore"),), rows=(RowState(5, "Repris"),))
    page = opened(send(path, again))["Liste"]
    assert [cell.value for cell in page["E"]][2:] == ["Statut (PartnerTrack)", None, "Repris"]
    assert [cell.value for cell in page[3]][8:] == []
    assert (colour(page, "C5"), colour(page, "B4")) == ("00000000", AMBER)
    assert said(page, "C5")[1] == "à revoir"
    assert page["A4"].comment is None


def test_cells_that_stand_in_the_way_are_gone_round(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    book = load_workbook(path)
    page = sheet_of(book, 0)
    page["E4"] = "=1+1"  # a formula without a value looks empty to a reader
    page["G5"] = "x"
    page.merge_cells("G5:I5")
    book.save(path)
    sent = opened(send(path))["Liste"]
    assert (sent["E4"].value, sent["G5"].value, sent["J3"].value) == ("=1+1", "x", "Statut (PartnerTrack)")


def test_a_mark_in_a_merged_range_stands_at_its_corner(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    book = load_workbook(path)
    sheet_of(book, 0).merge_cells("A4:A5")
    book.save(path)
    page = opened(send(path, marks(marks=(Mark(5, 0, "stop", "faux"),))))["Liste"]
    assert (colour(page, "A4"), said(page, "A4")[1]) == (RED, "faux")


def test_texts_with_several_formats_keep_them(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    book = load_workbook(path)
    sheet_of(book, 1)["A1"] = CellRichText("a ", TextBlock(InlineFont(b=True), "b"))
    book.save(path)
    made = send(path)
    assert isinstance(opened(made)["Notes"]["A1"].value, CellRichText)
    assert made.losses == ()


def test_what_a_copy_lacks_is_said(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    sheet = makers.part(path.read_bytes(), SHEET).replace(
        b"</worksheet>",
        b'<extLst><ext xmlns:x14="urn:x14" uri="{1}"><x14:dataValidations><x14:dataValidation /></x14:dataValidations>'
        b"</ext></extLst></worksheet>",
    )
    parts: Mapping[str, bytes] = {
        SHEET: sheet,
        "xl/vbaProject.bin": b"macro",
        "xl/media/image1.png": b"\x89PNG",
        "xl/drawings/drawing9.xml": b"<xdr:wsDr><xdr:sp ></xdr:sp></xdr:wsDr>",
        "customXml/item1.xml": b"<a/>",
    }
    path.write_bytes(makers.repack(path.read_bytes(), parts))
    made = send(path)
    assert made.is_copy_of_original
    assert made.losses == (
        "Macros were left out; none is ever carried over.",
        "Some pictures are missing.",
        "Hidden data that other programs keep in the file are missing.",
        "Some text boxes and shapes are missing.",
        "Some drop-down lists are missing.",
    )
    assert b"macro" not in made.content


def test_links_to_other_workbooks_are_cut_and_leave_their_last_values(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    data = path.read_bytes()
    sheet = makers.part(data, SHEET).replace(b'<f>UPPER("awa")</f><v />', b"<f>[1]Liste!$A$1</f><v>42</v>")
    link = b'<?xml version="1.0"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    path.write_bytes(makers.repack(data, {SHEET: sheet, "xl/externalLinks/externalLink1.xml": link}))
    made = send(path)
    assert made.losses == ("Links to other workbooks were cut; the cells keep their last values.",)
    assert opened(made)["Liste"]["B4"].value == 42


def test_other_kinds_of_file_go_back_as_plain_workbooks_with_their_cells(tmp_path: Path) -> None:
    path = tmp_path / "liste.xls"
    path.write_bytes(
        makers.xls(
            [["Liste"], [], ["Nom", "Tél", "Né(e) le", "Ville"], ["Awa", 212612345678.0, date(2001, 4, 23), "00123"]],
            "Liste",
        )
    )
    made = send(path, marks(rows=(RowState(4, "Repris"),), marks=(Mark(4, 2, "warn", "?"),)))
    assert not made.is_copy_of_original
    assert made.losses[0] == "The file is of a kind that cannot be marked; its cells were put into a new workbook."
    page = opened(made)["Liste"]
    assert [cell.value for cell in page[4]][:5] == ["Awa", 212612345678, datetime(2001, 4, 23), "00123", "Repris"]  # noqa: DTZ001 - the same
    assert (page["B4"].number_format, page["C4"].number_format) == ("0", "dd/mm/yyyy")
    assert (page.freeze_panes, colour(page, "C4"), page["A3"].font.b) == ("A4", AMBER, True)
    assert "Copie" in [row[1].value for row in opened(made)["PartnerTrack"].iter_rows()]


def test_sheets_with_names_that_a_workbook_cannot_have_get_others(tmp_path: Path) -> None:
    path = tmp_path / "une très longue liste de stagiaires [2026].csv"
    path.write_text("Nom,Prénom\nTraoré,Awa\n", encoding="utf-8")
    sheet = marks(sheet=path.stem, header_rows=(1,), rows=(RowState(2, "Repris"),), marks=(), width=2)
    book = opened(send(path, sheet))
    assert book.sheetnames[1] == "une très longue liste de stagia"
    assert book.worksheets[1]["C2"].value == "Repris"


@pytest.mark.parametrize(
    ("part", "content"),
    [("xl/styles.xml", b"<nonsense"), ("xl/workbook.xml", b"<a/>"), ("[Content_Types].xml", b"")],
)
def test_a_damaged_file_goes_back_as_a_plain_workbook(tmp_path: Path, part: str, content: bytes) -> None:
    path = own_file(tmp_path)
    made = send(path, content=makers.repack(path.read_bytes(), {part: content}))
    assert not made.is_copy_of_original
    assert made.losses[0] == "The file could not be copied safely; its cells were put into a new workbook."
    assert opened(made)["Liste"]["D5"].value == "=Dakar"


@pytest.mark.parametrize("merged", ["A30:XFD1048576", ""], ids=["one merge over everything", "300,000 merges"])
def test_a_file_that_takes_too_long_goes_back_as_a_plain_workbook(tmp_path: Path, merged: str) -> None:
    path = own_file(tmp_path)
    ranges = [merged] if merged else [f"A{row}:B{row}" for row in range(30, 300_030)]
    cells = "".join(f'<mergeCell ref="{span}"/>' for span in ranges).encode()
    sheet = makers.part(path.read_bytes(), SHEET).replace(b"</mergeCells>", cells + b"</mergeCells>")
    impatient = replace(COPY_LIMITS, cpu_seconds=1, clock_seconds=3.0)
    made = send(path, content=makers.repack(path.read_bytes(), {SHEET: sheet}), limits=impatient)
    assert not made.is_copy_of_original
    assert colour(opened(made)["Liste"], "C5") == RED


def test_an_entity_from_outside_is_not_followed(tmp_path: Path) -> None:
    path = own_file(tmp_path)
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    strings = (
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&x;</t></si></sst>'
    )
    content = makers.repack(path.read_bytes(), {"xl/sharedStrings.xml": strings.encode()})
    made = send(path, content=content)
    cells = [cell.value for sheet in opened(made).worksheets for row in sheet.iter_rows() for cell in row]
    assert not any("SECRET" in str(value) for value in cells)


def test_stop_ends_the_work_at_once(tmp_path: Path) -> None:
    class Stopped:
        def report(self, done: int, total: int, text: str = "") -> None:
            raise InterruptedError(f"{done}/{total} {text}")

    path = own_file(tmp_path)
    book: Workbook = open_workbook(path)
    with pytest.raises(InterruptedError):
        annotate(path.read_bytes(), book, (marks(),), WORDS, "fr", Stopped())
