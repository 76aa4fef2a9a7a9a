"""How long the steps of a pilot take: those who are through, those who still wait, and those who left while waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

import numpy as np

from partnertrack.domain.duration import Duration
from partnertrack.indicators.clock.columns import Codes, Flags, flags
from partnertrack.indicators.clock.estimate import Estimate, estimate
from partnertrack.indicators.clock.links import Link
from partnertrack.indicators.clock.spans import (
    ELSEWHERE,
    EVERYBODY,
    GONE,
    NO_DAYS,
    PASSED,
    THROUGH,
    WAITING,
    Narrowing,
    Part,
    Span,
    span,
)
from partnertrack.indicators.clock.stood import Stood

By = Literal["cohort", "organisation", "region", "track"]


@dataclass(frozen=True, slots=True)
class Timing:
    """A step in numbers: entered = done + open + left + passed, and every person is in one of them.

    `unmeasured` of those have no known days. Of the open ones, `late` wait longer than `planned`, together for
    `late_days` days more; the oldest of them waits for `oldest` days, whoever it is. `waits` are the days of the open
    ones, the longest first, each with how many wait for so long.
    The estimate takes those who left as waiting until they left.
    """

    link: Link
    entered: int
    done: int
    open: int
    left: int
    passed: int
    unmeasured: int
    planned: int | None
    late: int
    late_days: int
    oldest: int | None
    waits: tuple[tuple[int, int], ...]
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Held:
    """So many people are held at a step beyond what was planned, together for so many days; perhaps at one place."""

    link: Link
    people: int
    days: int
    organisation: UUID | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Those at a step who have something in common; `key` is what, "" for those of whom nobody knows."""

    key: str
    timing: Timing


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits: for how many days, how many of them beyond what was planned, and at which organisation."""

    enrolment_id: UUID
    days: int | None
    beyond: int | None
    organisation: UUID | None


@dataclass(frozen=True, slots=True)
class Clock:
    """The steps of a pilot on a day."""

    stood: Stood
    narrowed: Narrowing
    spans: tuple[Span, ...]
    timings: tuple[Timing, ...]

    def find(self, key: str) -> tuple[Span, Timing] | None:
        """The step of that key ("follow_up:180"), if the clock has it."""
        return next((pair for pair in zip(self.spans, self.timings, strict=True) if pair[0].link.key == key), None)

    def who(self, key: str, part: Part, days: int | None = None) -> tuple[UUID, ...]:
        """The people who are a part of a step; nobody where there is no such step.

        Without a key, all that are this part of any step.
        For "slow" and "half" they are counted from the estimate, or from so many `days` where they are given.
        """
        if not key:
            parts = [members(*pair, part) for pair in zip(self.spans, self.timings, strict=True)]
            return named(self.stood, flags(np.any(parts, axis=0))) if parts else ()
        found = self.find(key)
        return named(self.stood, members(*found, part, days)) if found else ()


def clock(stood: Stood, durations: Sequence[Duration], narrowed: Narrowing = EVERYBODY, key: str = "") -> Clock:
    """The clock of a day: every step that waits for another one, in the order of the scheme; or that one alone."""
    chosen = [
        link
        for link in stood.links
        if link.after and narrowed.responsible in ("", link.step.responsible) and key in ("", link.key)
    ]
    spans = tuple(span(stood, link, durations, narrowed) for link in chosen)
    return Clock(stood, narrowed, spans, tuple(timing(each, durations) for each in spans))


def timing(found: Span, durations: Sequence[Duration] = (), among: Flags | None = None) -> Timing:
    """A step in numbers, for some of the people or for all."""
    fate = found.fate if among is None else np.where(among, found.fate, ELSEWHERE)
    counts = np.bincount(fate, minlength=PASSED + 1)
    is_known = found.days != NO_DAYS
    through, waiting, gone = (found.days[(fate == each) & is_known] for each in (THROUGH, WAITING, GONE))
    late = (fate == WAITING) & found.late()
    lengths, often = (each[::-1].tolist() for each in np.unique(waiting, return_counts=True))
    return Timing(
        link=found.link,
        entered=int(counts[THROUGH:].sum()),
        done=int(counts[THROUGH]),
        open=int(counts[WAITING]),
        left=int(counts[GONE]),
        passed=int(counts[PASSED]),
        unmeasured=int((np.isin(fate, (THROUGH, WAITING, GONE)) & ~is_known).sum()),
        planned=_planned(found.link, durations),
        late=int(late.sum()),
        late_days=int((found.days[late] - found.planned[late]).sum()),
        oldest=lengths[0] if lengths else None,
        waits=tuple(zip(lengths, often, strict=True)),
        estimate=estimate(through, np.concatenate((waiting, gone))),
    )


def members(found: Span, timed: Timing, part: Part, days: int | None = None) -> Flags:
    """Who is a part of a step."""
    fate = found.fate
    fates = {"done": THROUGH, "open": WAITING, "left": GONE, "passed": PASSED}
    if part in fates:
        return flags(fate == fates[part])
    if part == "entered":
        return flags(fate != ELSEWHERE)
    if part == "late":
        return found.late()
    if part == "unmeasured":
        return flags(np.isin(fate, (THROUGH, WAITING, GONE)) & (found.days == NO_DAYS))
    return found.longer(days if days is not None else timed.estimate.p90 if part == "slow" else timed.estimate.median)


def named(stood: Stood, some: Flags) -> tuple[UUID, ...]:
    """The enrolments of some of the people, in their order."""
    people = stood.columns.people
    return tuple(people[place] for place in np.flatnonzero(some).tolist())


def held(found: Clock) -> tuple[Held, ...]:
    """Where people are held beyond what was planned: the step that holds most of them first."""
    each = [Held(one.link, one.late, one.late_days) for one in found.timings if one.late]
    return tuple(sorted(each, key=_most))


def held_at(found: Clock, key: str) -> tuple[Held, ...]:
    """At which organisations a step holds people beyond what was planned, most of them first."""
    pair = found.find(key)
    if pair is None:
        return ()
    one, late = pair[0], pair[0].late()
    places = found.stood.columns.organisations
    each = [
        Held(one.link, int(there.sum()), int((one.days[there] - one.planned[there]).sum()), _organisation(places, code))
        for code in np.unique(one.holder[late]).tolist()
        if (there := late & (one.holder == code)).any()
    ]
    return tuple(sorted(each, key=_most))


def groups(found: Clock, key: str, by: By) -> tuple[Group, ...]:
    """A step by what its people have in common, the largest group first."""
    pair = found.find(key)
    if pair is None:
        return ()
    names, of = _sorted_by(found, pair[0], by)
    is_there = pair[0].fate != ELSEWHERE
    each = [
        Group(names[code] if code >= 0 else "", timing(pair[0], (), is_there & (of == code)))
        for code in np.unique(of[is_there]).tolist()
    ]
    return tuple(sorted(each, key=lambda group: (-group.timing.entered, group.key)))


def group_of(found: Clock, key: str, by: By, group: str, part: Part) -> tuple[UUID, ...]:
    """The people of a group who are a part of a step."""
    pair = found.find(key)
    if pair is None:
        return ()
    names, of = _sorted_by(found, pair[0], by)
    among = of == (names.index(group) if group in names else -1)
    timed = timing(pair[0], (), among)
    return named(found.stood, among & members(pair[0], timed, part))


def stuck(found: Clock, key: str, most: int) -> tuple[Waiting, ...]:
    """Those who wait at a step, the longest first; those of whom no day is known last."""
    pair = found.find(key)
    if pair is None:
        return ()
    one, columns = pair[0], found.stood.columns
    places = np.flatnonzero(one.fate == WAITING)
    places = places[np.argsort(-one.days[places], kind="stable")][:most]
    return tuple(
        Waiting(
            columns.people[place],
            int(one.days[place]) if one.days[place] != NO_DAYS else None,
            int(one.days[place] - one.planned[place]) if one.planned[place] >= 0 and one.days[place] >= 0 else None,
            _organisation(columns.organisations, int(one.holder[place])),
        )
        for place in places.tolist()
    )


def _sorted_by(found: Clock, one: Span, by: By) -> tuple[tuple[str, ...], Codes]:
    columns = found.stood.columns
    if by == "organisation":
        return tuple(str(each) for each in columns.organisations), one.holder
    named_by = {"cohort": columns.cohort, "region": columns.region, "track": columns.track}[by]
    return named_by.names, named_by.of


def _planned(link: Link, durations: Sequence[Duration]) -> int | None:
    """What is planned for everybody: as the pilot has set it, else by the scheme's rule."""
    if link.step.is_repeatable:
        return link.planned
    own = (
        each.days for each in durations if each.step == link.step.key and not each.organisation_id and not each.region
    )
    return next(own, link.planned)


def _most(one: Held) -> tuple[int, int]:
    return -one.people, -one.days


def _organisation(organisations: Sequence[UUID], code: int) -> UUID | None:
    return organisations[code] if code >= 0 else None
