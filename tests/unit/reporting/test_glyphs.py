"""Holds the gate for signs that the fonts do not have."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.reporting import pdf
from partnertrack.reporting.document import Paragraph, Run
from partnertrack.reporting.fonts import characters
from partnertrack.reporting.glyphs import BOX, MissingGlyphError, make_printable, require_glyphs
from partnertrack.reporting.table import Cell, Column, Row, Table
from tests.unit.reporting.sample import document, sample


def cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    printable = make_printable(document(Paragraph(text)))
    block = printable.document.blocks[0]
    assert isinstance(block, Paragraph)
    assert isinstance(block.words, str)
    return block.words, printable.missing


def test_an_unknown_sign_becomes_a_box_and_is_named() -> None:
    assert cleaned("Firma 中国 GmbH") == (f"Firma {BOX}{BOX} GmbH", ("中 (U+4E2D)", "国 (U+56FD)"))


def test_an_unknown_sign_is_found_wherever_it_hides() -> None:
    table = Table("😀", (Column("一"),), (Row((Cell("二"),)), Row(("三",))))
    printable = make_printable(document(table, Paragraph((Run("四"),))))
    assert len(printable.missing) == 5
    assert printable.document.blocks[0] == Table(BOX, (Column(BOX),), (Row((Cell(BOX),)), Row((BOX,))))


def test_letters_and_their_marks_become_one() -> None:
    assert cleaned(unicodedata.normalize("NFD", "Nguyễn Đặng")) == ("Nguyễn Đặng", ())


def test_what_is_not_seen_is_left_out() -> None:
    assert cleaned("one\ttwo\nthree\x00four soft\N{SOFT HYPHEN}hyphen") == ("one two three four softhyphen", ())


def test_a_printable_document_is_left_alone() -> None:
    whole = sample()
    assert make_printable(whole).document is whole


@given(st.text())
def test_every_text_can_be_made_printable(text: str) -> None:
    words, _missing = cleaned(text)
    assert set(words) <= characters()


def test_printing_an_unknown_sign_stops() -> None:
    with pytest.raises(MissingGlyphError, match=r"U\+4E2D"):
        pdf.render(document(Paragraph("中")))
    with pytest.raises(MissingGlyphError):
        require_glyphs(("a\nb",))


def test_an_unknown_sign_around_the_page_stops_too() -> None:
    whole = document(Paragraph("text"))
    with pytest.raises(MissingGlyphError):
        pdf.render(replace(whole, meta=replace(whole.meta, period="中")))


def test_letters_that_were_joined_or_widened_elsewhere_are_printed_as_letters() -> None:
    assert cleaned("\ufefb \ufedf\ufe8e \ufb01 \uff11") == ("\u0644\u0627 \u0644\u0627 fi 1", ())
