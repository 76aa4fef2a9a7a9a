"""All that the four blocks are made of, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

import numpy as np

from partnertrack.domain.cost import Cost
from partnertrack.domain.grant import Grant
from partnertrack.domain.logframe import LogframeIndicator, Target
from partnertrack.domain.logframe_targets import in_force, next_milestone
from partnertrack.domain.occupation import Occupation, taken
from partnertrack.domain.shortage import Shortage
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.indicators.case import Enrolled
from partnertrack.indicators.columns import Mask
from partnertrack.indicators.work import works
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.services.workspace import Results, Workspace

Part = Literal["n", "d", "unknown", "outside"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures of the day and of the day of comparison, and the records that no figure tells.

    `targets` are, by figure, the value that is to be reached next and by when; `works` what everybody does or
    learns, in the order of the register; `rates` the units of `currency` for one of another.
    """

    workspace: Workspace
    as_of: date
    before: date
    now: Results
    then: Results
    works: tuple[Occupation, ...]
    targets: Mapping[str, tuple[Decimal, date]]
    shortages: tuple[Shortage, ...]
    rates: Mapping[str, Decimal]
    currency: str

    def who(self, key: str, part: Part = "n") -> tuple[UUID, ...]:
        """Those behind a milestone or a part of a figure; nobody where the pilot does not count it."""
        if key not in self.now.milestones and key not in self.now.indicators:
            return ()
        return self.now.who(key, part)

    @property
    def people(self) -> Sequence[Enrolled]:
        """Everybody, in the order of the register."""
        return self.now.view.register.people

    def at(self, key: str, part: Part = "n") -> Mask:
        """Which of them are behind a milestone or a part of a figure; nobody where the pilot does not count it."""
        if key not in self.now.milestones and key not in self.now.indicators:
            return self.now.view.register.nobody
        return self.now.members(key, part)

    def ids(self, which: Mask) -> tuple[UUID, ...]:
        """The enrolments of these."""
        people = self.people
        return tuple(people[place].enrolment_id for place in np.flatnonzero(which).tolist())

    def told(self, step: str) -> frozenset[UUID]:
        """Those about whom anything is recorded at a step by the day."""
        view = self.now.view
        events = view.register.of(step)
        return frozenset(self.ids(view.register.spread(events, view.done(step)))) if events else frozenset()

    def count(self, key: str, part: Part) -> int:
        """How many they are."""
        return len(self.who(key, part))


def evidence(workspace: Workspace, as_of: date, before: date) -> Evidence:
    """The evidence of a day beside that of an earlier one."""
    with workspace.store.reading() as reading:
        vacancies = records.all_of(reading, Vacancy)
        candidacies = records.all_of(reading, Candidacy)
        shortages = tuple(records.all_of(reading, Shortage))
        targets = _targets(reading, as_of)
        currency, rates = _rates(reading, as_of)
    now = workspace.results(as_of)
    return Evidence(
        workspace,
        as_of,
        before,
        now,
        workspace.results(before),
        works(now.view, taken(vacancies, candidacies)),
        targets,
        shortages,
        rates,
        currency,
    )


def _targets(reading: Reading, as_of: date) -> dict[str, tuple[Decimal, date]]:
    """By figure, what is to be reached next; of a figure that two results use, what is due first."""
    told: defaultdict[UUID, list[Target]] = defaultdict(list)
    for target in records.all_of(reading, Target):
        told[target.indicator_id].append(target)
    found: dict[str, tuple[Decimal, date]] = {}
    for indicator in records.all_of(reading, LogframeIndicator):
        wanted = next_milestone(in_force(told[indicator.id], as_of), as_of)
        if not indicator.figure or wanted is None or wanted.value is None:
            continue
        known = found.get(indicator.figure)
        if known is None or wanted.due_on < known[1]:
            found[indicator.figure] = wanted.value, wanted.due_on
    return found


def _rates(reading: Reading, as_of: date) -> tuple[str, dict[str, Decimal]]:
    """The currency of the books, and the last rate at which each other currency was entered by that day."""
    currency = next((each.currency for each in records.all_of(reading, Grant) if each.currency), "EUR")
    costs = sorted(records.all_of(reading, Cost), key=lambda each: (each.spent_on, each.id))
    return currency, {each.currency: each.rate for each in costs if each.spent_on <= as_of and each.currency}
