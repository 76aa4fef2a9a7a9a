"""The page of contents, whose lines lead to the headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, shorten
from partnertrack.reporting.pdf.piece import Mark, Piece
from partnertrack.reporting.pdf.style import HAIR, PALETTE, WIDTH
from partnertrack.reporting.pdf.text import baseline, heading
from partnertrack.scene import Line, Text

_SECTION, _PART = Face(9.2, 13.6, "semibold"), Face(8.8, 12.6)
_INDENT, _NUMBER = 14.0, 24.0
_DEEPEST = 2


def contents(own: Mark, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The heading of the contents, and a line for each heading of the first two levels but itself."""
    yield from heading(own)
    for mark in marks:
        if mark.level <= _DEEPEST and mark is not own:
            yield _line(mark)


def numbered(piece: Piece, page: str) -> Text:
    """The number of the page that a line of the contents leads to, in the type of that line."""
    text = next(item for item in piece.items if isinstance(item, Text))
    return replace(text, x=WIDTH, text=page, anchor="end")


def _line(mark: Mark) -> Piece:
    """A heading, and dots towards the number of its page."""
    face = _face(mark.level)
    left = 0.0 if mark.level == 1 else _INDENT
    text = shorten(mark.text, face.size, face.weight, WIDTH - left - 2 * _NUMBER, text_width)
    start = left + text_width(text, face.size, face.weight) + 6.0
    y = baseline(face) - 0.4
    items = (
        Text(left, baseline(face), text, face.size, PALETTE.ink if mark.level == 1 else PALETTE.text, face.weight),
        Line(start, y, WIDTH - _NUMBER, y, HAIR, 0.7, (0.7, 2.3)),
    )
    return Piece(face.leading, items, before=5.4 if mark.level == 1 else 1.6, leads_to=mark.key)


def _face(level: int) -> Face:
    return _SECTION if level == 1 else _PART
