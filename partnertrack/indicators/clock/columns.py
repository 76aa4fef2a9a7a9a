"""The facts of a pilot as columns: what happened at each step to each person, in days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from partnertrack.domain.journey import SETTLED
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.standing import PAUSED
from partnertrack.indicators.case import Case
from partnertrack.indicators.clock.links import Link, links
from partnertrack.indicators.columns import ordinal

T = TypeVar("T")

Days: TypeAlias = NDArray[np.int32]
"""Days as ordinals, or lengths in days; 0 stands for a day that nobody told, -1 for a length that nobody knows."""
Flags: TypeAlias = NDArray[np.bool_]
Codes: TypeAlias = NDArray[np.int32]
"""Places in a list of names; -1 for none."""


def flags(some: object) -> Flags:
    """What a comparison of columns came to."""
    return np.asarray(some, np.bool_)


NOTHING, OPEN, DONE, OTHER = 0, 1, 2, 3
"""What an event came to: there is none, it is not settled, it is done, or it was settled in another way."""


@dataclass(frozen=True, slots=True)
class Exit:
    """How people leave: by the step of that key, with an outcome and a reason where somebody said them."""

    step: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class Named:
    """Something by which people are sorted: the names there are, and the place of each person's among them."""

    names: tuple[str, ...]
    of: Codes

    def at(self, name: str) -> Flags:
        """Those of that name; an empty one means those who have none."""
        place = self.names.index(name) if name in self.names else -1 if not name else -2
        return flags(self.of == place)


@dataclass(frozen=True, slots=True)
class Columns:
    """A row for each link of the scheme, a column for each person.

    `state`, `ended`, `started`, `outcome` and `organisation` tell of the events; `exits` are the ways in which people
    left, each time as person, day and place in `ways_out`.
    """

    scheme: Scheme
    links: tuple[Link, ...]
    people: tuple[UUID, ...]
    state: NDArray[np.int8]
    ended: Days
    started: Days
    outcome: Codes
    organisation: Codes
    outcomes: tuple[str, ...]
    organisations: tuple[UUID, ...]
    cohort: Named
    region: Named
    track: Named
    exits: tuple[Codes, Days, Codes]
    ways_out: tuple[Exit, ...]


class Person(Protocol):
    """What is asked of an enrolment."""

    @property
    def enrolment_id(self) -> UUID:
        """Its id."""

    @property
    def cohort(self) -> str | None:
        """The name of its cohort."""

    @property
    def region(self) -> str | None:
        """Where the person comes from."""

    @property
    def track(self) -> str:
        """The track."""


@dataclass(frozen=True, slots=True)
class Told:
    """Events as columns, a place in each for every event; `who` are places of people, days are ordinals or 0."""

    step: Sequence[str]
    who: Sequence[int]
    occurrence: Sequence[int]
    status: Sequence[str]
    outcome: Sequence[str | None]
    started: Sequence[int]
    done: Sequence[int]
    organisation: Sequence[UUID | None]
    reason: Sequence[str | None]


def columns(scheme: Scheme, cases: Iterable[Case]) -> Columns:
    """The columns of these cases."""
    listed = tuple(cases)
    rows = [
        (
            event.step,
            who,
            event.occurrence,
            event.status,
            event.outcome,
            ordinal(event.started_on),
            ordinal(event.done_on),
            event.organisation_id,
            event.reason,
        )
        for who, case in enumerate(listed)
        for events in case.events.values()
        for event in events
    ]
    told = Told(*map(list, zip(*rows, strict=True))) if rows else Told(*([] for _part in range(9)))
    return columns_of(scheme, listed, told)


def columns_of(scheme: Scheme, people: Sequence[Person], told: Told) -> Columns:
    """The columns of these people and events."""
    chain = links(scheme)
    shape = (len(chain), len(people))
    slots = _slots(chain, told)
    kept = np.flatnonzero(slots >= 0)
    cells = slots[kept].astype(np.int64) * shape[1] + np.array(told.who, np.int64)[kept]
    outcome, outcomes = _coded(told.outcome)
    organisation, organisations = _coded(told.organisation)
    states = {status: DONE if status == "done" else OTHER if status in SETTLED else OPEN for status in set(told.status)}
    state = np.fromiter(map(states.__getitem__, told.status), np.int8, len(told.status))

    def table(column: NDArray[np.int32], empty: int) -> NDArray[np.int32]:
        made = np.full(shape, empty, np.int32)
        made.reshape(-1)[cells] = column[kept]
        return made

    exits, ways_out = _exits(scheme, told)
    return Columns(
        scheme=scheme,
        links=chain,
        people=tuple(each.enrolment_id for each in people),
        state=table(state.astype(np.int32), NOTHING).astype(np.int8),
        ended=table(np.array(told.done, np.int32), 0),
        started=table(np.array(told.started, np.int32), 0),
        outcome=table(outcome, -1),
        organisation=table(organisation, -1),
        outcomes=outcomes,
        organisations=organisations,
        cohort=_named([each.cohort for each in people]),
        region=_named([each.region for each in people]),
        track=_named([each.track for each in people]),
        exits=exits,
        ways_out=ways_out,
    )


def _slots(chain: tuple[Link, ...], told: Told) -> NDArray[np.int32]:
    """The link that each event belongs to, -1 for none; where a step is not repeated, any occurrence will do."""
    first: dict[str, int] = {}
    for link in chain:
        first.setdefault(link.step.key, link.place)
    slots = np.fromiter((first.get(step, -1) for step in told.step), np.int32, len(told.step))
    occurrence = np.array(told.occurrence, np.int32)
    for key, place in first.items():
        times = {link.occurrence: link.place for link in chain if link.step.key == key and link.step.is_repeatable}
        if times:
            at = np.flatnonzero(slots == place)
            slots[at] = [times.get(each, -1) for each in occurrence[at].tolist()]
    return slots


def _exits(scheme: Scheme, told: Told) -> tuple[tuple[Codes, Days, Codes], tuple[Exit, ...]]:
    """Who left, when and how, each time that somebody did; and the ways out."""
    leading = _leading(scheme)
    ways: dict[Exit, int] = {}
    found: list[tuple[int, int, int]] = []
    for place, (step, status) in enumerate(zip(told.step, told.status, strict=True)):
        if step not in leading or status != "done":
            continue
        leads, outcome = leading[step], told.outcome[place] or ""
        if not leads or outcome in leads:
            way = Exit(step, outcome, told.reason[place] or "")
            found.append((told.who[place], told.done[place], ways.setdefault(way, len(ways))))
    exits = np.array(found, np.int32).reshape(-1, 3)
    return (exits[:, 0], exits[:, 1], exits[:, 2]), tuple(ways)


def _leading(scheme: Scheme) -> dict[str, frozenset[str]]:
    """The steps by which people leave, with the outcomes by which they do; with none where every outcome does."""
    found: dict[str, frozenset[str]] = {}
    for step in scheme.steps():
        codes = scheme.outcomes(step)
        leads = frozenset(code.key for code in (codes.codes if codes else ()) if code.exit_status not in ("", PAUSED))
        if step.exit_status not in ("", PAUSED):
            found[step.key] = frozenset()
        elif leads:
            found[step.key] = leads
    return found


def _coded(names: Sequence[T | None]) -> tuple[Codes, tuple[T, ...]]:
    """The place of each name among those there are, -1 for none; and these."""
    known = [each for each in dict.fromkeys(names) if each]
    places: dict[T | None, int] = {name: place for place, name in enumerate(known)}
    return np.fromiter((places.get(each, -1) for each in names), np.int32, len(names)), tuple(known)


def _named(names: Sequence[str | None]) -> Named:
    of, known = _coded(names)
    return Named(known, of)
