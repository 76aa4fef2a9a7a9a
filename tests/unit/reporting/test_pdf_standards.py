"""Holds every kind of PDF to its standards: PDF/UA-1 for readers who do not see it, PDF/A-3a for archives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import page
import pikepdf
import pytest
from PIL import Image

from partnertrack.reporting import pdf
from partnertrack.reporting.document import (
    Attachment,
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
    Letterhead,
    Note,
    Panel,
    Panels,
    Paragraph,
    Picture,
    Tile,
)
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.scene import Scene
from tests.unit.reporting.sample import document, meta, sample

LONG = "Ghana-Nuremberg Hotel and Restaurant Skills Partnership Association of the Chambers of Commerce, Registered"
LIMITS = page.SafetyLimits(max_table_grid_rows=100_000, max_table_grid_cells=1_000_000)


def failures(content: bytes) -> list[str]:
    """Return what breaks one of the standards, or the syntax of a PDF file."""
    found = [
        f"{profile}: {each.rule_id} {each.message}"
        for profile in ("ua1", "3a")
        for each in page.validate_pdf_bytes(content, profile=profile, limits=LIMITS).failures
    ]
    with pikepdf.open(BytesIO(content)) as file:
        return found + [str(each) for each in file.check_pdf_syntax()]


def picture(mode: str, kind: str) -> bytes:
    target = BytesIO()
    Image.new(mode, (400, 200), 77 if mode == "L" else None).save(target, kind)
    return target.getvalue()


def long_names() -> Document:
    columns = tuple(Column(LONG, "end" if place % 2 else "start") for place in range(9))
    row = Row(tuple(Cell(LONG) for _ in columns))
    facts = tuple(Fact(LONG, LONG) for _ in range(8))
    cover = Cover(LONG, LONG, LONG, LONG, facts, (LONG,) * 6, LONG)
    return document(cover, Heading(LONG), Contents(), Table(LONG, columns, (row,) * 3, LONG, LONG))


def empty_texts() -> Document:
    texts = (Heading(""), Lead(""), Note(""), Paragraph(""), Bullets(("",)), Definitions((Definition("", ""),)))
    drawn = (Figure("", Scene(10, 10, ())), Picture(b"no picture", ""), Picture(picture("RGB", "PNG"), ""))
    boxes = (Cover(""), KeyFigures((Tile("", ""),)), Panels((Panel("", ("",)),)))
    table = Table("", (Column(""), Column("")), (Row(("", "")), Row(("",), "group"), Row(("", ""), "total")))
    return document(*boxes, *texts, *drawn, table)


def landscape() -> Document:
    table = Table("", (Column("Name"), Column("")), (Row(("Group (2)",), "group"), Row(("Ama", "")), Row(("Kofi", ""))))
    return Document(replace(meta(), is_landscape=True), (replace(table, manner="form", is_numbered=False),))


def long_table() -> Document:
    return document(Table("Long", (Column("A"), Column("B")), tuple(Row((f"{place}", "b")) for place in range(2000))))


def letter() -> Document:
    table = Table("", (Column("Nr."),), tuple(Row((f"GH-{number}",)) for number in range(90)), is_numbered=False)
    about = replace(meta("de"), page="Seite {number} von {count}")
    head = Letterhead("Büro", "Skills", "20. Juni 2026", ("Kammer", "post@kammer.example"))
    return Document(about, (head, Heading("Fehlende Angaben", is_numbered=False), Paragraph("Guten Tag " * 40), table))


def pictures() -> Document:
    kinds = (("RGBA", "PNG"), ("P", "PNG"), ("L", "PNG"), ("RGB", "JPEG"), ("CMYK", "JPEG"), ("LA", "PNG"))
    return document(*(Picture(picture(*kind), "A workshop", "Accra, May 2026", 0.4) for kind in kinds))


def attachments() -> Document:
    files = (
        Attachment("data.csv", b"a,b\n1,2\n", "text/csv", "The figures"),
        Attachment("data.csv", b"c\n", "text/csv", "Others"),
        Attachment("été.json", b"{}", "application/json", "The definitions"),
    )
    return replace(sample(), attachments=files)


CASES: dict[str, Callable[[], Document]] = {
    "whole": sample,
    "French": lambda: sample("fr"),
    "empty": document,
    "nothing to say": lambda: document(Heading("Results"), Table("None", (Column("Code"),), ())),
    "one row": lambda: document(Table("One", (Column("Code"), Column("")), (Row(("A", "")),))),
    "longest names": long_names,
    "empty texts": empty_texts,
    "landscape": landscape,
    "letter": letter,
    "pictures": pictures,
    "attachments": attachments,
    "deep headings": lambda: document(Heading("Part", 3), Heading("Section", 1), Heading("Deep", 3), Contents()),
    "counted list": lambda: document(Bullets(("First", "Second " * 60), is_counted=True)),
    "other language": lambda: document(Paragraph("Zusammenfassung " * 30, "de")),
    "withheld": lambda: document(Table("Sexes", (Column("Sex"), Column("People", "end")), (Row(("Women", "[c]")),))),
    "2,000 rows": lambda: document(
        Table("Long", (Column("A"), Column("B")), tuple(Row((f"{n}", "b")) for n in range(2000)))
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_document_keeps_the_standards(name: str) -> None:
    assert failures(pdf.render(CASES[name]())) == []


def test_a_document_with_a_field_for_a_signature_keeps_them_too() -> None:
    content = pdf.render(sample(), with_signature_field=True)
    assert failures(content) == []
    with pikepdf.open(BytesIO(content)) as file:
        (field,) = file.Root.AcroForm.Fields
        assert (str(field.T), str(field.FT)) == ("Signature", "/Sig")


def test_attached_files_are_the_data_behind_the_report() -> None:
    with pikepdf.open(BytesIO(pdf.render(attachments()))) as file:
        assert sorted(file.attachments) == ["data (2).csv", "data.csv", "été.json"]
        data = file.attachments["data.csv"].get_file()
        assert data.read_bytes() == b"a,b\n1,2\n"
        assert (data.mime_type, data.size) == ("text/csv", 8)
        assert data.creation_date is not None
        assert data.creation_date.date() == date(2026, 10, 12)
        assert [str(each.AFRelationship) for each in file.Root.AF] == ["/Data"] * 3
