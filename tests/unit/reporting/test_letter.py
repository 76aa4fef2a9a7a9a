"""A letter has a head of its own, a running header on the pages after it, and its own words for page numbers."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.reporting import pdf
from partnertrack.reporting.document import Document, Heading, Letterhead, Meta
from partnertrack.reporting.partner_texts import partner_texts
from partnertrack.reporting.table import Column, Row, Table


def pages(rows: int) -> list[str]:
    table = Table(
        title="",
        columns=(Column("Kennnummer"), Column("Name")),
        rows=tuple(Row((f"GH-{number}", "Ama")) for number in range(rows)),
        is_numbered=False,
    )
    meta = Meta("Büro", "Büro", "de", date(2026, 6, 20), kind="Brief", page="Seite {number} von {count}")
    head = Letterhead("Büro", "Skills", "20. Juni 2026", ("Kammer", "post@kammer.example"))
    content = pdf.render(Document(meta, (head, Heading("Fehlende Angaben", is_numbered=False), table)))
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_the_first_page_has_the_head_and_no_running_header() -> None:
    first, second = pages(40)
    assert first.count("Fehlende Angaben") == 1
    assert "post@kammer.example" in first
    assert second.startswith("Büro")
    assert "Fehlende Angaben" in second


def test_pages_are_counted_in_the_letters_own_words() -> None:
    assert "Seite 2 von 2" in pages(40)[1]


def test_a_table_that_is_not_numbered_has_no_name_and_its_header_on_each_page() -> None:
    told = pages(40)
    assert all("Kennnummer" in page for page in told)
    assert not any("Table" in page for page in told)


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_texts_for_partners_name_the_same_places_in_every_language(language: str) -> None:
    for label in partner_texts("letter").values():
        english, other = (set(_places(text)) for text in (label.en, label.text(language)))
        assert english == other


def _places(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]
