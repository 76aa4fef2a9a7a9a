"""Numbers by row and column, the darker the larger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.reporting.charts.parts import (
    FIGURE,
    LABEL,
    SMALL,
    Look,
    empty,
    hatched,
    is_wrapped,
    label,
    label_column,
    on_colour,
    tell,
)
from partnertrack.reporting.lines import wrap
from partnertrack.scene import Item, Line, Rect, Scene, Text

_ROW, _HIGH_ROW, _GAP, _SUM = 21.0, 27.0, 1.4, 34.0
_LIGHTEST = 0.16


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row: its numbers, None where one may not be told, how each is printed, and the row's sum as printed."""

    label: str
    values: tuple[int | None, ...]
    figures: tuple[str, ...]
    total: str


def heat(
    rows: Sequence[HeatRow], columns: Sequence[str], look: Look, total: str = "", foot: HeatRow | None = None
) -> Scene:
    """A field for each number under the name of its column; the sums stand at the end, under `total`, and in `foot`."""
    if not rows or not columns:
        return empty(look)
    left = label_column([row.label for row in rows], look)
    wide = (look.width - left - _SUM) / len(columns)
    names = [wrap(name, SMALL, wide - 4, look.measure, most=3) for name in columns]
    top = max(len(lines) for lines in names) * SMALL.leading + 5
    items: list[Item] = []
    for place, lines in enumerate(names):
        for line, text in enumerate(reversed(lines)):
            x, y = left + wide * (place + 0.5), top - 5 - line * SMALL.leading
            items.append(Text(x, y, text.strip(), SMALL.size, look.palette.muted, anchor="middle"))
    items.append(Text(look.width, top - 5, total, SMALL.size, look.palette.muted, anchor="end"))
    most = max((n or 0 for row in rows for n in row.values), default=0)
    y = top
    for row in rows:
        high = _HIGH_ROW if is_wrapped(row.label, left, look) else _ROW
        items += _row(row, (left, y, wide, high), most, look)
        y += high
    if foot is not None:
        items.append(Line(0, y + 1.5, look.width, y + 1.5, look.palette.faint, 0.6))
        items += _foot(foot, (left, y + 2 + _ROW / 2, wide), look)
        y += _ROW + 2
    told = tell([(row.label, row.total) for row in rows])
    return Scene(look.width, y + 1, tuple(items), told)


def _foot(row: HeatRow, place: tuple[float, float, float], look: Look) -> Iterator[Item]:
    """The sums of the columns."""
    left, middle, wide = place
    yield from label(row.label, middle, left, look)
    for at, figure in enumerate(row.figures):
        x = left + (at + 0.5) * wide
        yield Text(x, middle + 2.6, figure, FIGURE.size, look.palette.ink, "semibold", "middle")
    yield Text(look.width, middle + 2.6, row.total, FIGURE.size, look.palette.ink, "semibold", "end")


def _row(row: HeatRow, place: tuple[float, float, float, float], most: int, look: Look) -> Iterator[Item]:
    left, y, wide, high = place
    middle = y + high / 2
    yield from label(row.label, middle, left, look)
    for at, (n, figure) in enumerate(zip(row.values, row.figures, strict=True)):
        yield from _field(n, figure, (left + at * wide, y, wide - _GAP, high - _GAP), most, look)
    yield Text(look.width, middle + 2.6, row.total, FIGURE.size, look.palette.ink, "semibold", "end")


def _field(
    n: int | None, figure: str, place: tuple[float, float, float, float], most: int, look: Look
) -> Iterator[Item]:
    """A number on its colour; a hatched field where it may not be told."""
    x, y, wide, high = place
    palette, centre = look.palette, (x + wide / 2, y + high / 2 + LABEL.size * 0.36)
    if n is None:
        room = look.wide(figure, SMALL) + 6
        yield from hatched(x, y, wide, high, palette)
        yield Rect(centre[0] - room / 2, y + high / 2 - 5, room, 10, palette.paper)
        yield Text(*centre, figure, SMALL.size, palette.muted, anchor="middle")
        return
    fill = _shade(n / most if most else 0.0, palette.attention, palette.paper) if n else palette.surface
    ink = on_colour(fill, palette) if n else palette.muted
    yield Rect(x, y, wide, high, fill)
    yield Text(*centre, figure, LABEL.size, ink, "semibold" if n else "regular", "middle")


def _shade(share: float, dark: str, light: str) -> str:
    """A colour between two: the dark one for the whole, a little of it for the least."""
    part = _LIGHTEST + (1 - _LIGHTEST) * share
    pairs = ((int(dark[at : at + 2], 16), int(light[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * part + other * (1 - part)):02x}" for one, other in pairs)
