"""The facts of a pilot as columns: what happened at each step to each person, in days."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from partnertrack.domain.journey import SETTLED
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.standing import PAUSED
from partnertrack.indicators.case import Case, EventFact
from partnertrack.indicators.clock.links import Link, links

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


class _Places(dict[object, int]):
    """Numbers things in the order in which they are met; None is -1."""

    def __missing__(self, key: object) -> int:
        self[key] = place = len(self)
        return place

    def of(self, key: object | None) -> int:
        return -1 if key is None or key == "" else self[key]


def columns(scheme: Scheme, cases: Iterable[Case]) -> Columns:
    """The columns of these cases."""
    listed = tuple(cases)
    chain = links(scheme)
    gathered = _Gathered(scheme, chain, len(listed))
    for person, case in enumerate(listed):
        gathered.take(person, case)
    tables = gathered.tables()
    return Columns(
        scheme=scheme,
        links=chain,
        people=tuple(case.enrolment_id for case in listed),
        state=tables["state"].astype(np.int8),
        ended=tables["ended"],
        started=tables["started"],
        outcome=tables["outcome"],
        organisation=tables["organisation"],
        outcomes=tuple(str(each) for each in gathered.outcomes),
        organisations=tuple(each for each in gathered.organisations if isinstance(each, UUID)),
        cohort=_named(listed, lambda case: case.cohort),
        region=_named(listed, lambda case: case.region),
        track=_named(listed, lambda case: case.track),
        exits=gathered.exits(),
        ways_out=tuple(each for each in gathered.ways_out if isinstance(each, Exit)),
    )


class _Gathered:
    """What is known of the cases so far, cell by cell."""

    def __init__(self, scheme: Scheme, chain: tuple[Link, ...], people: int) -> None:
        self._shape = (len(chain), people)
        self._slots = _slots(chain)
        self._leading = _leading(scheme)
        self._cells = array("i")
        self._exits: list[tuple[int, int, int]] = []
        self.outcomes, self.organisations, self.ways_out = _Places(), _Places(), _Places()

    def take(self, person: int, case: Case) -> None:
        """Take in what happened to a person."""
        for step, events in case.events.items():
            slots, leads = self._slots.get(step), self._leading.get(step)
            for event in events:
                if slots is not None and (slot := slots.get(event.occurrence, slots.get(0, -1))) >= 0:
                    self._cells.extend(self._cell(slot * self._shape[1] + person, event))
                if leads is not None and event.status == "done" and (not leads or event.outcome in leads):
                    self._leave(person, step, event)

    def tables(self) -> dict[str, NDArray[np.int32]]:
        """The tables, one a part of the events."""
        cells = np.array(self._cells, np.int32).reshape(-1, 6)
        tables: dict[str, NDArray[np.int32]] = {}
        for part, (name, empty) in enumerate(_PARTS.items(), 1):
            table = np.full(self._shape, empty, np.int32)
            table.reshape(-1)[cells[:, 0]] = cells[:, part]
            tables[name] = table
        return tables

    def exits(self) -> tuple[Codes, Days, Codes]:
        """Who left when and how."""
        exits = np.array(self._exits, np.int32).reshape(-1, 3)
        return exits[:, 0], exits[:, 1], exits[:, 2]

    def _cell(self, cell: int, event: EventFact) -> tuple[int, int, int, int, int, int]:
        status = event.status
        return (
            cell,
            DONE if status == "done" else OTHER if status in SETTLED else OPEN,
            ordinal(event.done_on),
            ordinal(event.started_on),
            self.outcomes.of(event.outcome),
            self.organisations.of(event.organisation_id),
        )

    def _leave(self, person: int, step: str, event: EventFact) -> None:
        way = Exit(step, event.outcome or "", event.reason or "")
        self._exits.append((person, ordinal(event.done_on), self.ways_out[way]))


_PARTS: Mapping[str, int] = {"state": NOTHING, "ended": 0, "started": 0, "outcome": -1, "organisation": -1}
"""The tables, and what stands where nothing happened."""


def ordinal(day: date | None) -> int:
    """A day as a number; 0 for none."""
    return day.toordinal() if day is not None else 0


def _slots(chain: tuple[Link, ...]) -> dict[str, dict[int, int]]:
    """The place of each step's occurrences; of one that is not repeated, any occurrence means the same."""
    found: dict[str, dict[int, int]] = {}
    for link in chain:
        found.setdefault(link.step.key, {})[link.occurrence if link.step.is_repeatable else 0] = link.place
    return found


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


def _named(cases: Iterable[Case], told: Callable[[Case], str | None]) -> Named:
    places = _Places()
    of = [places.of(told(case)) for case in cases]
    return Named(tuple(str(each) for each in places), np.array(of, np.int32))
