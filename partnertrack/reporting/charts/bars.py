"""Categories as horizontal bars, with a bar of its own for what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.reporting.charts.parts import (
    FIGURE,
    Look,
    bar,
    centred,
    empty,
    hatched,
    is_wrapped,
    label,
    label_column,
    tell,
)
from partnertrack.scene import Item, Line, Rect, Scene

_ROW, _HIGH_ROW, _BAR, _HIDDEN = 17.0, 25.0, 10.5, 14.0


@dataclass(frozen=True, slots=True)
class BarItem:
    """A category: its value and how that is printed. What is not known (`is_unknown`) is drawn as an outline.

    A value of None may not be told: a short hatched bar says that there is one.
    """

    label: str
    value: float | None
    figure: str
    colour: str = ""
    is_unknown: bool = False


def bars(items: Sequence[BarItem], look: Look, alt_text: str = "") -> Scene:
    """A bar a category, in the order given, from one line on the left; the figures stand at the bars' ends."""
    largest = max((item.value or 0 for item in items), default=0)
    if all(item.value == 0 for item in items):
        return empty(look)
    left = label_column([item.label for item in items], look)
    scale = (look.width - left - look.widest([item.figure for item in items], FIGURE) - 6) / max(largest, 1e-9)
    drawn: list[Item] = []
    top = 1.0
    for item in items:
        row = _HIGH_ROW if is_wrapped(item.label, left, look) else _ROW
        middle, length = top + row / 2, _HIDDEN if item.value is None else item.value * scale
        drawn.extend(label(item.label, middle, left, look))
        drawn.extend(_bar(item, left, middle, length, look))
        drawn.append(centred(item.figure, left + length + 5, middle, FIGURE, look.palette.ink))
        top += row
    height = top + 1.0
    drawn.append(Line(left, 0, left, height, look.palette.muted))
    return Scene(look.width, height, tuple(drawn), alt_text or tell([(item.label, item.figure) for item in items]))


def _bar(item: BarItem, left: float, middle: float, length: float, look: Look) -> Iterator[Item]:
    """The bar of a category; none for nothing."""
    palette, top = look.palette, middle - _BAR / 2
    if item.value is None:
        yield from hatched(left, top, length, _BAR, palette)
    elif item.is_unknown and length > 0:
        yield Rect(left, top, length, _BAR, fill=palette.surface, stroke=palette.muted, stroke_width=0.6)
    else:
        yield from bar(left, top, length, _BAR, item.colour or palette.accent, look.rounding)
