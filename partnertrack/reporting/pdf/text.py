"""Headings, running text and lists as pieces, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partnertrack.reporting.document import Bullets, Definitions, Lead, Note, Panels, Paragraph, Words
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, Line, balance, break_lines
from partnertrack.reporting.pdf.piece import Mark, Piece
from partnertrack.reporting.pdf.style import BODY, HEADINGS, LEAD, NOTE, PALETTE, WIDTH
from partnertrack.scene import Circle, Item, Text

Running = Lead | Paragraph | Note | Bullets | Panels | Definitions

_INDENT = 10.5
_HEADING_SPACE = {1: (26.0, 9.0, 150.0), 2: (17.0, 5.5, 70.0), 3: (12.0, 3.0, 50.0)}
"""The space before and after a heading of each level, and what must be left of the page for it."""
_PANEL_GAP = 20.0
_PANEL_HEAD = 20.0


def running(block: Running) -> Iterator[Piece]:
    """The lines of a block of text."""
    match block:
        case Lead():
            return lead(block)
        case Paragraph():  # of which no single line stands alone at the end or the start of a page
            return strips(block.words, BODY, PALETTE.text, after=7.5)
        case Note():
            return strips(block.text, NOTE, PALETTE.muted, after=9.0)
        case Bullets():
            return bullets(block)
        case Panels():
            return panels(block)
        case Definitions():
            return definitions(block)


def heading(mark: Mark) -> Iterator[Piece]:
    """A heading, which stays with what follows it and begins a page where little is left of this one."""
    face = HEADINGS[mark.level]
    before, after, room = _HEADING_SPACE[mark.level]
    fill = PALETTE.accent_dark if mark.level == 2 else PALETTE.ink  # noqa: PLR2004 - the second level
    lines = balance(mark.text, face, WIDTH, text_width) or ((),)
    for place, line in enumerate(lines):
        is_first, is_last = not place, place == len(lines) - 1
        yield Piece(
            face.leading,
            tuple(set_line(line, face, 0, 0, fill)),
            before=before if is_first else 0.0,
            after=after if is_last else 0.0,
            room=room if is_first else 0.0,
            keeps_next=True,
            mark=mark if is_first else None,
        )


def lead(block: Lead) -> Iterator[Piece]:
    """The sentence that is read first."""
    *upper, last = (*strips(block.text, LEAD, PALETTE.ink), Piece(0.0, after=13.0))
    yield from (*(replace(piece, keeps_next=True) for piece in upper), last)


def bullets(block: Bullets) -> Iterator[Piece]:
    """A list of points."""
    last = len(block.items) - 1
    for place, item in enumerate(block.items):
        lines = list(strips(item, BODY, PALETTE.text, left=_INDENT, after=3.5 if place < last else 9.0))
        if lines:
            lines[0] = replace(lines[0], items=(_dot(0, 0, BODY), *lines[0].items))
        yield from lines


def definitions(block: Definitions) -> Iterator[Piece]:
    """Terms with their meanings, the formula below in small print."""
    for item in block.items:
        *upper, last = strips(item.term, replace(BODY, weight="semibold"), PALETTE.ink)
        yield from (*upper, replace(last, keeps_next=True))
        lines = list(strips(item.text, BODY, PALETTE.text, after=1.5 if item.formula else 7.0))
        if item.formula and lines:
            lines[-1] = replace(lines[-1], keeps_next=True)
        yield from lines
        yield from strips(item.formula, replace(NOTE, size=7.4, leading=10.0), PALETTE.muted, after=8.0)


def panels(block: Panels) -> Iterator[Piece]:
    """Titled lists side by side, in one piece."""
    count = max(len(block.panels), 1)
    width = (WIDTH - _PANEL_GAP * (count - 1)) / count
    items: list[Item] = []
    height = 0.0
    for place, panel in enumerate(block.panels):
        left = place * (width + _PANEL_GAP)
        items.append(Text(left, 12.0, panel.title, 10.4, PALETTE.accent_dark, "semibold"))
        drawn, bottom = _points(panel.items, left, width)
        items.extend(drawn)
        height = max(height, bottom)
    if items:
        yield Piece(height, tuple(items), before=12.0, after=12.0)


def strips(
    words: Words, face: Face, fill: str, *, left: float = 0.0, before: float = 0.0, after: float = 0.0
) -> Iterator[Piece]:
    """A text as one piece a line: the first two lines stay together, and the last two."""
    lines = break_lines(words, face, WIDTH - left, text_width)
    last = len(lines) - 1
    for place, line in enumerate(lines):
        yield Piece(
            face.leading,
            tuple(set_line(line, face, left, 0, fill)),
            before=0.0 if place else before,
            after=after if place == last else 0.0,
            keeps_next=place < last and place in {0, last - 1},
        )


def set_line(line: Line, face: Face, left: float, top: float, fill: str) -> Iterator[Text]:
    """The texts of a line whose upper edge lies at `top`."""
    x = left
    for span in line:
        yield Text(x, top + baseline(face), span.text, face.size, fill, span.weight)
        x += text_width(span.text, face.size, span.weight)


def baseline(face: Face) -> float:
    """How far below a line's upper edge its text stands, so that capital letters are in the middle of the line."""
    return face.leading / 2 + face.size * 0.364


def _points(items: Sequence[Words], left: float, width: float) -> tuple[list[Item], float]:
    """The points of a panel, and where they end."""
    face = replace(BODY, size=8.8, leading=12.4)
    drawn: list[Item] = []
    top = _PANEL_HEAD
    for item in items:
        drawn.append(_dot(left, top, face))
        for line in break_lines(item, face, width - _INDENT, text_width):
            drawn.extend(set_line(line, face, left + _INDENT, top, PALETTE.text))
            top += face.leading
        top += 3.0
    return drawn, top


def _dot(left: float, top: float, face: Face) -> Circle:
    """The dot before a point, at half the height of its small letters."""
    return Circle(left + 2.2, top + baseline(face) - face.size * 0.27, 1.4, fill=PALETTE.accent)
