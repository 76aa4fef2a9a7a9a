"""Holds the printed report: what is on its pages, how one gets about in it, and that its bytes never differ."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from partnertrack.errors import Cancelled
from partnertrack.reporting import pdf
from partnertrack.reporting.document import (
    Block,
    Bullets,
    Contents,
    Cover,
    Definition,
    Definitions,
    Document,
    Fact,
    Figure,
    Heading,
    KeyFigures,
    Lead,
    Panel,
    Panels,
    Paragraph,
    Run,
    Tile,
)
from partnertrack.reporting.glyphs import make_printable
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.scene import Rect, Scene
from tests.house.sources import ROOT
from tests.unit.reporting.sample import document, sample

GOLDEN = Path(__file__).parent / "golden"
MARKUP = '<b>&amp; "M&E" </b> {{x}} =1+1 <img src="x"/>'
COLUMNS = (Column("Code"), Column("Number", "end"))
PRINT_SAMPLE = (
    "import hashlib; from partnertrack.reporting import pdf, workbook; from tests.unit.reporting.sample import sample; "
    "print([hashlib.sha256(made.render(sample('fr'))).hexdigest() for made in (pdf, workbook)])"
)


def reader(*blocks: Block) -> PdfReader:
    return PdfReader(BytesIO(pdf.render(document(*blocks))))


@cache
def printed() -> PdfReader:
    return PdfReader(BytesIO(pdf.render(sample())))


def words(text: str) -> str:
    """Return a text in one line, as lines end where the type sets them."""
    return re.sub(r"[ \n]+", " ", text).strip()


def text_of(file: PdfReader) -> str:
    return words("\n".join(page.extract_text() for page in file.pages))


def bookmarks(entries: list[Any], file: PdfReader, depth: int = 0) -> list[tuple[int, str, int | None]]:
    found: list[tuple[int, str, int | None]] = []
    for entry in entries:
        if isinstance(entry, list):
            found += bookmarks(entry, file, depth + 1)
        else:
            found.append((depth, str(entry.title), file.get_destination_page_number(entry)))
    return found


def fonts(file: PdfReader) -> dict[str, bool]:
    """Return the fonts that any page may use, and whether each is embedded."""
    found = {}
    for page in file.pages:
        for one in page["/Resources"]["/Font"].values():  # type: ignore[index]  # pypdf calls every object a PdfObject
            font = one.get_object()
            about = font.get("/FontDescriptor")
            found[font["/BaseFont"]] = about is not None and "/FontFile2" in about.get_object()
    return found


def rows(count: int) -> tuple[Row, ...]:
    return tuple(Row((f"PT-{place:05}", Cell(str(place)))) for place in range(count))


def test_text_of_the_report() -> None:
    text = "\n\f\n".join(page.extract_text() for page in printed().pages) + "\n"
    assert text == (GOLDEN / "sample.txt").read_text(encoding="utf-8")


def test_pages_are_counted_on_all_but_the_cover() -> None:
    texts = [page.extract_text() for page in printed().pages]
    count = len(texts)
    assert "Page" not in texts[0]
    for number, text in enumerate(texts[1:], 2):
        assert f"Page {number} of {count}" in text
        assert "Progress report no. 5 · April to September 2026 · Version 1.0" in words(text)


def test_header_names_the_section_that_a_page_begins_with() -> None:
    long = tuple(Paragraph("word " * 700) for _ in range(2))
    file = reader(Heading("First"), *long, Heading("Second"), *long)
    texts = [page.extract_text().splitlines() for page in file.pages]
    second = next(place for place, lines in enumerate(texts) if "2  Second" in lines)
    assert texts[second][0].endswith("1  First")
    assert texts[second + 1][0].endswith("2  Second")


def test_headings_are_bookmarks() -> None:
    file = printed()
    assert bookmarks(file.outline, file) == [
        (0, "At a glance", 1),
        (0, "Contents", 2),
        (0, "1  Where our trainees are", 3),
        (1, "Results", 3),
        (1, "By region", 3),
        (0, "2  Method", 3),
    ]


def test_a_deep_heading_at_the_start_is_a_bookmark_too() -> None:
    file = reader(Heading("Part", 3), Heading("Section", 1), Heading("Deep", 3))
    assert [(depth, title) for depth, title, _ in bookmarks(file.outline, file)] == [
        (0, "Part"),
        (0, "1  Section"),
        (1, "Deep"),
    ]


def test_contents_lead_to_the_pages_that_they_name() -> None:
    file = printed()
    page = file.pages[2]
    assert "At a glance 2 1 Where our trainees are 4 Results 4 By region 4 2 Method 4" in words(page.extract_text())
    links = [link.get_object() for link in page["/Annots"]]  # type: ignore[attr-defined]  # pypdf: a PdfObject
    assert [file.get_page_number(link["/Dest"][0].get_object()) for link in links] == [1, 3, 3, 3, 3]


def test_contents_of_many_headings_run_on() -> None:
    file = reader(Contents(), *(Heading(f"Section {place}", 2) for place in range(120)))
    assert "Section 119" in file.pages[2].extract_text()
    assert "Section 0" in file.pages[0].extract_text()


def test_properties_name_the_organisation_and_no_person() -> None:
    about = printed().metadata
    assert about is not None
    assert about.title == "Accra–Bavaria partnership – Progress report no. 5 – April to September 2026"
    assert (about.author, about.subject) == ("Sample Agency", "Donor report")
    assert {str(about["/CreationDate"]), str(about["/ModDate"])} == {"D:20261012000000Z"}
    root = printed().trailer["/Root"]
    assert root["/Lang"] == "en"  # type: ignore[index]  # pypdf calls every object a PdfObject
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]) == "True"  # type: ignore[index]  # the same


def test_all_fonts_are_ours_and_embedded() -> None:
    found = fonts(printed())
    assert all(found.values())
    assert all("PartnerTrackSans" in name for name in found)
    assert b"Helvetica" not in pdf.render(sample())


def test_text_in_french_is_french() -> None:
    file = PdfReader(BytesIO(pdf.render(sample("fr"))))
    assert "1 197 83,3 % 9 983 € 30/09/2026" in text_of(file)
    assert "30 septembre 2026" in text_of(file)
    assert file.trailer["/Root"]["/Lang"] == "fr"  # type: ignore[index]  # pypdf calls every object a PdfObject


def test_the_same_report_gives_the_same_bytes_anywhere() -> None:
    printed_twice = []
    for seed, zone, language in (("1", "Asia/Tbilisi", "C.UTF-8"), ("77", "America/Lima", "fr_FR.UTF-8")):
        place = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language}
        command = [sys.executable, "-c", PRINT_SAMPLE]
        run = subprocess.run(command, cwd=ROOT, env=place, check=True, capture_output=True, text=True)
        printed_twice.append(run.stdout)
    assert printed_twice[0] == printed_twice[1]
    assert pdf.render(sample()) == pdf.render(sample())


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(MARKUP),
        Paragraph((Run(MARKUP, is_bold=True),)),
        Bullets((MARKUP,)),
        Lead(MARKUP),
        Heading(MARKUP, 2),
        KeyFigures((Tile("1", MARKUP),)),
        Panels((Panel("title", (MARKUP,)),)),
        Definitions((Definition("term", MARKUP, "x < y & z"),)),
        Table(MARKUP, COLUMNS, rows(1)),
        Table("table", COLUMNS, (Row((MARKUP, "1")),)),
        Figure(MARKUP, Scene(10, 10, (Rect(0, 0, 10, 10, fill="#000000"),))),
        Cover("title", footnote=MARKUP),
    ],
    ids=lambda block: type(block).__name__,
)
def test_markup_in_a_text_is_printed_as_it_stands(block: Block) -> None:
    assert words(MARKUP) in text_of(reader(block))


def test_text_that_is_copied_stays_in_words() -> None:
    text = "Origin training and completion are on track while departures are late because of visas. " * 4
    assert words(text) in text_of(reader(Paragraph(text)))


def test_a_table_of_no_rows_says_so() -> None:
    text = text_of(reader(Table("Reasons", COLUMNS, (), empty="Nobody has left."), Table("Other", COLUMNS, ())))
    assert "Table 1. Reasons Code Number Nobody has left. Table 2. Other Code Number No data yet" in text


def test_a_long_table_repeats_its_header_and_splits_no_row() -> None:
    file = reader(Table("Register", COLUMNS, rows(5000), note="All people."))
    texts = [page.extract_text() for page in file.pages]
    assert all("Table 1, continued Code Number" in words(text) for text in texts[1:])
    assert re.findall(r"PT-(\d{5})", "\n".join(texts)) == [f"{place:05}" for place in range(5000)]
    for text in texts:
        assert len(re.findall(r"PT-0*(\d+) \1 ", f"{words(text)} ")) == text.count("PT-")
    assert "All people." in texts[-1]
    assert len(re.findall(r"PT-\d{5}", texts[-1])) >= 2


def test_a_long_figure_is_not_broken() -> None:
    wide = tuple(Column(f"Column {place}", "end") for place in range(12))
    text = text_of(reader(Table("Amounts", wide, (Row(tuple("12,345,678.90" for _ in wide)),))))
    assert text.count("12,345,678.90") == 12


def test_a_group_stays_with_its_rows_and_a_total_is_printed() -> None:
    body = (*rows(60), Row(("Group",), "group"), *rows(3), Row(("Total", "63"), "total"))
    pages = [page.extract_text() for page in reader(Table("Register", COLUMNS, body)).pages]
    last = next(text for text in pages if "Group" in text)
    assert last.index("PT-00000") > last.index("Group")
    assert "Total" in pages[-1]


def test_a_figure_higher_than_a_page_is_made_smaller() -> None:
    tall = Scene(400, 2000, (Rect(0, 0, 400, 2000, fill="#0b7285"),))
    assert len(reader(Figure("Tall", tall, note="note")).pages) == 1


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for length in range(640, 760, 12):
        scene = Scene(10, float(length), (Rect(0, 0, 10, length, fill="#0b7285"),))
        texts = [page.extract_text() for page in reader(Figure("x", scene), Heading("Next", 2), Paragraph("end")).pages]
        assert sum("Next" in text and "end" in text for text in texts) == 1


def test_a_cover_has_room_for_what_it_is_given() -> None:
    facts = tuple(Fact(f"Label {place}", "value " * 30) for place in range(8))
    cover = Cover(
        "A title that is long " * 12, "kicker", "subtitle " * 30, "issuer", facts, ("Fund",) * 6, "foot " * 99
    )
    text = text_of(reader(cover))
    assert "LABEL 7" in text
    assert text.count("Fund") == 7
    with pytest.raises(ValueError, match="8 facts and 6 funders"):
        Cover("title", facts=(*facts, Fact("ninth", "")))


def test_an_empty_report_is_a_file_too() -> None:
    assert len(reader(Paragraph(""), Panels(()), Bullets(()), KeyFigures(())).pages) <= 1


def test_printing_reports_its_progress_and_stops_when_asked() -> None:
    told: list[tuple[int, int]] = []

    class Watcher:
        def report(self, done: int, total: int, _text: str = "") -> None:
            if (done, total) not in told:
                told.append((done, total))
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        pdf.render(sample(), Watcher())
    assert told == [(0, 1), (1, 4), (2, 4)]


texts = st.text(max_size=200)
blocks = st.one_of(
    st.builds(Paragraph, texts),
    st.builds(Heading, texts, st.integers(1, 3)),
    st.builds(Lead, texts),
    st.builds(Bullets, st.lists(texts, max_size=3).map(tuple)),
    st.builds(lambda title, cell: Table(title, COLUMNS, (Row((cell, "1")),)), texts, texts),
    st.builds(lambda label: KeyFigures((Tile(label, label, label),)), texts),
    st.builds(lambda title: Cover(title, title, title, title), texts),
)


@settings(max_examples=25)
@given(st.lists(blocks, max_size=5))
def test_any_text_can_be_printed(chosen: list[Block]) -> None:
    whole: Document = make_printable(document(*chosen, Contents())).document
    assert pdf.render(whole).startswith(b"%PDF-")
