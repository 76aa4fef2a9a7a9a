"""The chart of people a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from partnertrack.i18n import number
from partnertrack.scene import Close, CurveTo, Item, Line, LineTo, MoveTo, Path, Rect, Scene, Text
from partnertrack.ui.tokens import Tokens

_TEXT, _AXIS, _FOOT, _TOP = 12.0, 34.0, 24.0, 8.0
_WIDEST_BAR, _RADIUS = 26.0, 5.0
_CURVE = 0.5523  # of the radius: how far a Bézier curve's handles reach to look like a quarter of a circle
_STEPS = (1, 2, 5)
_LINES = 4
_LABEL = 34  # the pixels that the name of a month needs


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its count and those it counts; one that is not over yet is drawn paler."""

    label: str
    n: int
    is_open: bool = False
    name: str = ""
    who: frozenset[UUID] = frozenset()


def month_chart(months: Sequence[Month], alt_text: str, tokens: Tokens, width: float, height: float) -> Scene:
    """Bars over the months, with a scale of round numbers."""
    step = scale_step(max((month.n for month in months), default=0))
    lines = max(1, -(-max((month.n for month in months), default=0) // step))
    bottom, right = height - _FOOT, width - 4
    unit = (bottom - _TOP) / (lines * step)
    items: list[Item] = []
    for line in range(lines + 1):
        y = bottom - line * step * unit
        items.append(Line(_AXIS, y, right, y, tokens.grid, 1))
        items.append(Text(_AXIS - 10, y + 4, number(line * step), _TEXT, tokens.muted, anchor="end"))
    room = (right - _AXIS) / max(1, len(months))
    every = max(1, -(-_LABEL // max(1, int(room))))
    for place, month in enumerate(months):
        centre = _AXIS + room * (place + 0.5)
        items.extend(_bar(month, centre, bottom, unit, min(_WIDEST_BAR, room * 0.56), tokens))
        if (len(months) - 1 - place) % every == 0:
            items.append(Text(centre, height - 6, month.label, _TEXT, tokens.muted, anchor="middle"))
    return Scene(width, height, tuple(items), alt_text)


def month_at(count: int, x: float, width: float) -> int:
    """The place of the month over which a point of the chart lies, -1 for none."""
    room = (width - 4 - _AXIS) / max(1, count)
    return int((x - _AXIS) // room) if x >= _AXIS else -1


def scale_step(highest: int) -> int:
    """The distance between two lines of a scale: the least round number for which four lines reach the highest."""
    power = 1
    while True:
        for base in _STEPS:
            if base * power * _LINES >= highest:
                return base * power
        power *= 10


def _bar(month: Month, centre: float, bottom: float, unit: float, width: float, tokens: Tokens) -> tuple[Item, ...]:
    """A bar with round shoulders; of a bar that is too low for them, a plain one."""
    if not month.n:
        return ()
    fill = tokens.primary_pale if month.is_open else tokens.primary_fill
    left, right, top = centre - width / 2, centre + width / 2, bottom - month.n * unit
    if bottom - top < _RADIUS:
        return (Rect(left, top, width, bottom - top, fill),)
    reach = _RADIUS * (1 - _CURVE)
    return (
        Path(
            (
                MoveTo(left, bottom),
                LineTo(left, top + _RADIUS),
                CurveTo(left, top + reach, left + reach, top, left + _RADIUS, top),
                LineTo(right - _RADIUS, top),
                CurveTo(right - reach, top, right, top + reach, right, top + _RADIUS),
                LineTo(right, bottom),
                Close(),
            ),
            fill,
        ),
    )
