"""Cuts a register down to some of its cases, so that a figure can be worked out of them alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from partnertrack.indicators.calculate import Results
from partnertrack.indicators.columns import Happenings, Numbers
from partnertrack.indicators.duration import Days
from partnertrack.indicators.figure import Figure
from partnertrack.indicators.measure import Measure
from partnertrack.indicators.total import Answers, Sum, SumShare
from partnertrack.indicators.view import Register
from partnertrack.indicators.wording import steps_of

_OF_THEIR_STEPS = (Days, SumShare, Sum, Answers)
"""The measures that look at the events of the steps that they name, and at no others."""


def figure_of(results: Results, figure_id: str, places: Sequence[int]) -> Figure:
    """A figure as it is of the cases at these places alone, without what is flagged beside it."""
    whole = results.indicators[figure_id]
    line = next(line for _indicator, line in results.catalogue.lines() if line.id == figure_id)
    view = results.view
    register = _cut(view.register, np.asarray(places, np.int32), line.measure)
    read = line.measure.read(replace(view, register=register, found={}, entries={}))
    return replace(
        whole,
        exact=read.value,
        n=read.n,
        d=read.d,
        unknown=0,
        unknown_in_d=0,
        undated=0,
        outside=0,
        in_period=None,
    )


def _cut(known: Register, places: Numbers, measure: Measure) -> Register:
    """The register with these cases, and with those of their events that the measure may look at."""
    place_of = np.full(len(known.people), -1, np.int32)
    place_of[places] = np.arange(len(places), dtype=np.int32)
    wanted = steps_of(measure) if isinstance(measure, _OF_THEIR_STEPS) else tuple(known.events)
    events = {step: _events(known.events[step], place_of) for step in wanted if step in known.events}
    return Register(known.scheme, [known.people[place] for place in places.tolist()], events)


def _events(events: Happenings, place_of: Numbers) -> Happenings:
    who = place_of[events.who]
    at = np.flatnonzero(who >= 0)
    places = at.tolist()
    return Happenings(
        who[at],
        events.occurrence[at],
        events.is_done[at],
        events.started[at],
        events.done[at],
        events.planned[at],
        events.due[at],
        events.outcome[at],
        events.outcomes,
        [events.organisation[each] for each in places],
        [events.values[each] for each in places],
    )
