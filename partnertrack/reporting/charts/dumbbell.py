"""Two shares of each group on one line from nought to all, so that the distance between them is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack import i18n
from partnertrack.reporting.charts.parts import SMALL, Look, empty, is_wrapped, label, label_column, tell
from partnertrack.reporting.lines import Face
from partnertrack.scene import Circle, Item, Line, Rect, Scene, Text

_ROW, _HIGH_ROW, _HEAD, _FOOT = 20.0, 26.0, 18.0, 15.0
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
_NAME = Face(7.2, 9.0, "semibold")
_CIRCLE, _SQUARE, _BESIDE, _MARGIN = 3.6, 6.6, 28.0, 36.0


@dataclass(frozen=True, slots=True)
class DumbbellRow:
    """A group: both shares of one and how they are printed; None where there is none or it may not be told."""

    label: str
    first: float | None
    second: float | None
    figures: tuple[str, str]
    note: str = ""


def dumbbell(rows: Sequence[DumbbellRow], names: tuple[str, str], look: Look, alt_text: str = "") -> Scene:
    """A circle for the first share and a square for the second, named above; the `note` stands at the end of a row."""
    if not rows:
        return empty(look)
    names_end = label_column([row.label for row in rows], look)
    left = names_end + _MARGIN
    end = look.width - look.widest([row.note for row in rows], SMALL) - _MARGIN
    heights = [_HIGH_ROW if is_wrapped(row.label, names_end, look) else _ROW for row in rows]
    bottom = _HEAD + sum(heights)
    items: list[Item] = []
    for share in _QUARTERS:
        x = left + (end - left) * share
        items.append(Line(x, _HEAD, x, bottom, look.palette.faint, 0.6))
        items.append(Text(x, bottom + 10, i18n.percent(share, 0), SMALL.size, look.palette.muted, anchor="middle"))
    items += _legend(names, left, look)
    y = _HEAD
    for row, high in zip(rows, heights, strict=True):
        items += label(row.label, y + high / 2, names_end, look, "start")
        items += _row(row, y + high / 2, (left, end), look)
        y += high
    told = alt_text or tell([(row.label, " – ".join(row.figures)) for row in rows])
    return Scene(look.width, bottom + _FOOT, tuple(items), told)


def _legend(names: tuple[str, str], left: float, look: Look) -> Iterator[Item]:
    x, palette = left, look.palette
    yield Circle(x + 3, 6, _CIRCLE, palette.attention)
    yield Text(x + 10, 8.6, names[0], _NAME.size, palette.attention, _NAME.weight)
    x += look.wide(names[0], _NAME) + 26
    yield Rect(x, 6 - _SQUARE / 2, _SQUARE, _SQUARE, palette.accent)
    yield Text(x + 10, 8.6, names[1], _NAME.size, palette.accent, _NAME.weight)


def _row(row: DumbbellRow, middle: float, ends: tuple[float, float], look: Look) -> Iterator[Item]:
    palette, (left, end) = look.palette, ends
    yield Text(look.width, middle + 2.6, row.note, SMALL.size, palette.muted, anchor="end")
    places = [None if share is None else left + (end - left) * share for share in (row.first, row.second)]
    first, second = places
    if first is not None and second is not None:
        yield Line(first, middle, second, middle, palette.faint, 2.4)
    if first is not None:
        yield Circle(first, middle, _CIRCLE, palette.attention)
    if second is not None:
        yield Rect(second - _SQUARE / 2, middle - _SQUARE / 2, _SQUARE, _SQUARE, palette.accent)
    for text, x, is_left in _figures(row.figures, places, left - _MARGIN + 4):
        yield Text(x, middle + 2.6, text, SMALL.size, palette.text, anchor="end" if is_left else "start")


def _figures(
    figures: tuple[str, str], places: Sequence[float | None], start: float
) -> Iterator[tuple[str, float, bool]]:
    """Each figure with where it stands and whether it ends there: beside its mark, in front of all without one."""
    first, second = places
    is_first_left = first is not None and (second is None or first <= second)
    lefts = (is_first_left and second is not None, first is not None and not is_first_left)
    x = start
    for figure, place, is_left in zip(figures, places, lefts, strict=True):
        if place is None:
            yield figure, x, False
            x += _BESIDE
        else:
            yield figure, place + (-_BESIDE / 4 if is_left else _BESIDE / 4), is_left
