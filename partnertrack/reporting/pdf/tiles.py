"""Key figures as tiles, three in a row."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.reporting.charts import bullet, status_sign
from partnertrack.reporting.charts.sign import status_colour, status_word
from partnertrack.reporting.document import KeyFigures, Tile
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, wrap
from partnertrack.reporting.pdf.piece import Part, Piece, Tag, shifted
from partnertrack.reporting.pdf.style import PALETTE, WIDTH
from partnertrack.reporting.pdf.text import baseline
from partnertrack.scene import Item, Rect, Text, moved

_PER_ROW, _GAP, _EDGE, _PADDING = 3, 9.0, 2.2, 11.0
_TILE = (WIDTH - _GAP * (_PER_ROW - 1)) / _PER_ROW
_FIGURE = Face(27.0, 33.0, "light")
_LABEL = Face(8.2, 10.4)
_NOTE = Face(7.0, 9.0)


def key_figures(block: KeyFigures) -> Iterator[Piece]:
    """A piece for each row of tiles; all rows of a block are of one height and stay together."""
    inner = _TILE - 2 * _PADDING
    labels = {tile: wrap(tile.label, _LABEL, inner, text_width, most=3) for tile in block.tiles}
    most = max(map(len, labels.values()), default=1)
    height = 46.0 + most * _LABEL.leading + (16.0 if any(tile.bar for tile in block.tiles) else 0.0)
    height += 14.0 if any(tile.note for tile in block.tiles) else 6.0
    whole = Tag("L")
    for start in range(0, len(block.tiles), _PER_ROW):
        items: list[Item] = []
        parts: list[Part] = []
        for place, tile in enumerate(block.tiles[start : start + _PER_ROW]):
            right = place * (_TILE + _GAP)
            items.extend(moved(_ground(tile, height), right, 0))
            parts.extend(shifted(_tile(tile, labels[tile], height, Tag("LBody", Tag("LI", whole))), right, 0))
        is_last = start + _PER_ROW >= len(block.tiles)
        after = 14.0 if is_last else _GAP
        yield Piece(height, tuple(items), tuple(parts), after=after, keeps_next=not is_last)


def _ground(tile: Tile, height: float) -> Iterator[Item]:
    """What a tile stands on, with an edge in the colour of its status."""
    yield Rect(0, 0, _TILE, height, fill=PALETTE.surface)
    yield Rect(0, 0, _EDGE, height, fill=status_colour(tile.status, PALETTE))


def _tile(tile: Tile, label: tuple[str, ...], height: float, whole: Tag) -> Iterator[Part]:
    """One tile: its figure, what it counts, the bar and note at its foot, the sign of its status in the corner."""
    size = _fitting(tile.figure)
    figure = Text(_PADDING, 6.0 + baseline(_FIGURE), f"{tile.figure} ", size, PALETTE.ink, "light")
    yield Part(Tag("P", whole), (figure,))
    lines = tuple(
        Text(_PADDING, 40.0 + place * _LABEL.leading + baseline(_LABEL), line, _LABEL.size, PALETTE.text)
        for place, line in enumerate(label)
    )
    yield Part(Tag("P", whole, says=tile.label if len(lines) > 1 else ""), lines)
    foot = height - 8.0
    if tile.note:
        yield Part(Tag("P", whole), (Text(_PADDING, foot - 1.5, tile.note, _NOTE.size, PALETTE.muted),))
        foot -= 10.0
    if tile.bar:
        scene = bullet(tile.bar, _TILE - 2 * _PADDING, PALETTE)
        top = foot - scene.height
        box = (_PADDING, top, _PADDING + scene.width, foot)
        yield Part(Tag("Figure", whole, shows=scene.alt_text), tuple(moved(scene.items, _PADDING, top)), box)
    if tile.status:
        sign = status_sign(tile.status, _TILE - 14.0, 15.0, 9.0, PALETTE)
        yield Part(Tag("Figure", whole, shows=status_word(tile.status)), sign, (_TILE - 18.5, 10.5, _TILE - 9.5, 19.5))


def _fitting(figure: str) -> float:
    """The size of a figure: smaller where it would be wider than its tile."""
    room = _TILE - 2 * _PADDING - 14.0
    return min(_FIGURE.size, room / max(text_width(figure, 1.0, _FIGURE.weight), 0.01))
