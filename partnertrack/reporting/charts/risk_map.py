"""Risks on a map of likelihood and impact, told apart by number and shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack.reporting.charts.parts import FIGURE, LABEL, SMALL, Look, empty, tell
from partnertrack.scene import Circle, Close, Item, Line, LineTo, MoveTo, Palette, Path, Rect, Scene, Text

_STEPS = 5
_CELL, _TALL, _FOOT = 60.0, 33.0, 30.0
_MARK = 7.2
_MOST = 6
_ZONES = ((16, "#d7a5ae"), (10, "#e8cfae"), (5, "#eef0e0"), (0, "#f6f8f9"))
"""The ground of each zone by its least score: each darker than the one below it, in grey, too."""


@dataclass(frozen=True, slots=True)
class RiskMark:
    """A risk on the map: its number, its place (1 to 5 each), whether it occurred, where it was before."""

    number: str
    label: str
    likelihood: int
    impact: int
    has_occurred: bool = False
    before: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class RiskHeadings:
    """The words of the axes, and of each step on them from 1 to 5."""

    likelihood: str
    impact: str
    likelihoods: Sequence[str]
    impacts: Sequence[str]


def risk_map(marks: Sequence[RiskMark], headings: RiskHeadings, look: Look, alt_text: str = "") -> Scene:
    """A cell for each pair; circles are open risks, squares have occurred, a line leads from the place before."""
    if not marks:
        return empty(look)
    left = look.widest(headings.likelihoods, SMALL) + 10
    cell = min(_CELL * 1.4, (look.width - left) / _STEPS)
    drawn = [*_ground(left, cell, look), *_words(headings, left, cell, look)]
    places = _places(marks, left, cell)
    for mark in marks:
        drawn.extend(_from_before(mark, places[mark.number], left, cell, look.palette))
    for mark in marks:
        drawn.extend(_mark(mark, places[mark.number], look.palette))
    told = tell([(f"{mark.number} {mark.label}", f"{mark.likelihood} × {mark.impact}") for mark in marks])
    return Scene(look.width, 14 + _STEPS * _TALL + _FOOT, tuple(drawn), alt_text or told)


def _ground(left: float, cell: float, look: Look) -> Iterator[Item]:
    for likelihood in range(1, _STEPS + 1):
        for impact in range(1, _STEPS + 1):
            fill = next(fill for least, fill in _ZONES if likelihood * impact >= least)
            x, y = _corner(likelihood, impact, left, cell)
            yield Rect(x, y, cell, _TALL, fill=fill, stroke=look.palette.paper, stroke_width=1.2)


def _words(headings: RiskHeadings, left: float, cell: float, look: Look) -> Iterator[Item]:
    muted = look.palette.muted
    yield Text(0, 8.0, headings.likelihood, SMALL.size, muted, "semibold")
    for step, word in enumerate(headings.likelihoods, 1):
        _x, y = _corner(step, 1, left, cell)
        yield Text(left - 6, y + _TALL / 2 + 2.6, word, SMALL.size, muted, anchor="end")
    floor = 14 + _STEPS * _TALL
    for step, word in enumerate(headings.impacts, 1):
        yield Text(left + (step - 0.5) * cell, floor + 11, word, SMALL.size, muted, anchor="middle")
    yield Text(left + _STEPS * cell, floor + 24, headings.impact, SMALL.size, muted, "semibold", "end")


def _corner(likelihood: int, impact: int, left: float, cell: float) -> tuple[float, float]:
    return left + (impact - 1) * cell, 14 + (_STEPS - likelihood) * _TALL


def _places(marks: Sequence[RiskMark], left: float, cell: float) -> dict[str, tuple[float, float]]:
    """The middle of each mark; those of one cell stand beside each other, three in a row."""
    cells: defaultdict[tuple[int, int], list[RiskMark]] = defaultdict(list)
    for mark in marks:
        cells[mark.likelihood, mark.impact].append(mark)
    found = {}
    for (likelihood, impact), own in cells.items():
        x, y = _corner(likelihood, impact, left, cell)
        rows = [own[start : start + _MOST // 2] for start in range(0, len(own), _MOST // 2)]
        for row, members in enumerate(rows):
            for place, mark in enumerate(members):
                across = x + cell * (place + 1) / (len(members) + 1)
                found[mark.number] = (across, y + _TALL * (row + 1) / (len(rows) + 1))
    return found


def _mark(mark: RiskMark, at: tuple[float, float], palette: Palette) -> Iterator[Item]:
    x, y = at
    if mark.has_occurred:
        yield Rect(x - _MARK, y - _MARK, 2 * _MARK, 2 * _MARK, fill=palette.ink, radius=1.5)
    else:
        yield Circle(x, y, _MARK + 0.6, fill=palette.accent_dark)
    yield Text(x, y + FIGURE.size * 0.36, mark.number, LABEL.size, palette.ink_on_accent, "semibold", "middle")


def _from_before(mark: RiskMark, at: tuple[float, float], left: float, cell: float, palette: Palette) -> Iterator[Item]:
    """A line with a head from the middle of the cell where the risk was before."""
    if mark.before is None or mark.before == (mark.likelihood, mark.impact):
        return
    corner = _corner(*mark.before, left, cell)
    start = (corner[0] + cell / 2, corner[1] + _TALL / 2)
    wide, high = at[0] - start[0], at[1] - start[1]
    length = (wide**2 + high**2) ** 0.5 or 1.0
    across, down = wide / length, high / length
    tip = (at[0] - across * (_MARK + 2), at[1] - down * (_MARK + 2))
    yield Circle(start[0], start[1], 1.8, fill=palette.muted)
    yield Line(start[0], start[1], tip[0] - across * 3, tip[1] - down * 3, palette.muted, 0.9, (2.4, 1.8))
    base = (tip[0] - across * 5, tip[1] - down * 5)
    steps = (
        MoveTo(*tip),
        LineTo(base[0] - down * 2.6, base[1] + across * 2.6),
        LineTo(base[0] + down * 2.6, base[1] - across * 2.6),
        Close(),
    )
    yield Path(steps, fill=palette.muted)
