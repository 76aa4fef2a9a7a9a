"""The chart of a figure month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnertrack.i18n import number, percent
from partnertrack.scene import Circle, Item, Line, LineTo, MoveTo, Path, PathStep, Scene, Text
from partnertrack.ui.tokens import Tokens

_TEXT, _AXIS, _FOOT, _TOP = 12.0, 46.0, 24.0, 12.0
_LINES, _LABEL, _LETTER, _GAP = 4, 38, 7.0, 14.0
_WHOLE_PERCENT = 0.01
_BASES = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A figure at the end of a month, in words too; `value` is None where it is not available."""

    label: str
    short: str
    value: float | None
    text: str
    n: str
    d: str
    is_open: bool = False


def trend_chart(
    points: Sequence[TrendPoint], alt_text: str, tokens: Tokens, width: float, height: float, *, is_share: bool
) -> Scene:
    """A line from month to month, broken where there is no figure, over a scale that begins at nought."""
    highest = max((point.value for point in points if point.value is not None), default=0.0)
    lowest = min((point.value for point in points if point.value is not None), default=0.0)
    step = _step(max(highest, -min(lowest, 0.0)))
    top, low = max(1, _rounds(highest, step)), min(0, -_rounds(-lowest, step))
    bottom, right = height - _FOOT, width - 8
    unit = (bottom - _TOP) / ((top - low) * step)
    items: list[Item] = []
    labels = [_label(line * step, step, is_share=is_share) for line in range(low, top + 1)]
    axis = max(_AXIS, max(map(len, labels)) * _LETTER + _GAP)
    for line in range(low, top + 1):
        y = bottom - (line - low) * step * unit
        items.append(Line(axis, y, right, y, tokens.grid, 1))
        items.append(Text(axis - 8, y + 4, labels[line - low], _TEXT, tokens.muted, anchor="end"))
    room = (right - axis) / max(1, len(points))
    every = max(1, -(-_LABEL // max(1, int(room))))
    steps: list[PathStep] = []
    dots: list[Item] = []
    for place, point in enumerate(points):
        x = axis + room * (place + 0.5)
        if (len(points) - 1 - place) % every == 0:
            items.append(Text(x, height - 6, point.short, _TEXT, tokens.muted, anchor="middle"))
        if point.value is None:
            continue
        y = bottom - (point.value - low * step) * unit
        is_first = not place or points[place - 1].value is None
        steps.append(MoveTo(x, y) if is_first else LineTo(x, y))
        dots.append(Circle(x, y, 3.2, tokens.card if point.is_open else tokens.primary_fill, tokens.primary_fill, 1.6))
    items.append(Path(tuple(steps), stroke=tokens.primary_fill, stroke_width=2))
    return Scene(width, height, (*items, *dots), alt_text)


def _label(value: float, step: float, *, is_share: bool) -> str:
    """A value of the scale, as exact as the distance between two of them."""
    if is_share:
        return percent(value, 0 if step >= _WHOLE_PERCENT else 1)
    return number(value, 0 if step >= 1 else 1)


def _step(highest: float) -> float:
    """The distance between two lines of a scale: the least round number for which four lines reach the highest."""
    power = 0.001
    while True:
        for base in _BASES:
            if base * power * _LINES >= highest:
                return base * power
        power *= 10


def _rounds(value: float, step: float) -> int:
    """How many steps reach a value."""
    return int(-(-value // step)) if value > 0 else 0
