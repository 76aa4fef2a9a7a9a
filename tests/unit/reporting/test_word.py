"""Holds the Word file of a report: real headings, lists, tables and fields, and nothing that a text could start."""

from __future__ import annotations

import re
import struct
import zlib
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn

from partnertrack import i18n
from partnertrack.reporting import word
from partnertrack.reporting.document import Block, Bullets, Heading, Meta, Paragraph, Picture, Run
from partnertrack.reporting.document import Document as Report
from partnertrack.reporting.table import Column, Row, Table
from tests.unit.reporting.sample import document, meta, sample

COLUMNS = (Column("Code"), Column("Text"))


def opened(*blocks: Block) -> WordFile:
    return docx.Document(BytesIO(word.render(document(*blocks))))


def part(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as package:
        return package.read(name).decode()


def png(wide: int, high: int) -> bytes:
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes((wide + 1) * high))), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(each)) + kind + each + struct.pack(">I", zlib.crc32(kind + each)) for kind, each in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def test_every_text_of_the_report_is_there_in_its_order() -> None:
    made = docx.Document(BytesIO(word.render(sample())))
    texts = [each.text for each in made.paragraphs if each.text]
    assert texts[:5] == [
        "SAMPLE AGENCY",
        "Progress report no. 5",
        "Accra–Bavaria partnership",
        "1 April to 30 September 2026",
        "Funded by",
    ]
    assert texts[texts.index("At a glance") + 1] == "197 of 412 trainees have left for a placement."
    assert texts[-12:] == [
        "Table 1. Results matrix",
        "Since January 2024",
        "Dark tick: milestone.",
        "By region",
        "Figure 2. Ashanti leads",
        "Method",
        "Passed",
        "Went on, of those decided.",
        "passed ÷ (passed + left)",
        "A dash is no figure.",
        "[c] confidential",
        "Made with PartnerTrack.",
    ]
    tiles = [cell.text for cell in made.tables[2].rows[0].cells]
    assert tiles == ["347\ncompleted training\n● On track\nmilestone 330", "36%\nare women\n■ Off track", ""]


def test_headings_are_headings_and_lead_from_the_contents() -> None:
    made = docx.Document(BytesIO(word.render(sample())))
    headings = [
        (each.style.name, each.text) for each in made.paragraphs if each.style and "eading" in str(each.style.name)
    ]
    assert headings == [
        ("Heading 1", "At a glance"),
        ("TOC Heading", "Contents"),
        ("Heading 1", "Where our trainees are"),
        ("Heading 2", "Results"),
        ("Heading 2", "By region"),
        ("Heading 1", "Method"),
    ]
    body = part(word.render(sample()), "word/document.xml")
    anchors = re.findall(r'w:hyperlink w:anchor="(\w+)"', body)
    assert anchors
    assert set(anchors) <= set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="(\w+)"', body))
    assert body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"')
    assert body.count('<w:numPr><w:numId w:val="0"/></w:numPr>') == 1, "“At a glance” has no number"


def test_a_table_has_its_header_on_each_page_and_shows_no_bars() -> None:
    table = docx.Document(BytesIO(word.render(sample()))).tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["Indicator", "Actual", "Share", "Spent", "On", "Status"]
    assert [cell.text for cell in table.rows[2].cells] == [
        "Trainees who depart",
        "1,197",
        "83.3%",
        i18n.money(9983, "EUR"),
        "30/09/2026",
        "▲ Watch",
    ]
    assert len(set(table.rows[1]._tr.tc_lst)) == 1
    marks = [row._tr.find(qn("w:trPr")) for row in table.rows]
    assert [mark is not None and mark.find(qn("w:tblHeader")) is not None for mark in marks] == [True] + [False] * 3
    assert all(mark is not None and mark.find(qn("w:cantSplit")) is not None for mark in marks)


def test_lists_are_lists_and_each_counted_one_begins_with_1() -> None:
    made = opened(Bullets(("a", "b")), Bullets(("c", "d"), is_counted=True), Bullets(("e",), is_counted=True))
    numbers = re.findall(r'<w:numId w:val="(\d+)"', made.element.xml)
    assert [each.style.name for each in made.paragraphs if each.style] == ["List Bullet"] * 2 + ["List Number"] * 3
    assert numbers == ["3", "3", "4"], "points take the list of their style"


def test_charts_and_pictures_say_what_they_show() -> None:
    made = word.render(document(Picture(png(30, 20), "Two trainees & a lathe", "In the workshop")))
    assert 'descr="Two trainees &amp; a lathe"' in part(made, "word/document.xml")
    told = re.findall(
        r'<wp:docPr id="\d+" name="[^"]+" descr="([^"]*)"', part(word.render(sample()), "word/document.xml")
    )
    assert told[0] == "", "the cover’s picture is an ornament"
    assert all(told[1:])
    assert [each.text for each in opened(Picture(b"no picture", "A lathe")).paragraphs] == ["A lathe"]


HOSTILE = (
    "M&E <b>officer</b> \"quoted\" 'single' ]]> {{ name }} =cmd|' /C calc'!A0",
    "\u202eevil\u202c\u2067x\u2069",
    "\x00\x08\x1b\ufffe control",
    "😀 👩🏽‍🔧",
    "اسم Layla ١٢٣ اسم",
    "x" * 10_000,
    "line\nbreak\ttab\r\nend",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_becomes_markup(text: str) -> None:
    blocks = (
        Heading(text),
        Paragraph((Run(text, is_bold=True), Run(text))),
        Bullets((text,)),
        Table(text, (Column(text), Column("b")), (Row((text, text)),), text, text),
        Picture(b"", text),
    )
    report = Report(Meta(text, text, "en", meta().created, text, text, text, text), blocks)
    made = word.render(report)
    said = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\u202a-\u202e\u2066-\u2069]", "", text).replace("\r\n", "\n")
    opened_again = docx.Document(BytesIO(made))
    assert [each.text for each in opened_again.paragraphs[:3]] == [said, said * 2, said]
    assert opened_again.tables[0].rows[1].cells[0].text == said
    assert "\u202e" not in part(made, "word/document.xml")


def test_right_to_left_is_marked() -> None:
    made = word.render(document(Paragraph("اسم الطالب"), Paragraph("Layla اسم", language="ar")))
    body = part(made, "word/document.xml")
    assert body.count("<w:bidi/>") == 1
    assert body.count("<w:rtl/>") == 2
    assert 'w:lang w:val="ar-SA"' in body


def test_the_same_report_gives_the_same_bytes_without_a_person() -> None:
    made = word.render(sample())
    assert made == word.render(sample())
    about = docx.Document(BytesIO(made)).core_properties
    assert (about.author, about.last_modified_by, about.language) == ("Sample Agency", "Sample Agency", "en")
    assert about.created == datetime(2026, 10, 12, tzinfo=UTC)
    assert 'w:lang w:val="fr-FR"' in part(word.render(sample("fr")), "word/styles.xml")
    with ZipFile(BytesIO(made)) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
