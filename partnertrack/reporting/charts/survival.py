"""The share that still waits after so many days, several groups over each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack import i18n
from partnertrack.reporting.charts.parts import FIGURE, SMALL, Look, empty, round_ticks, tell
from partnertrack.reporting.lines import shorten
from partnertrack.scene import Circle, Drawn, Item, Line, LineTo, MoveTo, Palette, Path, PathStep, Scene, Spot, Text

_LEFT, _RIGHT, _TOP, _LOW, _APART = 30.0, 8.0, 10.0, 26.0, 11.0
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
_HIGHEST_PART = 1.35


@dataclass(frozen=True, slots=True)
class WaitCurve:
    """A group: the share that waits after so many days from (0, 1.0) on, and to which day it is known.

    `told` says in words what its name opens. A `is_quiet` curve is drawn in grey, as what the others stand against.
    """

    key: str
    name: str
    points: tuple[tuple[int, float], ...]
    until: int
    told: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    left: float
    right: float
    floor: float
    top: float
    most: float

    def at(self, day: float, share: float) -> tuple[float, float]:
        """The place of a share after so many days."""
        x = self.left + (self.right - self.left) * min(day, self.most) / self.most
        return x, self.floor - (self.floor - self.top) * share


def survival(curves: Sequence[WaitCurve], look: Look, height: float, axis: str, planned: int | None = None) -> Drawn:
    """A falling line for each group, with its name where it ends; a dashed line on the planned day."""
    known = [curve for curve in curves if len(curve.points) > 1 or curve.until]
    if not known:
        return empty(look), ()
    names = look.widest([curve.name for curve in known], FIGURE) + 16
    longest = max((curve.until for curve in known), default=1)
    ends = max((_last_fall(curve) for curve in known), default=0) or longest
    most = round_ticks(float(max(min(longest, ends * _HIGHEST_PART), planned or 0, 1)), 6)[-1]
    plan = _Plan(_LEFT, look.width - _RIGHT - min(names, look.width * 0.3), height - _LOW, _TOP, most)
    items: list[Item] = list(_grid(plan, look, axis))
    if planned is not None and planned <= most:
        items += _planned(planned, plan, look.palette)
    colours = _colours(known, look.palette)
    for curve in reversed(known):
        items += _curve(curve, plan, colours[curve.key])
    spots: list[Spot] = []
    for curve, y in _heights(known, plan):
        name = shorten(curve.name, FIGURE.size, FIGURE.weight, look.width - plan.right - 9, look.measure)
        wide = look.wide(name, FIGURE)
        items.append(Text(plan.right + 9, y, name, FIGURE.size, _ink(curve, look.palette), "semibold"))
        items.append(Circle(plan.right + 4, y - 3, 2.2, colours[curve.key]))
        if curve.told:
            spots.append(Spot(plan.right, y - 9, wide + 12, _APART + 1, (curve.key, "open"), curve.told))
    told = tell([(curve.name, curve.told) for curve in known])
    return Scene(look.width, height, tuple(items), told), tuple(spots)


def _last_fall(curve: WaitCurve) -> int:
    """The last day on which somebody was through: what comes later is one flat line."""
    pairs = zip(curve.points, curve.points[1:], strict=False)
    return max((day for (_day, before), (day, share) in pairs if share < before), default=0)


def _ink(curve: WaitCurve, palette: Palette) -> str:
    return palette.muted if curve.is_quiet else palette.ink


def _colours(curves: Sequence[WaitCurve], palette: Palette) -> dict[str, str]:
    loud = [curve.key for curve in curves if not curve.is_quiet]
    found = {key: palette.series[place % len(palette.series)] for place, key in enumerate(loud)}
    return {curve.key: found.get(curve.key, palette.muted) for curve in curves}


def _grid(plan: _Plan, look: Look, axis: str) -> Iterator[Item]:
    palette = look.palette
    for share in _QUARTERS:
        x, y = plan.at(0, share)
        yield Line(x, y, plan.right, y, palette.faint if share else palette.muted, 0.6)
        yield Text(x - 5, y + 2.6, i18n.percent(share, 0), SMALL.size, palette.muted, anchor="end")
    for day in round_ticks(plan.most, 6):
        x, y = plan.at(day, 0)
        yield Line(x, y, x, y + 3, palette.muted, 0.6)
        yield Text(x, y + 11, i18n.number(day), SMALL.size, palette.muted, anchor="middle")
    yield Text(plan.right, plan.floor + 21, axis, SMALL.size, palette.muted, anchor="end")


def _planned(planned: int, plan: _Plan, palette: Palette) -> Iterator[Item]:
    x, y = plan.at(planned, 1)
    yield Line(x, y - 4, x, plan.floor, palette.ink, 0.9, (2.5, 2.5))
    corners = (MoveTo(x, y - 8), LineTo(x + 3.2, y - 4), LineTo(x, y), LineTo(x - 3.2, y - 4), LineTo(x, y - 8))
    yield Path(corners, palette.paper, palette.ink, 1.0)


def _curve(curve: WaitCurve, plan: _Plan, colour: str) -> Iterator[Item]:
    """Steps down on each day on which somebody was through; on to the longest wait that was seen."""
    steps: list[PathStep] = [MoveTo(*plan.at(0, 1.0))]
    before = 1.0
    for day, share in curve.points[1:]:
        if day > plan.most:
            break
        steps += (LineTo(*plan.at(day, before)), LineTo(*plan.at(day, share)))
        before = share
    end = plan.at(max(curve.until, curve.points[-1][0]), before)
    steps.append(LineTo(*end))
    yield Path(tuple(steps), stroke=colour, stroke_width=1.3 if curve.is_quiet else 1.9, dash=())
    yield Circle(*end, 2.4, fill=colour)


def _heights(curves: Sequence[WaitCurve], plan: _Plan) -> list[tuple[WaitCurve, float]]:
    """The height of each name: that of the end of its line, moved apart where two would touch."""
    ends = sorted(((plan.at(0, curve.points[-1][1])[1] + 3, curve) for curve in curves), key=lambda one: one[0])
    found: list[tuple[WaitCurve, float]] = []
    lowest = plan.floor + 3 - _APART * (len(ends) - 1)
    y = -_APART
    for place, (wanted, curve) in enumerate(ends):
        y = max(min(wanted, lowest + _APART * place), y + _APART)
        found.append((curve, y))
    return found
