"""Pieces of WordprocessingML as text: runs, paragraphs, fields; whatever people typed is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from partnertrack.reporting.document import Run, Words
from partnertrack.reporting.plain_text import plain_text

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"([{_TO_LEFT}](?:[^A-Za-z\u00c0-\u058f]*[{_TO_LEFT}])?)")
_BREAKS = re.compile(r"(\r\n|[\r\n\u2028\u2029]|\t)")


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run differs from its paragraph; a `colour` is "rrggbb", a `size` in points, 0 for that of the paragraph."""

    is_bold: bool = False
    colour: str = ""
    size: float = 0.0
    language: str = ""


PLAIN = Ink()


def quoted(text: str) -> str:
    """A text as XML, also inside an attribute."""
    return escape(plain_text(text))


def run(text: str, ink: Ink = PLAIN) -> str:
    """A text in one weight; the parts that run from right to left are marked as such."""
    parts = _RIGHT_TO_LEFT.split(plain_text(text))
    return "".join(
        f"<w:r>{_properties(ink, is_turned=bool(place % 2))}{''.join(_lines(part))}</w:r>"
        for place, part in enumerate(parts)
        if part
    )


def words(said: Words, ink: Ink = PLAIN) -> str:
    """A sentence, plain or in pieces."""
    pieces = (Run(said),) if isinstance(said, str) else said
    return "".join(
        run(each.text, Ink(ink.is_bold or each.is_bold, ink.colour, ink.size, ink.language)) for each in pieces
    )


def paragraph(style: str, content: str, properties: str = "", placing: str = "") -> str:
    """A paragraph of a style; the schema has `properties` before its reading direction and `placing` after it."""
    first = content.partition("</w:rPr>")[0]
    turned = "<w:bidi/>" if "<w:rtl/>" in first and "<w:t" not in first else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{turned}{placing}</w:pPr>{content}</w:p>'


def field(code: str, shown: str = "", *, is_dirty: bool = False) -> str:
    """A field with the markup that is seen until it is worked out anew; a dirty one is, when the file is opened."""
    mark = ' w:dirty="true"' if is_dirty else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{mark}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def around(sentence: str, place: str, inside: str, ink: Ink = PLAIN) -> str:
    """A translated sentence as runs, with markup in the stead of its one `{place}`."""
    before, _place, after = sentence.partition(f"{{{place}}}")
    return f"{run(before, ink)}{inside}{run(after, ink)}"


def _lines(text: str) -> Iterator[str]:
    """The text with its line breaks and tabulators as Word writes them."""
    for part in _BREAKS.split(text):
        if part == "\t":
            yield "<w:tab/>"
        elif _BREAKS.fullmatch(part):
            yield "<w:br/>"
        elif part:
            yield f'<w:t xml:space="preserve">{escape(part)}</w:t>'


def _properties(ink: Ink, *, is_turned: bool) -> str:
    marks = "<w:b/><w:bCs/>" if ink.is_bold else ""
    if ink.colour:
        marks += f'<w:color w:val="{ink.colour}"/>'
    if ink.size:
        marks += f'<w:sz w:val="{round(ink.size * 2)}"/><w:szCs w:val="{round(ink.size * 2)}"/>'
    if is_turned:
        marks += "<w:rtl/>"
    if ink.language:
        marks += f'<w:lang w:val="{quoted(ink.language)}"/>'
    return f"<w:rPr>{marks}</w:rPr>" if marks else ""
