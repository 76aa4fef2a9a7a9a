"""The page of contents, whose lines lead to the headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, shorten
from partnertrack.reporting.pdf.piece import Drawing, Mark, Part, Piece, Tag
from partnertrack.reporting.pdf.style import HAIR, PALETTE, WIDTH
from partnertrack.reporting.pdf.text import baseline, heading
from partnertrack.scene import Line, Text

_SECTION, _PART = Face(9.2, 13.6, "semibold"), Face(8.8, 12.6)
_INDENT, _NUMBER = 14.0, 24.0
_DEEPEST = 2


def contents(own: Mark, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The heading of the contents, and a line for each heading of the first two levels but itself."""
    yield from heading(own)
    whole = Tag("TOC")
    inner: Tag | None = None
    for mark in marks:
        if mark.level <= _DEEPEST and mark is not own:
            if mark.level == 1:
                inner = None
            elif inner is None:
                inner = Tag("TOC", whole)
            yield _line(mark, inner or whole)


def numbered(piece: Piece, page: str) -> Drawing:
    """The number of the page that a line of the contents leads to, in the tag and type of that line."""
    (part,) = piece.parts
    name = next(item for item in part.items if isinstance(item, Text))
    return Drawing(parts=(Part(part.tag, (replace(name, x=WIDTH, text=page, anchor="end"),)),))


def _line(mark: Mark, around: Tag) -> Piece:
    """A heading, and dots towards the number of its page."""
    face = _face(mark.level)
    left = 0.0 if mark.level == 1 else _INDENT
    text = shorten(mark.text, face.size, face.weight, WIDTH - left - 2 * _NUMBER, text_width)
    start = left + text_width(text, face.size, face.weight) + 6.0
    y = baseline(face) - 0.4
    fill = PALETTE.ink if mark.level == 1 else PALETTE.text
    link = Tag("Link", Tag("Reference", Tag("TOCI", around)))
    words = Text(left, baseline(face), f"{text} ", face.size, fill, face.weight)
    dots = Line(start, y, WIDTH - _NUMBER, y, HAIR, 0.7, (0.7, 2.3))
    before = 5.4 if mark.level == 1 else 1.6
    return Piece(face.leading, (dots,), (Part(link, (words,)),), before=before, leads_to=mark)


def _face(level: int) -> Face:
    return _SECTION if level == 1 else _PART
