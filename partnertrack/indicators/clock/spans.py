"""How long each person was or is at a step: from when it could begin to when it was done, or to the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from partnertrack.domain.duration import Duration
from partnertrack.indicators.clock.columns import Codes, Days, Flags, flags
from partnertrack.indicators.clock.links import Link
from partnertrack.indicators.clock.stood import Stood

ELSEWHERE, THROUGH, WAITING, GONE, PASSED = 0, 1, 2, 3, 4
"""What became of a person at a step: it does not concern them (yet), it is done, they wait, they left while they
waited, or they went past it and nothing tells that it was done."""

NO_DAYS = -1

Part = Literal["entered", "done", "open", "left", "passed", "late", "slow", "half", "unmeasured"]
"""Some of those at a step: all; those who are through, wait, left while they waited, or went past; those who wait
longer than planned; those through or waiting for longer than nine tenths and than half need; without known days."""

PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Whom the clock is about: all, or those of a cohort, a region, a track, or at one organisation; "" is unknown.

    `responsible` is the kind of organisation by which steps are chosen.
    """

    cohort: str | None = None
    region: str | None = None
    track: str | None = None
    organisation: UUID | None = None
    responsible: str = ""


EVERYBODY = Narrowing()


@dataclass(frozen=True, slots=True)
class Span:
    """A step with what became of each person there, for how many days, and how many were planned for them.

    `days` run to the day it was done, to the day the person left, or to the day of the clock.
    """

    link: Link
    fate: NDArray[np.int8]
    days: Days
    planned: Days
    holder: Codes

    def late(self) -> Flags:
        """Those who wait longer than was planned."""
        return flags((self.fate == WAITING) & (self.planned >= 0) & (self.days > self.planned))

    def longer(self, days: int | None) -> Flags:
        """Those who were there for more days than these; nobody where they are not known."""
        if days is None:
            return np.zeros(len(self.fate), np.bool_)
        return flags(((self.fate == THROUGH) | (self.fate == WAITING)) & (self.days > days))


def here(stood: Stood, narrowed: Narrowing) -> Flags:
    """Whom the clock is about, wherever they stand."""
    columns = stood.columns
    found = np.ones(len(columns.people), np.bool_)
    for named, wanted in (
        (columns.cohort, narrowed.cohort),
        (columns.region, narrowed.region),
        (columns.track, narrowed.track),
    ):
        if wanted is not None:
            found &= named.at(wanted)
    return found


def span(stood: Stood, link: Link, durations: Iterable[Duration], narrowed: Narrowing = EVERYBODY) -> Span:
    """What became of everybody at a step."""
    columns, place = stood.columns, link.place
    start, enters = _start(stood, link)
    done = stood.done[place]
    on_track = np.array([link.is_on(name) for name in columns.track.names] + [False], np.bool_)[columns.track.of]
    enters = enters & (on_track | done) & here(stood, narrowed)
    if narrowed.organisation is not None:
        enters &= stood.holder[place] == _place(columns.organisations, narrowed.organisation)
    fate = np.full(len(columns.people), ELSEWHERE, np.int8)
    fate[enters] = WAITING
    fate[enters & stood.left & ((start == 0) | (stood.left_on == 0) | (stood.left_on > start))] = GONE
    fate[enters & stood.left & (start > 0) & (stood.left_on > 0) & (stood.left_on <= start)] = ELSEWHERE
    fate[enters & _is_past(stood, link)] = PASSED
    fate[enters & done] = THROUGH
    end = np.where(fate == THROUGH, columns.ended[place], np.where(fate == GONE, stood.left_on, stood.day))
    days = np.where((start > 0) & (end >= start) & np.isin(fate, (THROUGH, WAITING, GONE)), end - start, NO_DAYS)
    planned = _planned(stood, link, durations)
    return Span(link, fate, days.astype(np.int32), planned, stood.holder[place])


def _start(stood: Stood, link: Link) -> tuple[Days, Flags]:
    """The day from which a step was possible for each, 0 where nobody told it, and for whom it was possible."""
    columns = stood.columns
    start = np.zeros(len(columns.people), np.int32)
    if not link.after:
        return start, np.zeros(len(start), np.bool_)
    enters = np.ones(len(start), np.bool_)
    is_dated = np.ones(len(start), np.bool_)
    for place in link.after:
        enters &= stood.done[place] & _came_to(stood, place, link.outcome)
        is_dated &= columns.ended[place] > 0
        start = np.maximum(start, columns.ended[place])
    start[~(is_dated & enters)] = 0
    if not link.is_by_order:
        return start, enters | stood.done[link.place]
    nearest = stood.nearest[link.place]
    before = np.where(nearest >= 0, columns.ended[nearest, np.arange(len(start))], 0).astype(np.int32)
    has_begun = stood.begun[link.place] & (nearest >= 0)
    enters = has_begun if link.is_occasional else enters | has_begun
    return np.where(before > 0, before, start).astype(np.int32), enters


def _came_to(stood: Stood, place: int, outcome: str) -> Flags:
    """For whom the step before came to the outcome that is asked for."""
    columns, codes = stood.columns, stood.columns.outcome[place]
    if not outcome:
        return np.ones(len(codes), np.bool_)
    wanted = _place(columns.outcomes, outcome)
    is_default = columns.links[place].step.default_outcome == outcome
    return flags((codes == wanted) | ((codes < 0) & is_default))


def _is_past(stood: Stood, link: Link) -> Flags:
    """Who went past a step: it was dropped, what builds on it or ends it is done, or a later one and it is unknown."""
    past = stood.dropped[link.place] | ((stood.last > link.place) & ~stood.known[link.place])
    over = [*link.heirs, link.until] if link.until >= 0 else [*link.heirs]
    return flags(past | stood.done[over].any(axis=0))


def _planned(stood: Stood, link: Link, durations: Iterable[Duration]) -> Days:
    """The planned days of each: what the pilot has set for the organisation or region, else the scheme's rule."""
    columns = stood.columns
    planned = np.full(len(columns.people), -1 if link.planned is None else link.planned, np.int32)
    own = [each for each in durations if each.step == link.step.key and not link.step.is_repeatable]
    for each in sorted(own, key=lambda each: (each.organisation_id is not None, bool(each.region))):
        fits = np.ones(len(planned), np.bool_)
        if each.organisation_id is not None:
            fits &= stood.holder[link.place] == _place(columns.organisations, each.organisation_id)
        if each.region:
            fits &= columns.region.at(each.region)
        planned[fits] = each.days
    return planned


def _place(names: tuple[object, ...], name: object) -> int:
    """The place of a name; -2, which nobody has, for one that is not there."""
    return names.index(name) if name in names else -2
