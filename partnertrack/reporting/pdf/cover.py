"""The first page: routes on a dark band, the title, the facts that identify the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partnertrack.i18n import _
from partnertrack.reporting.charts import routes
from partnertrack.reporting.document import Cover, Fact, Picture
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, balance, wrap
from partnertrack.reporting.pdf.piece import Part, Piece, Tag
from partnertrack.reporting.pdf.raster import raster
from partnertrack.reporting.pdf.style import HAIR, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, PALETTE, WIDTH
from partnertrack.reporting.pdf.text import baseline
from partnertrack.scene import Item, Rect, Text

_MAP_END, _BAND_END, _EDGE = 394.0, 546.0, 4.0
_PALE, _WARM, _SOFT = "#9cd3dd", "#f0ad4e", "#d8e2ee"
_TITLES = (Face(31.0, 37.0, "light"), Face(26.0, 31.0, "light"), Face(21.0, 25.5, "light"))
"""The sizes of a title of up to two, three and more lines."""
_KICKER, _SUBTITLE = Face(10.6, 18.0, "semibold"), Face(11.5, 15.0)
_AFTER_TITLE = 13.0
_MOST_LINES = 4
_LABEL, _VALUE = Face(6.8, 9.0, "semibold"), Face(9.4, 12.6)
_FOOTNOTE = Face(7.0, 9.4)
_COLUMN_GAP = 24.0
_AIRY = 6
_BOX, _INSET = 36.0, 4.0
_MOST_SMALL, _LAST_LINE = 5, 818.0


def cover(block: Cover) -> Piece:
    """The whole page as one piece, drawn from the corner of the paper."""
    scene = block.scene or routes(())
    ground: list[Item] = [
        Rect(0, _MAP_END, PAGE_WIDTH, _BAND_END - _MAP_END, fill=PALETTE.ink),
        Rect(0, _BAND_END, PAGE_WIDTH, _EDGE, fill=PALETTE.attention),
        Rect(0, _BAND_END + _EDGE, PAGE_WIDTH, PAGE_HEIGHT - _BAND_END - _EDGE, fill=PALETTE.paper),
    ]
    parts: list[Part] = []
    if scene.alt_text:
        parts.append(Part(Tag("Figure", shows=scene.alt_text), scene.items, (0.0, 0.0, PAGE_WIDTH, _MAP_END)))
    else:
        ground = [*scene.items, *ground]
    if block.issuer:
        issuer = Text(MARGIN, 61.0, block.issuer.upper(), 8.4, _PALE, "semibold")
        parts.append(Part(Tag("P", says=block.issuer), (issuer,)))
    parts += _titles(block)
    bottom, facts = _facts(block.facts, _BAND_END + 38.0)
    parts += facts
    boxes, funders = _funders(block, bottom + 10.0)
    parts += funders
    lines = wrap(block.footnote, _FOOTNOTE, WIDTH, text_width, most=_MOST_SMALL)
    first = _LAST_LINE - (len(lines) - 1) * _FOOTNOTE.leading
    parts += _said(block.footnote, lines, _FOOTNOTE, (MARGIN, first), PALETTE.muted)
    return Piece(PAGE_HEIGHT, (*ground, *boxes), tuple(parts), kind="page")


def _said(text: str, lines: Sequence[str], face: Face, corner: tuple[float, float], fill: str) -> Iterator[Part]:
    """The lines of a paragraph whose first one stands at a place; nothing where there are none."""
    x, y = corner
    if lines:
        texts = (
            Text(x, y + place * face.leading, line, face.size, fill, face.weight) for place, line in enumerate(lines)
        )
        yield Part(Tag("P", says=text if tuple(lines) != (text,) else ""), tuple(texts))


def _titles(block: Cover) -> Iterator[Part]:
    """Kicker, title and subtitle, in the middle of the band."""
    face = next((face for most, face in enumerate(_TITLES, 2) if len(_lines(block.title, face)) <= most), _TITLES[-1])
    title = _lines(block.title, face)
    subtitle = wrap(block.subtitle, _SUBTITLE, WIDTH, text_width, most=2)
    height = _KICKER.leading + len(title) * face.leading + _AFTER_TITLE + len(subtitle) * _SUBTITLE.leading
    top = (_MAP_END + _BAND_END - height) / 2
    kicker = (block.kicker,) if block.kicker else ()
    yield from _said(block.kicker, kicker, _KICKER, (MARGIN, top + baseline(_KICKER)), _WARM)
    top += _KICKER.leading
    yield from _said(block.title, title, face, (MARGIN, top + baseline(face)), PALETTE.paper)
    top += len(title) * face.leading + _AFTER_TITLE
    yield from _said(block.subtitle, subtitle, _SUBTITLE, (MARGIN, top + baseline(_SUBTITLE)), _SOFT)


def _lines(title: str, face: Face) -> tuple[str, ...]:
    """The lines of a title, of like lengths, at most four."""
    lines = balance(title, face, WIDTH, text_width)
    if len(lines) > _MOST_LINES:
        return wrap(title, face, WIDTH, text_width, _MOST_LINES)
    return tuple("".join(span.text for span in line) for line in lines)


def _facts(facts: Sequence[Fact], top: float) -> tuple[float, list[Part]]:
    """Where the facts end, and the facts in two columns; where there are many, each has one line."""
    width = (WIDTH - _COLUMN_GAP) / 2
    most = 2 if len(facts) <= _AIRY else 1
    whole = Tag("L", numbering="Disc")
    parts: list[Part] = []
    for start in range(0, len(facts), 2):
        lowest = top
        for place, fact in enumerate(facts[start : start + 2]):
            left = MARGIN + place * (width + _COLUMN_GAP)
            point = Tag("LI", whole)
            label = Text(left, top, fact.label.upper(), _LABEL.size, PALETTE.muted, _LABEL.weight)
            parts.append(Part(Tag("Lbl", point, says=fact.label), (label,)))
            lines = [
                Text(left, top + 13.0 + row * _VALUE.leading, line, _VALUE.size, PALETTE.ink)
                for row, line in enumerate(wrap(fact.value, _VALUE, width, text_width, most))
            ]
            lowest = max([lowest, *(line.y for line in lines)])
            parts.append(Part(Tag("LBody", point, says=fact.value), tuple(lines)))
        top = lowest + 21.0
    return top, parts


def _funders(block: Cover, top: float) -> tuple[list[Item], list[Part]]:
    """A box for each funder with the sign, else the name."""
    names = [*block.funders, *("" for _logo in block.logos[len(block.funders) :])]
    if not names:
        return [], []
    heading = Text(MARGIN, top, _("Funded by"), 7.4, PALETTE.muted, "semibold")
    boxes: list[Item] = []
    parts, whole = [Part(Tag("P"), (heading,))], Tag("L")
    gap, count = 10.0, max(len(names), 4)
    width = (WIDTH - (count - 1) * gap) / count
    for place, name in enumerate(names):
        left = MARGIN + place * (width + gap)
        boxes.append(Rect(left, top + 8.0, width, _BOX, stroke=HAIR, radius=3.0))
        body = Tag("LBody", Tag("LI", whole), says=name)
        logo = block.logos[place] if place < len(block.logos) else None
        sign = _sign(logo, name, body, (left, top + 8.0), width) if logo else None
        parts += [sign] if sign else _name(name, body, (left, top + 8.0), width)
    return boxes, parts


def _name(name: str, body: Tag, corner: tuple[float, float], width: float) -> Iterator[Part]:
    """A funder's name in the box."""
    face = Face(8.2, 10.4, "semibold")
    lines = wrap(name, face, width - 18.0, text_width, most=2)
    first = corner[1] + _BOX / 2 + baseline(face) - len(lines) * face.leading / 2
    for part in _said(name, lines, face, (corner[0] + 9.0, first), PALETTE.muted):
        yield replace(part, tag=body)


def _sign(logo: Picture, name: str, body: Tag, corner: tuple[float, float], width: float) -> Part | None:
    """A funder's sign in the middle of the box, as large as it fits; None where the bytes are no picture."""
    room = width - 2 * _INSET
    found = raster(logo.content, room)
    if found is None:
        return None
    wide = min(room, (_BOX - 2 * _INSET) / found.ratio)
    high = wide * found.ratio
    left, top = corner[0] + (width - wide) / 2, corner[1] + (_BOX - high) / 2
    shown = logo.alt_text or name or _("Logo")
    return Part(Tag("Figure", body, shows=shown), (), (left, top, left + wide, top + high), found)
