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


def diverging_chart(rows: Sequence[DivergingRow], alt_text: str, tokens: Tokens, width: float, height: float) -> Scene:
    """A bar for each row, as long for all: who answered 3 stands on both sides of the line."""
    fills = _fills(tokens)
    labels = min(max((len(row.label) * _LETTER for row in rows), default=0.0), _WIDEST, width * 0.3)
    labels = max(labels, _NARROWEST)
    left, right = labels + _GAP, width - _FIGURE - _GAP
    low = max((_low(row) for row in rows), default=0.0)
    high = max((1 - _low(row) for row in rows if sum(row.counts)), default=1.0)
    unit = max(right - left, 1.0) / max(low + high, 0.01)
    axis = left + low * unit
    pitch = min(_MOST_PITCH, max(height - _LEGEND - 6, 1.0) / max(len(rows), 1))
    items: list[Item] = [*_legend(tokens, fills, width)]
    if rows:  # below the bars, so that the counts of those who stand across it stay legible
        items.append(Line(axis, _LEGEND, axis, _LEGEND + pitch * len(rows), tokens.text2, 1))
    for place, row in enumerate(rows):
        middle = _LEGEND + pitch * (place + 0.5)
        items.append(Text(labels, middle + 4, _short(row.label, labels), _TEXT, tokens.text2, anchor="end"))
        items.extend(_bar(row, axis - _low(row) * unit, middle, (unit, min(_HIGHEST, pitch * 0.6)), fills))
        colour = tokens.muted if row.is_small or not row.figure else tokens.text
        figure = row.figure or _("no answers")
        items.append(
            Text(width - _FIGURE, middle + 4, figure, _TEXT, colour, "regular" if row.is_small else "semibold")
        )
        if row.is_small:
            items.append(Text(width, middle + 4, _("few"), _TEXT - 1, tokens.muted, anchor="end"))
    return Scene(width, height, tuple(items), alt_text)


def _short(label: str, room: float) -> str:
    """As much of a label as there is room for."""
    most = int(room / _LETTER)
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def _low(row: DivergingRow) -> float:
    """The share of a row that lies left of the line."""
    total = sum(row.counts)
    return (row.counts[0] + row.counts[1] + row.counts[2] / 2) / total if total else 0.0


def _bar(
    row: DivergingRow, start: float, middle: float, size: tuple[float, float], fills: Sequence[str]
) -> Iterator[Item]:
    unit, high = size
    total = sum(row.counts)
    for count, fill in zip(row.counts, fills, strict=True):
        if count:
            wide = count / total * unit
            yield Rect(start, middle - high / 2, max(wide - 1, 1), high, fill, radius=2)
            if wide >= _ROOM_FOR_COUNT:
                yield Text(start + wide / 2, middle + 4, number(count), _TEXT - 1, on(fill), "semibold", "middle")
            start += wide


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
