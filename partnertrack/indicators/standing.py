"""Where everybody stood on a day, by the rules of `domain.standing`, worked out for all at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from partnertrack.domain.scheme import Scheme, Stage, Step
from partnertrack.domain.standing import ACTIVE, COMPLETED, PAUSED
from partnertrack.indicators.columns import Happenings, Mask, Numbers
from partnertrack.indicators.view import View

_LAST = "closed"


@dataclass(frozen=True, slots=True)
class Status:
    """The enrolment has this status: "active", "completed", "on_hold", or that of a way out."""

    status: str

    def members(self, view: View) -> Mask:
        """Those who have it."""
        found = stands(view)
        return found.status == found.statuses.index(self.status) if self.status in found.statuses else ~_all(view)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing has happened for more than so many days, or on no day that is known."""

    quiet: int

    def members(self, view: View) -> Mask:
        """Those of whom nothing new is known."""
        return last_days(view) < view.day.toordinal() - self.quiet


@dataclass(frozen=True, slots=True, eq=False)
class Stands:
    """Where each case stood: the place of its status in `statuses`, of its stage among the scheme's (-1 for none)."""

    statuses: tuple[str, ...]
    status: Numbers
    stages: tuple[Stage, ...]
    stage: Numbers

    def counted(self, which: Mask | None = None) -> Counter[str]:
        """How many stand where: at the key of a stage or, for who is not active, by the status; "" before the first."""
        status, stage = (each if which is None else each[which] for each in (self.status, self.stage))
        width = len(self.stages) + 1
        found: Counter[str] = Counter()
        for code, n in enumerate(np.bincount(status * width + stage + 1)):
            kind, place = divmod(code, width)
            if n:
                key = self.stages[place - 1].key if place else ""
                found[key if self.statuses[kind] == ACTIVE else self.statuses[kind]] += int(n)
        return found


def stands(view: View) -> Stands:
    """Where everybody stood at the end of the view's day."""
    register, scheme = view.register, view.register.scheme
    statuses = tuple(dict.fromkeys((ACTIVE, COMPLETED, PAUSED, *_ways_out(scheme))))
    status = np.zeros(len(register.people), np.int32)
    closed = register.of(_LAST)
    if closed:
        status[register.spread(closed, view.done(_LAST))] = statuses.index(COMPLETED)
    last = _last_done(view)
    for step in reversed(tuple(scheme.steps())):
        events = register.of(step.key)
        left = _left(scheme, step, events, statuses) if events else None
        if events is not None and left is not None:
            is_paused = (left == statuses.index(PAUSED)) & (events.done > 0) & (events.done < last[events.who])
            leaving = np.flatnonzero(view.done(step.key) & (left >= 0) & ~is_paused)[::-1]  # the first event counts
            status[events.who[leaving]] = left[leaving]
    return Stands(statuses, status, scheme.stages, _stages(view))


def last_days(view: View) -> Numbers:
    """The last day by the view's on which anything began or was done, for each case; 0 where none is known."""
    last = np.zeros(len(view.register.people), np.int32)
    today = view.day.toordinal()
    for step, events in view.register.events.items():
        for days, counts in ((events.started, events.started <= today), (events.done, view.done(step))):
            np.maximum.at(last, events.who[counts], days[counts])
    return last


def _last_done(view: View) -> Numbers:
    last = np.zeros(len(view.register.people), np.int32)
    for step, events in view.register.events.items():
        counts = view.done(step)
        np.maximum.at(last, events.who[counts], events.done[counts])
    return last


def _stages(view: View) -> Numbers:
    """The highest stage of which a step of the case's own way had begun."""
    register = view.register
    found = np.full(len(register.people), -1, np.int32)
    for place, stage in enumerate(register.scheme.stages):
        for step in stage.steps:
            events = register.of(step.key)
            if events:
                begun = register.spread(events, view.begun(step.key))
                found[begun & _on_way(view, step.tracks)] = place
    return found


def _on_way(view: View, tracks: tuple[str, ...]) -> Mask:
    """The cases on whose way a step of these tracks lies; nobody knows where the undecided will go."""
    return view.register.where("track", (*tracks, "undecided")) if tracks else _all(view)


def _left(scheme: Scheme, step: Step, events: Happenings, statuses: tuple[str, ...]) -> Numbers | None:
    """By which status, as a place in `statuses`, each event of a step leads out, -1 for none; None for other steps."""
    codes = scheme.outcomes(step)
    by_outcome = {code.key: code.exit_status for code in codes.codes} if codes else {}
    if not step.exit_status and not any(by_outcome.values()):
        return None
    told = [
        step.exit_status or (by_outcome.get(outcome, "") if place else "")
        for place, outcome in enumerate(events.outcomes)
    ]
    return np.array([statuses.index(each) if each else -1 for each in told], np.int32)[events.outcome]


def _ways_out(scheme: Scheme) -> tuple[str, ...]:
    """The statuses by which people leave, in the order in which they are looked for."""
    found: list[str] = []
    for step in scheme.steps():
        codes = scheme.outcomes(step)
        found += [step.exit_status, *(code.exit_status for code in (codes.codes if codes else ()))]
    return tuple(dict.fromkeys(each for each in found if each))


def _all(view: View) -> Mask:
    return ~view.register.nobody
