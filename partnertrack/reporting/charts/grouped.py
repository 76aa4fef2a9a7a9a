"""Categories that are divided once more, such as milestones by sex: bars side by side, or one bar in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.reporting.charts.parts import (
    FIGURE,
    SMALL,
    Look,
    bar,
    centred,
    empty,
    label,
    label_column,
    on_colour,
    tell,
)
from partnertrack.scene import Item, Line, Palette, Rect, Scene, Text

_LEGEND, _GAP = 18.0, 9.0
_STACKED, _THIN = 13.0, 8.6


@dataclass(frozen=True, slots=True)
class Series:
    """What one part of each category is called, and its colour; an empty one is the palette's next."""

    name: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a category: its value and how that is printed."""

    value: float
    figure: str


@dataclass(frozen=True, slots=True)
class Group:
    """A category with as many parts as there are series; `total` stands at the end of a stacked bar."""

    label: str
    parts: tuple[Part, ...]
    total: str = ""


def grouped_bars(groups: Sequence[Group], series: Sequence[Series], look: Look, alt_text: str = "") -> Scene:
    """A thin bar for each part of each category, with its figure at the end."""
    parts = [part for group in groups for part in group.parts]
    largest = max((part.value for part in parts), default=0)
    if largest <= 0:
        return empty(look)
    left = label_column([group.label for group in groups], look)
    scale = (look.width - left - look.widest([part.figure for part in parts], SMALL) - 6) / largest
    drawn = list(_legend(series, left, look))
    top = _LEGEND
    for group in groups:
        height = _THIN * len(group.parts)
        drawn.extend(label(group.label, top + height / 2, left, look))
        for place, part in enumerate(group.parts):
            y, length = top + place * _THIN, part.value * scale
            drawn.extend(bar(left, y + 0.4, length, _THIN - 0.8, _colour(series, place, look.palette)))
            drawn.append(centred(part.figure, left + length + 4, y + _THIN / 2, SMALL, look.palette.text))
        top += height + _GAP
    drawn.append(Line(left, _LEGEND - 3, left, top - _GAP + 3, look.palette.muted))
    return Scene(look.width, top - _GAP + 4, tuple(drawn), alt_text or _told(groups, series))


def stacked_bars(
    groups: Sequence[Group], series: Sequence[Series], look: Look, alt_text: str = "", *, is_share: bool = False
) -> Scene:
    """One bar a category in parts, as long as its sum; as shares, all bars are of one length."""
    sums = [sum(part.value for part in group.parts) for group in groups]
    largest = max(sums, default=0)
    if largest <= 0:
        return empty(look)
    left = label_column([group.label for group in groups], look)
    room = look.width - left - look.widest([group.total for group in groups], FIGURE) - 6
    drawn = list(_legend(series, left, look))
    for place, (group, whole) in enumerate(zip(groups, sums, strict=True)):
        middle = _LEGEND + place * (_STACKED + _GAP) + _STACKED / 2
        scale = room / (whole if is_share and whole else largest)
        drawn.extend(label(group.label, middle, left, look))
        drawn.extend(_parts(group, series, (left, middle), scale, look))
        drawn.append(centred(group.total, left + whole * scale + 5, middle, FIGURE, look.palette.ink))
    bottom = _LEGEND + len(groups) * (_STACKED + _GAP) - _GAP
    drawn.append(Line(left, _LEGEND - 3, left, bottom + 3, look.palette.muted))
    return Scene(look.width, bottom + 4, tuple(drawn), alt_text or _told(groups, series))


def _parts(
    group: Group, series: Sequence[Series], start: tuple[float, float], scale: float, look: Look
) -> Iterator[Item]:
    """The parts of one bar that begins at `start`, with their figures where they fit."""
    x, middle = start
    for place, part in enumerate(group.parts):
        length, fill = part.value * scale, _colour(series, place, look.palette)
        if length > 0:
            yield Rect(x, middle - _STACKED / 2, max(length - 0.6, 0.4), _STACKED, fill=fill)
        if length >= look.measure(part.figure, SMALL.size, "semibold") + 6:
            ink = on_colour(fill, look.palette)
            yield Text(x + length / 2, middle + 2.6, part.figure, SMALL.size, ink, "semibold", "middle")
        x += length


def _legend(series: Sequence[Series], left: float, look: Look) -> Iterator[Item]:
    """The names of the parts with their colours, in the order of the bars."""
    x = left
    for place, one in enumerate(series):
        yield Rect(x, 1.4, 6.6, 6.6, fill=_colour(series, place, look.palette), radius=1)
        yield Text(x + 10, 7.4, one.name, SMALL.size, look.palette.text)
        x += 10 + look.wide(one.name, SMALL) + 16


def _colour(series: Sequence[Series], place: int, palette: Palette) -> str:
    return series[place].colour or palette.series[place % len(palette.series)]


def _told(groups: Sequence[Group], series: Sequence[Series]) -> str:
    """The chart in words."""
    return tell(
        [
            (group.label, ", ".join(f"{one.name} {part.figure}" for one, part in zip(series, group.parts, strict=True)))
            for group in groups
        ]
    )
