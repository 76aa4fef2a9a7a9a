"""The chart of answers from 1 to 5: the dissatisfied to the left of a line, the satisfied to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.i18n import _, number
from partnertrack.scene import Item, Line, Rect, Scene, Text
from partnertrack.ui.tokens import Tokens

_TEXT, _FIGURE = 12.0, 126.0
_LETTER, _NARROWEST, _WIDEST = 6.7, 60.0, 168.0  # pixels of a letter, and of the column of labels
_LEGEND, _GAP, _SWATCH = 30.0, 10.0, 10.0
_HIGHEST, _MOST_PITCH = 26.0, 60.0
_ROOM_FOR_COUNT = 15.0
_LIGHT = 0.4
"""Text on a colour of more than this luminance is dark."""

ROW = 32
"""The pixels that a row needs."""


@dataclass(frozen=True, slots=True)
class DivergingRow:
    """How many gave each answer from 1 to 5, and the figure behind the bar; it is marked where the answers are few."""

    label: str
    counts: tuple[int, ...]
    figure: str
    is_small: bool = False


def chart_height(rows: int) -> int:
    """The height at which so many rows are best read."""
    return round(_LEGEND) + max(rows, 2) * ROW + 6


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the bars lie: the room of the labels, the line, the pixels of a whole bar, and the height of a row."""

    labels: float
    axis: float
    unit: float
    pitch: float


def _layout(rows: Sequence[DivergingRow], width: float, height: float) -> _Layout:
    labels = min(max((len(row.label) * _LETTER for row in rows), default=0.0), _WIDEST, width * 0.3)
    labels = max(labels, _NARROWEST)
    left, right = labels + _GAP, width - _FIGURE - _GAP
    low = max((_low(row) for row in rows), default=0.0)
    high = max((1 - _low(row) for row in rows if sum(row.counts)), default=1.0)
    unit = max(right - left, 1.0) / max(low + high, 0.01)
    pitch = min(_MOST_PITCH, max(height - _LEGEND - 6, 1.0) / max(len(rows), 1))
    return _Layout(labels, left + low * unit, unit, pitch)


def diverging_chart(rows: Sequence[DivergingRow], alt_text: str, tokens: Tokens, width: float, height: float) -> Scene:
    """A bar for each row, as long for all: who answered 3 stands on both sides of the line."""
    fills, at = _fills(tokens), _layout(rows, width, height)
    items: list[Item] = [*_legend(tokens, fills, width)]
    if rows:  # below the bars, so that the counts of those who stand across it stay legible
        items.append(Line(at.axis, _LEGEND, at.axis, _LEGEND + at.pitch * len(rows), tokens.text2, 1))
    for place, row in enumerate(rows):
        middle = _LEGEND + at.pitch * (place + 0.5)
        label = _short(row.label, at.labels)
        items.append(Text(at.labels, middle + 4, label, _TEXT, tokens.text2, anchor="end"))
        items.extend(_bar(row, at, middle, fills))
        items.extend(_told(row, width, middle, tokens))
    return Scene(width, height, tuple(items), alt_text)


def answer_at(
    rows: Sequence[DivergingRow], size: tuple[float, float], point: tuple[float, float]
) -> tuple[int, int] | None:
    """The row and the answer from 1 to 5 whose part of a bar lies at a point of the chart; None where none does."""
    at, (x, y) = _layout(rows, *size), point
    place = int((y - _LEGEND) // at.pitch)
    if not 0 <= place < len(rows):
        return None
    parts = _parts(rows[place], at)
    return next(((place, score) for score, start, wide in parts if start <= x < start + wide), None)


def _parts(row: DivergingRow, at: _Layout) -> Iterator[tuple[int, float, float]]:
    """Each answer that was given, with where its part of the bar begins and how wide it is."""
    total, start = sum(row.counts), at.axis - _low(row) * at.unit
    for score, count in enumerate(row.counts, 1):
        if count:
            wide = count / total * at.unit
            yield score, start, wide
            start += wide


def _told(row: DivergingRow, width: float, middle: float, tokens: Tokens) -> Iterator[Item]:
    """The figure behind a bar."""
    colour = tokens.muted if row.is_small or not row.figure else tokens.text
    figure = row.figure or _("no answers")
    yield Text(width - _FIGURE, middle + 4, figure, _TEXT, colour, "regular" if row.is_small else "semibold")
    if row.is_small:
        yield Text(width, middle + 4, _("few"), _TEXT - 1, tokens.muted, anchor="end")


def _short(label: str, room: float) -> str:
    """As much of a label as there is room for."""
    most = int(room / _LETTER)
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def _low(row: DivergingRow) -> float:
    """The share of a row that lies left of the line."""
    total = sum(row.counts)
    return (row.counts[0] + row.counts[1] + row.counts[2] / 2) / total if total else 0.0


def _bar(row: DivergingRow, at: _Layout, middle: float, fills: Sequence[str]) -> Iterator[Item]:
    high = min(_HIGHEST, at.pitch * 0.6)
    for score, start, wide in _parts(row, at):
        fill = fills[score - 1]
        yield Rect(start, middle - high / 2, max(wide - 1, 1), high, fill, radius=2)
        if wide >= _ROOM_FOR_COUNT:
            count = number(row.counts[score - 1])
            yield Text(start + wide / 2, middle + 4, count, _TEXT - 1, on(fill), "semibold", "middle")


def _legend(tokens: Tokens, fills: Sequence[str], width: float) -> Iterator[Item]:
    """The five answers with their colours; the ends of the scale are said in words where there is room."""
    words = ["1", "2", "3", "4", "5"]
    wide = 34.0
    first, last = _("very dissatisfied"), _("very satisfied")
    total = wide * len(words)
    start = max(0.0, (width - total) / 2)
    items_y = 10.0
    has_room = width > total + 2 * 130
    if has_room:
        yield Text(start - 8, items_y + 4, first, _TEXT - 1, tokens.muted, anchor="end")
        yield Text(start + total, items_y + 4, last, _TEXT - 1, tokens.muted)
    for place, (word, fill) in enumerate(zip(words, fills, strict=True)):
        x = start + place * wide
        yield Rect(x, items_y - _SWATCH / 2, _SWATCH, _SWATCH, fill, radius=2)
        yield Text(x + _SWATCH + 5, items_y + 4, word, _TEXT - 1, tokens.text2)


def _fills(tokens: Tokens) -> tuple[str, ...]:
    """The colours of the answers, from 1 to 5."""
    return (
        tokens.tones["danger"].fill,
        tokens.tones["placement"].fill,
        tokens.border_strong,
        tokens.primary_pale,
        tokens.primary_fill,
    )


def on(fill: str) -> str:
    """The colour in which text is legible on a fill."""
    red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return "#101828" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > _LIGHT else "#FFFFFF"
