"""The chart of plan against expenditure over the months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnertrack.i18n import _, day, money, number
from partnertrack.scene import Circle, Close, Item, Line, LineTo, MoveTo, Path, PathStep, Scene, Text
from partnertrack.ui.tokens import Tokens
from partnertrack.ui.view_models.month_chart import scale_step

if TYPE_CHECKING:
    from partnertrack.services.money import MonthEnd

_TEXT, _AXIS, _FOOT, _TOP, _RIGHT = 12.0, 52.0, 24.0, 26.0, 14.0
_LABEL = 62
_THOUSAND, _MANY = 1000, 20_000


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the values lie."""

    left: float
    bottom: float
    step: float
    unit: float

    def at(self, place: int, value: float) -> tuple[float, float]:
        """The point of a value of that month."""
        return self.left + self.step * place, self.bottom - self.unit * value


def money_chart(course: Sequence[MonthEnd], currency: str, tokens: Tokens, width: float, height: float) -> Scene:
    """What was spent as a line over its ground, what was planned as a dashed one; the scale in round numbers."""
    values = [float(amount) for each in course for amount in (each.planned, each.spent) if amount is not None]
    highest = max(values, default=0.0)
    per = _THOUSAND if highest >= _MANY else 1
    step = scale_step(max(1, -(-int(highest) // per)))
    lines = max(1, -(-int(highest) // (step * per)))
    bottom, right = height - _FOOT, width - _RIGHT
    frame = _Frame(
        _AXIS, bottom, (right - _AXIS) / max(1, len(course) - 1), (bottom - _TOP) / max(lines * step * per, highest, 1)
    )
    items: list[Item] = []
    for line in range(lines + 1):
        y = frame.at(0, line * step * per)[1]
        items.append(Line(_AXIS, y, right, y, tokens.grid, 1))
        items.append(Text(_AXIS - 8, y + 4, number(line * step), _TEXT, tokens.muted, anchor="end"))
    told = _("{currency}, in thousands") if per == _THOUSAND else "{currency}"
    items.append(Text(4, 12, told.format(currency=currency), _TEXT, tokens.muted))
    items.extend(_months(course, frame, width, height, tokens))
    items.extend(_curves(course, frame, tokens))
    items.extend(_legend(right, tokens))
    return Scene(width, height, tuple(items), alt_text(course, currency))


def month_at(months: int, width: float, x: float) -> int:
    """The place of the month whose point of a chart of so many months lies nearest to `x`."""
    return round((x - _AXIS) / ((width - _RIGHT - _AXIS) / max(1, months - 1)))


def alt_text(course: Sequence[MonthEnd], currency: str) -> str:
    """The chart for those who cannot see it."""
    known = [each for each in course if each.spent is not None]
    if not known:
        return _("Nothing was spent yet.")
    last = known[-1]
    spent = money(last.spent or 0, currency)
    if last.planned is None:
        return _("Spent up to {month}: {spent}").format(month=day(last.month, "month"), spent=spent)
    return _("Spent up to {month}: {spent}; planned: {planned}").format(
        month=day(last.month, "month"), spent=spent, planned=money(last.planned, currency)
    )


def _months(course: Sequence[MonthEnd], frame: _Frame, right: float, height: float, tokens: Tokens) -> Iterator[Item]:
    least = _LABEL / max(frame.step, 0.1)
    every = next((count for count in (1, 2, 3, 6, 12, 24) if count >= least), len(course))
    for place, each in enumerate(course):
        x = frame.at(place, 0)[0]
        if place % every == 0 and (place == 0 or x < right - _LABEL / 2):
            yield Text(x, height - 6, day(each.month, "month_short"), _TEXT, tokens.muted, anchor="middle")


def _curves(course: Sequence[MonthEnd], frame: _Frame, tokens: Tokens) -> Iterator[Item]:
    planned = [(place, float(each.planned)) for place, each in enumerate(course) if each.planned is not None]
    spent = [(place, float(each.spent)) for place, each in enumerate(course) if each.spent is not None]
    if spent:
        first, last = frame.at(spent[0][0], 0), frame.at(spent[-1][0], 0)
        ground: tuple[PathStep, ...] = (MoveTo(*first), *_line(spent, frame, LineTo), LineTo(*last), Close())
        yield Path(ground, fill=tokens.primary_subtle)
    if planned:
        yield Path(_line(planned, frame), stroke=tokens.muted, stroke_width=1.5, dash=(5.0, 4.0))
    if spent:
        x = frame.at(spent[-1][0], 0)[0]
        yield Line(x, _TOP, x, frame.bottom, tokens.border_strong, 1, (2.0, 3.0))
        yield Path(_line(spent, frame), stroke=tokens.primary_fill, stroke_width=2.5)
        yield Circle(*frame.at(*spent[-1]), 4.0, fill=tokens.primary_fill, stroke=tokens.card, stroke_width=1.5)


def _line(
    points: Sequence[tuple[int, float]], frame: _Frame, begin: type[MoveTo | LineTo] = MoveTo
) -> tuple[PathStep, ...]:
    return tuple((LineTo if place else begin)(*frame.at(*point)) for place, point in enumerate(points))


def _legend(right: float, tokens: Tokens) -> Iterator[Item]:
    """What the two lines are, at the upper end."""
    spent, planned = _("Spent"), _("Even course")
    wide = 6.4 * len(planned)
    yield Text(right, 12, planned, _TEXT, tokens.text2, anchor="end")
    yield Line(right - wide - 28, 8, right - wide - 8, 8, tokens.muted, 1.5, (5.0, 4.0))
    left = right - wide - 46
    yield Text(left, 12, spent, _TEXT, tokens.text2, anchor="end")
    yield Line(left - 6.4 * len(spent) - 28, 8, left - 6.4 * len(spent) - 8, 8, tokens.primary_fill, 2.5)
