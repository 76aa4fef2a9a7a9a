"""The chart of what people earn abroad, each beside the income at home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.scene import Circle, Item, Line, Scene, Text
from partnertrack.ui.tokens import Tokens
from partnertrack.ui.view_models.month_chart import scale_step

_TEXT, _AXIS, _LOW, _TOP, _DOT = 12.0, 56.0, 22.0, 30.0, 4.0
_WORDS = 168.0  # pixels beside the dots, for the medians


@dataclass(frozen=True, slots=True)
class Earnings:
    """Pairs of income at home and wage abroad, the lowest income first, with the medians and their words.

    `scale` writes an amount on the axis.
    """

    pairs: tuple[tuple[float, float], ...]
    at_home: tuple[float, str]
    abroad: tuple[float, str]
    legend: tuple[str, str]


def earnings_chart(
    earnings: Earnings, marks: Sequence[tuple[float, str]], alt_text: str, tokens: Tokens, size: tuple[float, float]
) -> Scene:
    """A line for each person, from the income at home up to the wage abroad; `marks` are those of the axis."""
    width, height = size
    if not earnings.pairs:
        return Scene(width, height, (), alt_text)
    bottom, right = height - _LOW, width - _WORDS
    highest = max(marks[-1][0], 1.0)
    unit = (bottom - _TOP) / highest
    items: list[Item] = []
    for amount, words in marks:
        y = bottom - amount * unit
        items.append(Line(_AXIS, y, right, y, tokens.grid, 1))
        items.append(Text(_AXIS - 10, y + 4, words, _TEXT, tokens.muted, anchor="end"))
    home, away = tokens.tones["return"].fill, tokens.tones["mobility"].fill
    room = (right - _AXIS) / len(earnings.pairs)
    for place, (low, high) in enumerate(earnings.pairs):
        x = _AXIS + room * (place + 0.5)
        items.append(Line(x, bottom - low * unit, x, bottom - high * unit, tokens.border_strong, 2))
        items.append(Circle(x, bottom - low * unit, min(_DOT, room / 2.4), home))
        items.append(Circle(x, bottom - high * unit, min(_DOT, room / 2.4), away))
    for (amount, words), fill in ((earnings.at_home, home), (earnings.abroad, away)):
        y = bottom - amount * unit
        items.append(Line(_AXIS, y, right, y, fill, 1.5, (6.0, 4.0)))
        items.append(Text(right + 10, y + 4, words, _TEXT, tokens.text, "semibold"))
    items.extend(_legend(earnings.legend, (home, away), tokens))
    return Scene(width, height, tuple(items), alt_text)


def person_at(count: int, x: float, width: float) -> int:
    """Which of so many people a place in a chart of that width belongs to; -1 for none."""
    right = width - _WORDS
    return int((x - _AXIS) / ((right - _AXIS) / count)) if count and _AXIS <= x < right else -1


def scale(highest: float) -> tuple[float, ...]:
    """The marks of an axis that reaches that amount, from nothing on."""
    step = scale_step(max(1, round(highest)))
    return tuple(float(step * line) for line in range(-(-round(highest) // step) + 1))


def _legend(words: tuple[str, str], fills: tuple[str, str], tokens: Tokens) -> Iterator[Item]:
    left = _AXIS
    for text, fill in zip(words, fills, strict=True):
        yield Circle(left + 5, 9, 5, fill)
        yield Text(left + 16, 13, text, _TEXT, tokens.text2)
        left += 16 + len(text) * 6.6 + 18
