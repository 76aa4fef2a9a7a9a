"""The chart of one indicator: its values over time, and the way from the baseline over the milestones to the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from partnertrack.i18n import day
from partnertrack.scene import Circle, Item, Line, LineTo, MoveTo, Path, Scene, Text
from partnertrack.ui.tokens import Tokens

_TEXT, _FOOT, _TOP, _RIGHT = 11.0, 22.0, 14.0, 14.0
_LETTER = 7.4  # pixels that a letter of an axis takes


@dataclass(frozen=True, slots=True)
class Course:
    """Values and planned values by day, each in order; `low` and `high` are the ends of the scale in words."""

    values: tuple[tuple[date, float], ...]
    planned: tuple[tuple[date, float], ...]
    low: str
    high: str
    alt: str


def scale(course: Course) -> tuple[float, float]:
    """The least and the greatest value that the chart shows."""
    every = [value for _on, value in (*course.values, *course.planned)]
    least, most = min(every, default=0.0), max(every, default=1.0)
    return (least, most) if most > least else (least - 1, least + 1)


def course_chart(course: Course, tokens: Tokens, width: float, height: float) -> Scene:
    """The planned way as a dashed line with a ring for each milestone, the values as a line that ends in a dot."""
    days = [on for on, _value in (*course.values, *course.planned)]
    if not days:
        return Scene(width, height, (), course.alt)
    left = max(len(course.low), len(course.high)) * _LETTER + 10
    axis = _Axis(min(days), max(days), *scale(course), left, width - _RIGHT, height - _FOOT)
    items: list[Item] = [
        Line(left, _TOP, width - _RIGHT, _TOP, tokens.grid, 1),
        Line(left, axis.bottom, width - _RIGHT, axis.bottom, tokens.border_strong, 1),
        Text(left - 8, _TOP + 4, course.high, _TEXT, tokens.muted, anchor="end"),
        Text(left - 8, axis.bottom + 4, course.low, _TEXT, tokens.muted, anchor="end"),
        Text(left, height - 5, day(axis.first, "month_short"), _TEXT, tokens.muted),
        Text(width - _RIGHT, height - 5, day(axis.last, "month_short"), _TEXT, tokens.muted, anchor="end"),
    ]
    planned, values = axis.points(course.planned), axis.points(course.values)
    items.extend(_polyline(planned, tokens.muted, 1.5, (4, 3)))
    items.extend(Circle(x, y, 3.2, tokens.card, tokens.muted, 1.5) for x, y in planned)
    items.extend(_polyline(values, tokens.primary_fill, 2.25))
    items.extend(Circle(x, y, 4, tokens.primary_fill, tokens.card, 1.5) for x, y in values[-1:])
    return Scene(width, height, tuple(items), course.alt)


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date
    low: float
    high: float
    left: float
    right: float
    bottom: float

    def points(self, values: Sequence[tuple[date, float]]) -> list[tuple[float, float]]:
        span = max(1, (self.last - self.first).days)
        wide, tall = self.right - self.left, self.bottom - _TOP
        return [
            (
                self.left + wide * (on - self.first).days / span,
                self.bottom - tall * (value - self.low) / (self.high - self.low),
            )
            for on, value in values
        ]


def _polyline(
    points: Sequence[tuple[float, float]], colour: str, width: float, dash: tuple[float, ...] = ()
) -> tuple[Item, ...]:
    if len(points) < 2:  # noqa: PLR2004 - one point makes no line
        return ()
    (x, y), *rest = points
    return (Path((MoveTo(x, y), *(LineTo(*point) for point in rest)), "", colour, width, dash),)
