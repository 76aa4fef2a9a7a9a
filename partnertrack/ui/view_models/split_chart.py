"""The chart of who is trained for home and who for abroad, cohort after cohort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.i18n import number
from partnertrack.scene import Item, Line, Rect, Scene, Text
from partnertrack.ui.tokens import Tokens
from partnertrack.ui.view_models.month_chart import scale_step

_TEXT, _AXIS, _FOOT, _TOP, _WIDEST = 12.0, 30.0, 26.0, 34.0, 64.0
_LEAST = 16.0  # pixels: a lower part has no room for its number
_LETTER = 6.6


@dataclass(frozen=True, slots=True)
class Split:
    """A cohort with its people in parts of a tone, the lowest first."""

    name: str
    parts: tuple[tuple[str, int], ...]

    @property
    def n(self) -> int:
        """How many they are."""
        return sum(count for _tone, count in self.parts)


def split_chart(
    splits: Sequence[Split],
    legend: Sequence[tuple[str, str]],
    alt_text: str,
    tokens: Tokens,
    size: tuple[float, float],
) -> Scene:
    """Columns in parts, side by side; `legend` gives the tones their words."""
    width, height = size
    step = scale_step(max((split.n for split in splits), default=0))
    lines = max(1, -(-max((split.n for split in splits), default=0) // step))
    bottom = height - _FOOT
    unit = (bottom - _TOP) / (lines * step)
    items: list[Item] = list(_legend(legend, tokens))
    for line in range(lines + 1):
        y = bottom - line * step * unit
        items.append(Line(_AXIS, y, width - 4, y, tokens.grid, 1))
        items.append(Text(_AXIS - 8, y + 4, number(line * step), _TEXT, tokens.muted, anchor="end"))
    room = (width - 4 - _AXIS) / max(1, len(splits))
    for place, split in enumerate(splits):
        centre = _AXIS + room * (place + 0.5)
        items.extend(_column(split, centre, bottom, unit, min(_WIDEST, room * 0.6), tokens))
        most = max(3, int(room / _LETTER))
        name = split.name if len(split.name) <= most else f"{split.name[: most - 1]}…"
        items.append(Text(centre, height - 8, name, _TEXT, tokens.text2, anchor="middle"))
    return Scene(width, height, tuple(items), alt_text)


def split_at(count: int, x: float, width: float) -> int:
    """Which of so many columns a place in a chart of that width belongs to; -1 for none."""
    if not count or not _AXIS <= x < width - 4:
        return -1
    return int((x - _AXIS) / ((width - 4 - _AXIS) / count))


def _legend(legend: Sequence[tuple[str, str]], tokens: Tokens) -> Iterator[Item]:
    left = _AXIS
    for tone, words in legend:
        yield Rect(left, 4, 10, 10, tokens.tones[tone].fill, radius=3)
        yield Text(left + 16, 13, words, _TEXT, tokens.text2)
        left += 16 + len(words) * _LETTER + 18


def _column(split: Split, centre: float, bottom: float, unit: float, wide: float, tokens: Tokens) -> Iterator[Item]:
    y = bottom
    for tone, count in split.parts:
        high = count * unit
        if not count:
            continue
        y -= high
        yield Rect(centre - wide / 2, y, wide, max(high - 2, 1), tokens.tones[tone].fill, radius=4)
        if high >= _LEAST:
            ink = tokens.on_primary if tone != "none" else tokens.text
            yield Text(centre, y + (high - 2) / 2 + 4, number(count), _TEXT, ink, "semibold", "middle")
    yield Text(centre, y - 6, number(split.n), _TEXT, tokens.text, "semibold", "middle")
