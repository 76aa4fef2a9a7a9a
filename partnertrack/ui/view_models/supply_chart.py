"""The chart of shortage occupations: how many are wanted, and how many are placed, ready or in training."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.i18n import number
from partnertrack.scene import Item, Rect, Scene, Text
from partnertrack.ui.tokens import Tokens

_TEXT, _TOP, _ROW_LEAST, _ROW_MOST, _BAR = 12.0, 28.0, 26.0, 52.0, 16.0
_LABELS_SHARE, _LABELS_MOST, _LETTER = 0.34, 230.0, 6.6
_APART = 8  # times the median: with an occupation wanted that much, the other bars could not be read

TONES = {"placed": "placement", "certified": "return", "training": "origin"}
"""The tones of the supply, the nearest to the work first."""


@dataclass(frozen=True, slots=True)
class SupplyBar:
    """An occupation: how many are wanted, the supply by its kinds in the order of `TONES`, and the gap in words."""

    label: str
    wanted: int
    supply: tuple[int, ...]
    gap: str


def supply_chart(
    bars: Sequence[SupplyBar], legend: Sequence[str], alt_text: str, tokens: Tokens, size: tuple[float, float]
) -> Scene:
    """A bar for each occupation: the whole is what is wanted, its parts are who is there; `legend` names the parts.

    Where the numbers are too far apart for one scale, every bar has its own.
    """
    width, height = size
    if not bars:
        return Scene(width, height, (), alt_text)
    labels = min(width * _LABELS_SHARE, _LABELS_MOST)
    end = max(len(f"{number(bar.wanted)} {bar.gap}") for bar in bars) * _LETTER + 20
    longest = max(map(_length, bars))
    row = _row(len(bars), height)
    items: list[Item] = list(_legend(legend, labels, tokens))
    for place, bar in enumerate(bars):
        unit = (width - labels - end) / (_length(bar) if has_own_scales(bars) else longest)
        items.extend(_bar(bar, (labels, _TOP + row * (place + 0.5)), unit, tokens))
    return Scene(width, height, tuple(items), alt_text)


def bar_at(count: int, y: float, height: float) -> int:
    """Which of so many bars a place in a chart of that height belongs to; -1 for none."""
    row = _row(count, height)
    place = int((y - _TOP) / row) if y >= _TOP else -1
    return place if place < count else -1


def _row(count: int, height: float) -> float:
    return min(max((height - _TOP) / max(count, 1), _ROW_LEAST), _ROW_MOST)


def has_own_scales(bars: Sequence[SupplyBar]) -> bool:
    """Whether the numbers are so far apart that every bar needs a scale of its own."""
    lengths = sorted(map(_length, bars))
    return bool(lengths) and lengths[-1] > _APART * lengths[len(lengths) // 2]


def _length(bar: SupplyBar) -> int:
    return max(bar.wanted, sum(bar.supply), 1)


def _legend(words: Sequence[str], left: float, tokens: Tokens) -> Iterator[Item]:
    fills = [*(tokens.tones[tone].fill for tone in TONES.values()), tokens.pressed]
    for text, fill in zip(words, fills, strict=True):
        yield Rect(left, 3, 10, 10, fill, radius=3)
        yield Text(left + 16, 12, text, _TEXT, tokens.text2)
        left += 16 + len(text) * _LETTER + 18


def _bar(bar: SupplyBar, at: tuple[float, float], unit: float, tokens: Tokens) -> Iterator[Item]:
    left, middle = at
    most = max(4, int((left - 12) / _LETTER))
    words = bar.label if len(bar.label) <= most else f"{bar.label[: most - 1].rstrip()}…"
    yield Text(left - 12, middle + 4, words, _TEXT, tokens.text, anchor="end")
    top = middle - _BAR / 2
    yield Rect(left, top, max(bar.wanted * unit, 2), _BAR, tokens.pressed, radius=4)
    x = left
    for count, tone in zip(bar.supply, TONES.values(), strict=True):
        if count:
            yield Rect(x, top, max(count * unit - 1, 2), _BAR, tokens.tones[tone].fill, radius=3)
            x += count * unit
    end = max(left + bar.wanted * unit, x)
    yield Text(end + 8, middle + 4, number(bar.wanted), _TEXT, tokens.text, "semibold")
    yield Text(end + 14 + len(number(bar.wanted)) * 7.5, middle + 4, bar.gap, _TEXT, tokens.muted)
