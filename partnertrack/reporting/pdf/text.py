"""Headings, running text and lists as pieces, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from partnertrack.reporting.directions import FROM_RIGHT, has_rtl, is_read_from_right, language_of
from partnertrack.reporting.document import Bullets, Definitions, Lead, Note, Panels, Paragraph, Words
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, Line, Span, balance, break_lines
from partnertrack.reporting.pdf.piece import Mark, Part, Piece, Role, Tag
from partnertrack.reporting.pdf.style import BODY, HEADINGS, LEAD, NOTE, PALETTE, WIDTH
from partnertrack.scene import Circle, Item, Rect, Text

Running = Lead | Paragraph | Note | Bullets | Panels | Definitions

_INDENT = 10.5
_HEADING_SPACE = {1: (26.0, 9.0, 150.0), 2: (17.0, 5.5, 70.0), 3: (12.0, 3.0, 50.0)}
"""The space before and after a heading of each level, and what must be left of the page for it."""
_HEADINGS: tuple[Role, ...] = ("H1", "H2", "H3")
_AFTER_SIGN = 5.0
_PANEL_GAP = 20.0
_PANEL_HEAD = 20.0


@dataclass(frozen=True, slots=True)
class Strips:
    """How the lines of a text are set: what they are, how far from the left, and the space around them."""

    tag: Tag | None = None
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0


def running(block: Running) -> Iterator[Piece]:
    """The lines of a block of text."""
    match block:
        case Lead():
            return lead(block)
        case Paragraph():  # of which no single line stands alone at the end or the start of a page
            return strips(block.words, BODY, PALETTE.text, Strips(Tag("P", language=block.language), after=7.5))
        case Note():
            return strips(block.text, NOTE, PALETTE.muted, Strips(after=9.0))
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
    right = WIDTH if is_read_from_right(mark.text) else None
    says = mark.text if len(lines) > 1 or has_rtl(mark.text) else ""
    tag = Tag(_HEADINGS[mark.depth], says=says, language=language_of(mark.text))
    for place, line in enumerate(lines):
        is_first, is_last = not place, place == len(lines) - 1
        yield Piece(
            face.leading,
            parts=(Part(tag, tuple(set_line(line, face, 0, 0, fill, right))),),
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
    """A list of points, each with a dot or its number before it."""
    last = len(block.items) - 1
    whole = Tag("L", numbering="Decimal" if block.is_counted else "Disc")
    signs = [f"{place}." for place in range(1, last + 2)] if block.is_counted else []
    indent = max([_INDENT, *(text_width(sign, BODY.size, BODY.weight) + _AFTER_SIGN for sign in signs)])
    for place, item in enumerate(block.items):
        point = Tag("LI", whole)
        body = Strips(Tag("LBody", point), left=indent, after=3.5 if place < last else 9.0)
        lines = list(strips(item, BODY, PALETTE.text, body))
        if lines:
            sign = signs[place] if signs else ""
            left = WIDTH - indent + _AFTER_SIGN if is_read_from_right(plain(item)) else 0.0
            lines[0] = replace(lines[0], parts=(_label(point, left, 0, BODY, sign), *lines[0].parts))
        yield from lines


def definitions(block: Definitions) -> Iterator[Piece]:
    """Terms with their meanings, the formula below in small print."""
    whole = Tag("L", numbering="Disc")
    for item in block.items:
        point = Tag("LI", whole)
        body = Tag("LBody", point)
        yield from _kept(strips(item.term, replace(BODY, weight="semibold"), PALETTE.ink, Strips(Tag("Lbl", point))))
        after = 1.5 if item.formula else 7.0
        lines = strips(item.text, BODY, PALETTE.text, Strips(Tag("P", body), after=after))
        yield from _kept(lines) if item.formula else lines
        small = replace(NOTE, size=7.4, leading=10.0)
        yield from strips(item.formula, small, PALETTE.muted, Strips(Tag("P", body), after=8.0))


def _kept(lines: Iterable[Piece]) -> Iterator[Piece]:
    """The lines, of which the last stays with what follows."""
    all_lines = list(lines)
    yield from all_lines[:-1]
    yield from (replace(line, keeps_next=True) for line in all_lines[-1:])


def panels(block: Panels) -> Iterator[Piece]:
    """Titled lists side by side, in one piece."""
    count = max(len(block.panels), 1)
    width = (WIDTH - _PANEL_GAP * (count - 1)) / count
    parts: list[Part] = []
    height = 0.0
    for place, panel in enumerate(block.panels):
        left = place * (width + _PANEL_GAP)
        title = Text(left, 12.0, panel.title, 10.4, PALETTE.accent_dark, "semibold")
        parts.append(Part(Tag("P"), (title,)))
        drawn, bottom = _points(panel.items, left, width)
        parts.extend(drawn)
        height = max(height, bottom)
    if parts:
        yield Piece(height, parts=tuple(parts), before=12.0, after=12.0)


def strips(words: Words, face: Face, fill: str, set_as: Strips = Strips()) -> Iterator[Piece]:
    """A text as one piece a line: the first two lines stay together, and the last two."""
    lines = break_lines(words, face, WIDTH - set_as.left, text_width)
    last = len(lines) - 1
    tag = set_as.tag or Tag("P")
    text = plain(words)
    right = WIDTH - set_as.left if is_read_from_right(text, tag.language) else None
    if has_rtl(text):
        tag = replace(tag, language=tag.language or language_of(text))
    tag = replace(tag, says=text) if (last or has_rtl(text)) and not tag.says else tag
    for place, line in enumerate(lines):
        yield Piece(
            face.leading,
            parts=(Part(tag, tuple(set_line(line, face, set_as.left, 0, fill, right))),),
            before=0.0 if place else set_as.before,
            after=set_as.after if place == last else 0.0,
            keeps_next=place < last and place in {0, last - 1},
        )


def plain(words: Words) -> str:
    """A text as it is said."""
    return words if isinstance(words, str) else "".join(run.text for run in words)


def set_line(line: Line, face: Face, left: float, top: float, fill: str, right: float | None = None) -> Iterator[Item]:
    """The texts of a line whose upper edge lies at `top`; one that is read from the right begins at its `right` end."""
    line = _joined(line)
    if right is not None:
        yield from _from_right(line, face, right, top, fill)
        return
    x = left
    for is_marked, spans in groupby(line, lambda span: span.is_marked):
        start = x
        for span in spans:
            colour = PALETTE.bad if is_marked else fill
            yield Text(x, top + baseline(face), span.text, face.size, colour, span.weight)
            x += text_width(span.text, face.size, span.weight)
        if is_marked:
            yield Rect(start - 2, top, x - start + 4, face.leading - 1, stroke=PALETTE.bad, radius=2)


def _joined(line: Line) -> Line:
    """The line with one span for all that follows in one weight: its words are not set one by one."""
    groups = groupby(line, lambda span: span.weight)
    return tuple(Span("".join(span.text for span in spans), weight) for weight, spans in groups)


def _from_right(line: Line, face: Face, right: float, top: float, fill: str) -> Iterator[Text]:
    """The texts of a line that is read from the right, in the order in which they are said."""
    x = right
    for place, span in enumerate(line):
        shown = span.text.rstrip(" ") if place == len(line) - 1 else span.text
        text = f"{FROM_RIGHT}{shown}{FROM_RIGHT}"
        yield Text(x, top + baseline(face), text, face.size, fill, span.weight, "end")
        x -= text_width(text, face.size, span.weight)


def baseline(face: Face) -> float:
    """How far below a line's upper edge its text stands, so that capital letters are in the middle of the line."""
    return face.leading / 2 + face.size * 0.364


def _points(items: Sequence[Words], left: float, width: float) -> tuple[list[Part], float]:
    """The points of a panel, and where they end."""
    face = replace(BODY, size=8.8, leading=12.4)
    whole = Tag("L", numbering="Disc")
    drawn: list[Part] = []
    top = _PANEL_HEAD
    for item in items:
        point = Tag("LI", whole)
        drawn.append(_label(point, left, top, face))
        lines = break_lines(item, face, width - _INDENT, text_width)
        texts: list[Item] = []
        for line in lines:
            texts.extend(set_line(line, face, left + _INDENT, top, PALETTE.text))
            top += face.leading
        drawn.append(
            Part(Tag("LBody", point, plain(item) if len(lines) > 1 or has_rtl(plain(item)) else ""), tuple(texts))
        )
        top += 3.0
    return drawn, top


def _label(point: Tag, left: float, top: float, face: Face, sign: str = "") -> Part:
    """The number before a point, or a dot at half the height of its small letters."""
    if sign:
        return Part(Tag("Lbl", point), (Text(left, top + baseline(face), f"{sign} ", face.size, PALETTE.accent_dark),))
    dot = Circle(left + 2.2, top + baseline(face) - face.size * 0.27, 1.4, fill=PALETTE.accent)
    return Part(Tag("Lbl", point, says="\N{BULLET}"), (dot,))
