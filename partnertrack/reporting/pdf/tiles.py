"""Key figures as tiles, three in a row."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.reporting.charts import bullet, status_sign
from partnertrack.reporting.charts.sign import status_colour
from partnertrack.reporting.document import KeyFigures, Tile
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, wrap
from partnertrack.reporting.pdf.piece import Piece
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
    for start in range(0, len(block.tiles), _PER_ROW):
        items: list[Item] = []
        for place, tile in enumerate(block.tiles[start : start + _PER_ROW]):
            items.extend(moved(_tile(tile, labels[tile], height), place * (_TILE + _GAP), 0))
        is_last = start + _PER_ROW >= len(block.tiles)
        yield Piece(height, tuple(items), after=14.0 if is_last else _GAP, keeps_next=not is_last)


def _tile(tile: Tile, label: tuple[str, ...], height: float) -> Iterator[Item]:
    """One tile: its figure, what it counts, the bar and note at its foot, the sign of its status in the corner."""
    yield Rect(0, 0, _TILE, height, fill=PALETTE.surface)
    yield Rect(0, 0, _EDGE, height, fill=status_colour(tile.status, PALETTE))
    yield Text(_PADDING, 6.0 + baseline(_FIGURE), tile.figure, _fitting(tile.figure), PALETTE.ink, "light")
    if tile.status:
        yield from status_sign(tile.status, _TILE - 14.0, 15.0, 9.0, PALETTE)
    for place, line in enumerate(label):
        y = 40.0 + place * _LABEL.leading + baseline(_LABEL)
        yield Text(_PADDING, y, line, _LABEL.size, PALETTE.text)
    foot = height - 8.0
    if tile.note:
        yield Text(_PADDING, foot - 1.5, tile.note, _NOTE.size, PALETTE.muted)
        foot -= 10.0
    if tile.bar:
        scene = bullet(tile.bar, _TILE - 2 * _PADDING, PALETTE)
        yield from moved(scene.items, _PADDING, foot - scene.height)


def _fitting(figure: str) -> float:
    """The size of a figure: smaller where it would be wider than its tile."""
    room = _TILE - 2 * _PADDING - 14.0
    return min(_FIGURE.size, room / max(text_width(figure, 1.0, _FIGURE.weight), 0.01))
