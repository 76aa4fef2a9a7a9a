"""What was to be done or told by a day, and what of it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from partnertrack.domain.scheme import Due
from partnertrack.indicators.columns import NEVER, Happenings, Mask, Numbers
from partnertrack.indicators.condition import Sex
from partnertrack.indicators.measure import Reading, amount, ratio
from partnertrack.indicators.view import UNKNOWN, View

_BLANKS = (None, "")

_PARTS = ("sex", "birth_date", "cohort")
"""What must be known of every enrolment."""


@dataclass(frozen=True, slots=True)
class DueShare:
    """Of the occurrences of a repeated step that were due by the day, those that are done.

    When it is due, the scheme says: so many days after another step is done, each of several times, until a further
    step was done before that day. Where an occurrence has a day that was agreed or planned, that day counts.
    """

    counts: ClassVar[str] = "occurrences"

    step: str

    def read(self, view: View) -> Reading:
        """The share; `n` and `d` count occurrences; those behind what is due and not done are unknown."""
        step = view.register.scheme.step(self.step)
        rule = step.due if step else None
        if rule is None or not rule.after:
            return Reading(None, 0, 0)
        n, d = 0, 0
        nobody = view.register.nobody
        did, asked, lacking = nobody.copy(), nobody.copy(), nobody.copy()
        begun, until = _since(view, rule), view.first_done(rule.until)
        for offset in rule.offsets:
            agreed, done = self._occurrence(view, offset if step and step.is_repeatable else 1)
            day = np.where(agreed > 0, agreed, np.where(begun != NEVER, begun + offset, NEVER))
            is_due = (day <= view.day.toordinal()) & (begun != NEVER) & (until >= day)
            n, d = n + amount(is_due & done), d + amount(is_due)
            did |= is_due & done
            asked |= is_due
            lacking |= is_due & ~done
        return Reading(ratio(n, d), n, d, did, asked, lacking)

    def _occurrence(self, view: View, occurrence: int) -> tuple[Numbers, Mask]:
        """The day that was agreed or planned for one occurrence, 0 for none, and whether it is done, for each case."""
        agreed = np.zeros(len(view.register.people), np.int32)
        events = view.register.of(self.step)
        if events is None:
            return agreed, view.register.nobody
        this = events.occurrence == occurrence
        days = np.where(events.due > 0, events.due, events.planned)
        agreed[events.who[this]] = days[this]
        return agreed, view.register.spread(events, this & view.done(self.step))


@dataclass(frozen=True, slots=True)
class Complete:
    """Of what must be known of each enrolment, what is: sex, day of birth, cohort, and the days of the steps done."""

    counts: ClassVar[str] = "fields"

    parts: tuple[str, ...] = _PARTS

    def read(self, view: View) -> Reading:
        """The share; `n` and `d` count fields; those of whom something is missing are unknown."""
        register = view.register
        everyone = ~register.nobody
        missing = np.zeros(len(everyone), np.int32)
        d = len(self.parts) * len(everyone)
        for part in self.parts:
            missing += view.members(Sex(UNKNOWN)) if part == "sex" else register.where(part, _BLANKS)
        for step, events in register.events.items():
            done = view.done(step)
            d += amount(done)
            np.add.at(missing, events.who[done & (events.done == 0)], 1)
        n = d - int(missing.sum())
        return Reading(ratio(n, d), n, d, missing == 0, everyone, missing > 0)


@dataclass(frozen=True, slots=True)
class Timely:
    """Of the sheets that partners owed by the day, those that came in time."""

    counts: ClassVar[str] = "sheets"

    is_on: str = "sheets"

    def read(self, view: View) -> Reading:
        """The share; `n` and `d` count sheets, of which nobody knows the names behind."""
        due = [sheet for sheet in view.office.sheets if sheet.due_on <= view.day]
        n = sum(sheet.received_on is not None and sheet.received_on <= sheet.due_on for sheet in due)
        return Reading(ratio(n, len(due)), n, len(due))


def _since(view: View, rule: Due) -> Numbers:
    """The first day from which the rule counts for each case, never where it does not or where no day is known."""
    since = np.full(len(view.register.people), NEVER, np.int32)
    events = view.register.of(rule.after)
    if events:
        counts = _counting(view, rule, events)
        np.minimum.at(since, events.who[counts], events.done[counts])
    return since


def _counting(view: View, rule: Due, events: Happenings) -> Mask:
    counts = view.done(rule.after) & (events.done > 0)
    return counts & events.came_to((rule.outcome,)) if rule.outcome else counts
