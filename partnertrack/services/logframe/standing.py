"""How indicators stand against their targets, as these are or as they might be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from partnertrack.domain.logframe import LogframeIndicator, Target
from partnertrack.domain.logframe_targets import final_target, next_milestone
from partnertrack.indicators.achievement import Light, Limits, achievement, held, light, shortfall, starting_point
from partnertrack.services.logframe.view import Line, Logframe, Stand


def stand(
    indicator: LogframeIndicator, value: Fraction | None, holding: Sequence[Target], day: date, limits: Limits
) -> Stand:
    """How a value stands against the targets that hold on a day."""
    ahead, final = next_milestone(holding, day), final_target(holding)
    start = starting_point(indicator.baseline, indicator.direction)
    of_next, of_final = _reached(start, value, ahead), _reached(start, value, final)
    missing = shortfall(value, final.value) if value is not None and final and final.value is not None else None
    return Stand(ahead, final, of_next, of_final, missing, _light(indicator, value, ahead, of_next, limits))


def what_if(found: Logframe, wanted: Mapping[UUID, Decimal]) -> Logframe:
    """The same logframe, were these targets (by id) set to these values; nothing is stored."""
    results = tuple(
        replace(each, lines=tuple(_line_if(line, wanted, found) for line in each.lines)) for each in found.results
    )
    return replace(found, results=results)


def _line_if(line: Line, wanted: Mapping[UUID, Decimal], found: Logframe) -> Line:
    if wanted.keys().isdisjoint(each.id for each in line.holding):
        return line
    holding = tuple(replace(each, value=wanted.get(each.id, each.value)) for each in line.holding)
    against = stand(line.indicator, line.current.value, holding, found.as_of, found.limits)
    return replace(line, holding=holding, stand=against)


def _reached(start: Decimal | None, value: Fraction | None, target: Target | None) -> Fraction | None:
    if start is None or value is None or target is None or target.value is None:
        return None
    return achievement(start, value, target.value)


def _light(
    indicator: LogframeIndicator,
    value: Fraction | None,
    target: Target | None,
    achieved: Fraction | None,
    limits: Limits,
) -> Light:
    """The light; where the target is to stay at the baseline, it tells whether the figure did."""
    if achieved is None and value is not None and target and target.value is not None:
        if target.value == starting_point(indicator.baseline, indicator.direction):
            return "on_track" if held(value, target.value, indicator.direction) else "off_track"
        return ""
    return light(achieved, limits)
