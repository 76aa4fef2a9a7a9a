"""Holds how letters stand beside each other: closer where the font says so, measured as they are set."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from partnertrack.reporting import pdf
from partnertrack.reporting.document import Heading, Lead, Paragraph
from partnertrack.reporting.fonts import characters, text_width, tracking
from partnertrack.reporting.kerning import kerned
from tests.unit.reporting.sample import document

SENTENCE = "AVERAGE wait: “Työ”, L’Été, Tunis, Kyiv, Wächter, r. y."
words = st.text(st.sampled_from(sorted(sign for sign in characters() if "!" <= sign < "\u0250")), max_size=12)


def test_letters_stand_closer_where_the_font_says_so() -> None:
    alone = sum(text_width(letter, 20, "regular") for letter in "AV")
    assert text_width("AV", 20, "regular") < alone - 0.5
    assert text_width("12", 20, "regular") == pytest.approx(2 * text_width("1", 20, "regular"))


def test_small_letters_stand_as_they_come() -> None:
    assert kerned("AV", 7.8, "regular") == (("AV", 0.0),)
    assert text_width("AV", 7.8, "regular") == pytest.approx(sum(text_width(each, 7.8, "regular") for each in "AV"))


@given(words, words)
def test_words_are_as_wide_in_a_line_as_alone(first: str, second: str) -> None:
    whole = text_width(f"{first} {second}", 20, "semibold")
    assert whole == pytest.approx(text_width(f"{first} ", 20, "semibold") + text_width(second, 20, "semibold"))


@given(words)
def test_what_is_set_is_as_wide_as_it_is_measured(text: str) -> None:
    pieces = kerned(text, 12, "regular")
    letters = sum(text_width(letter, 12, "regular") for letter in text)
    assert "".join(piece for piece, _gap in pieces) == text
    assert text_width(text, 12, "regular") == pytest.approx(letters + 12 * sum(gap for _piece, gap in pieces))
    assert tracking(12, "regular") < 0


def test_text_that_is_copied_has_no_gaps() -> None:
    file = PdfReader(
        BytesIO(pdf.render(document(Heading(SENTENCE, is_numbered=False), Lead(SENTENCE), Paragraph(SENTENCE))))
    )
    assert file.pages[0].extract_text().count(SENTENCE) == 4
