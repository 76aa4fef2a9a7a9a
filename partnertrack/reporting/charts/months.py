"""Figures over the months: what happened as a line, what was planned as a dashed one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partnertrack import i18n
from partnertrack.reporting.charts.parts import FIGURE, LABEL, SMALL, Look, empty, round_ticks
from partnertrack.scene import (
    Circle,
    Item,
    Line,
    LineTo,
    MoveTo,
    Palette,
    Path,
    PathStep,
    Scene,
    Text,
)

_TOP, _BOTTOM = 8.0, 18.0
_APART = 10.5
"""The least distance between two labels, one above the other."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A line over the months: its name with its last figure, and a value a month (none: not known yet)."""

    name: str
    values: tuple[float | None, ...]
    is_plan: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the values lie: `step` points a month from `left` on, `scale` points a unit upwards from `floor`."""

    left: float
    right: float
    floor: float
    step: float
    scale: float

    def at(self, month: int, value: float) -> tuple[float, float]:
        """The point of a value."""
        return self.left + month * self.step, self.floor - value * self.scale


def months(
    labels: Sequence[str], curves: Sequence[Curve], look: Look, height: float = 150.0, alt_text: str = ""
) -> Scene:
    """The curves over months with the given labels, each named at its last point."""
    values = [value for curve in curves for value in curve.values if value is not None]
    if not labels or not values:
        return empty(look)
    ticks = round_ticks(max(values))
    left = max(look.widest([i18n.number(tick) for tick in ticks], SMALL) + 8, look.wide(labels[0], SMALL) / 2)
    names = look.widest([curve.name for curve in curves], FIGURE) + 12
    floor = height - _BOTTOM
    step = (look.width - left - names) / max(len(labels) - 1, 1)
    plan = _Plan(left, look.width - names, floor, step, (floor - _TOP) / ticks[-1])
    drawn = [*_grid(ticks, plan, look.palette), *_labels(labels, plan, look)]
    for curve in sorted(curves, key=lambda one: not one.is_plan):
        drawn.extend(_line(curve, plan, look.palette))
    drawn.extend(_names(curves, plan, look.palette))
    return Scene(look.width, height, tuple(drawn), alt_text or "; ".join(curve.name for curve in curves))


def _grid(ticks: Sequence[float], plan: _Plan, palette: Palette) -> Iterator[Item]:
    """A pale line for each round number."""
    for tick in ticks:
        y = plan.floor - tick * plan.scale
        colour = palette.muted if tick == 0 else palette.faint
        yield Line(plan.left, y, plan.right, y, colour, 0.6)
        yield Text(plan.left - 6, y + 2.6, i18n.number(tick), SMALL.size, palette.muted, anchor="end")


def _labels(labels: Sequence[str], plan: _Plan, look: Look) -> Iterator[Item]:
    """The names of as many months as have room, evenly chosen."""
    widest, palette = look.widest(labels, SMALL) + 14, look.palette
    room = max(plan.step, 0.1)
    every = next((count for count in (1, 2, 3, 6, 12, 24, 48) if count * room >= widest), len(labels))
    for place in range(0, len(labels), every):
        x, _y = plan.at(place, 0)
        yield Line(x, plan.floor, x, plan.floor + 3, palette.muted, 0.6)
        yield Text(x, plan.floor + 12, labels[place], SMALL.size, palette.muted, anchor="middle")


def _line(curve: Curve, plan: _Plan, palette: Palette) -> Iterator[Item]:
    """The line of a curve, broken where a month is not known; a dot at its end."""
    steps: list[PathStep] = []
    is_drawing = False
    for month, value in enumerate(curve.values):
        if value is not None:
            steps.append((LineTo if is_drawing else MoveTo)(*plan.at(month, value)))
        is_drawing = value is not None
    if curve.is_plan:
        yield Path(tuple(steps), stroke=palette.muted, stroke_width=1.0, dash=(3.0, 2.5))
        return
    yield Path(tuple(steps), stroke=palette.accent, stroke_width=2.0)
    if last := _last(curve):
        yield Circle(*plan.at(*last), 2.8, fill=palette.accent)


def _names(curves: Sequence[Curve], plan: _Plan, palette: Palette) -> Iterator[Item]:
    """The name of each curve on the right, as high as its last point; moved apart where two would touch."""
    heights = [(curve, plan.at(*last)[1]) for curve in curves if (last := _last(curve))]
    lowest = -_APART
    for curve, y in sorted(heights, key=lambda one: one[1]):
        lowest = max(y + 3, lowest + _APART)
        face, fill = (LABEL, palette.muted) if curve.is_plan else (FIGURE, palette.accent)
        yield Text(plan.right + 7, lowest, curve.name, face.size, fill, face.weight)


def _last(curve: Curve) -> tuple[int, float] | None:
    """The last known month of a curve and its value."""
    known = [(month, value) for month, value in enumerate(curve.values) if value is not None]
    return known[-1] if known else None
