"""The chart of counts: a bar for each line, divided by what is counted in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.i18n import number
from partnertrack.scene import Item, Rect, Scene, Text
from partnertrack.ui.tokens import Tokens
from partnertrack.ui.view_models.diverging_chart import on

_TEXT, _LABEL, _TOTAL, _GAP = 12.0, 150.0, 34.0, 10.0
_LEGEND, _SWATCH, _HIGHEST, _MOST_PITCH = 28.0, 10.0, 20.0, 48.0
_ROOM_FOR_COUNT = 15.0
_LETTER = 6.6  # pixels of a letter of the legend, more or less

ROW = 30
"""The pixels that a line needs."""


@dataclass(frozen=True, slots=True)
class CountBar:
    """A line with what it counts, in the order of the series."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted, and the tone in which it is drawn."""

    name: str
    tone: str


def bars_height(bars: int, *, has_legend: bool) -> int:
    """The height at which so many lines are best read."""
    return max(bars, 1) * ROW + (round(_LEGEND) if has_legend else 0) + 6


def count_bars(
    bars: Sequence[CountBar], series: Sequence[Series], alt_text: str, tokens: Tokens, size: tuple[float, float]
) -> Scene:
    """The lines below each other; several series are named above them."""
    width, height = size
    top, pitch = _rows(bars, series, height)
    left = _LABEL + _GAP
    most = max((sum(each.counts) for each in bars), default=0)
    unit = (width - left - _TOTAL) / most if most else 0.0
    items: list[Item] = [*_legend(series, tokens, width)] if len(series) > 1 else []
    for place, each in enumerate(bars):
        middle = top + pitch * (place + 0.5)
        items.append(Text(_LABEL, middle + 4, each.label, _TEXT, tokens.text2, anchor="end"))
        items.extend(_bar(each, series, (left, middle, unit), tokens))
    return Scene(width, height, tuple(items), alt_text)


def bar_at(bars: Sequence[CountBar], series: Sequence[Series], height: float, y: float) -> int:
    """The place of the line at that height of the chart; -1 where there is none."""
    top, pitch = _rows(bars, series, height)
    place = int((y - top) // pitch)
    return place if 0 <= place < len(bars) else -1


def _rows(bars: Sequence[CountBar], series: Sequence[Series], height: float) -> tuple[float, float]:
    """Where the first line begins, and how high a line is."""
    top = _LEGEND if len(series) > 1 else 0.0
    return top, min(_MOST_PITCH, max(height - top - 4, 1.0) / max(len(bars), 1))


def _bar(bar: CountBar, series: Sequence[Series], place: tuple[float, float, float], tokens: Tokens) -> Iterator[Item]:
    x, middle, unit = place
    for count, each in zip(bar.counts, series, strict=True):
        if count:
            fill = tokens.tones[each.tone].fill
            wide = count * unit
            yield Rect(x, middle - _HIGHEST / 2, max(wide - 1, 1), _HIGHEST, fill, radius=2)
            if wide >= _ROOM_FOR_COUNT and len(series) > 1:
                yield Text(x + wide / 2, middle + 4, number(count), _TEXT - 1, on(fill), "semibold", "middle")
            x += wide
    yield Text(x + 7, middle + 4, number(sum(bar.counts)), _TEXT, tokens.text, "semibold")


def _legend(series: Sequence[Series], tokens: Tokens, width: float) -> Iterator[Item]:
    """The series with their colours, as far as there is room."""
    x = 0.0
    for each in series:
        wide = _SWATCH + 6 + len(each.name) * _LETTER + 14
        if x + wide > width + 14:
            return
        yield Rect(x, 4, _SWATCH, _SWATCH, tokens.tones[each.tone].fill, radius=2)
        yield Text(x + _SWATCH + 6, 13, each.name, _TEXT - 1, tokens.text2)
        x += wide
