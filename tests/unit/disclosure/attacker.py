"""Somebody who wants to know what was withheld, and has nothing but what was printed and a solver of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from partnertrack.disclosure import System
from partnertrack.domain.person_count import CountKey

Name = tuple[int, CountKey]
"""A count of a report: the number of the report, from 0, and its key."""


@dataclass
class Attacker:
    """Knows numbers by name, and what they have to do with each other: sums of them that are 0 or no more than that."""

    told: dict[Name, int] = field(default_factory=dict)
    sums: list[tuple[dict[Name, int], float, float]] = field(default_factory=list)

    def read(self, report: int, system: System, printed: Mapping[CountKey, int]) -> None:
        """Read a report: its numbers, what adds up to what, what cannot exceed what, what is the same."""
        self.told.update({(report, key): number for key, number in printed.items()})
        for split in system.splits:
            self.learn([((report, part), 1) for part in split.parts] + [((report, split.whole), -1)])
        for part, whole in system.within:
            self.learn([((report, part), 1), ((report, whole), -1)], least=-np.inf)
        for one, other in system.same:
            self.learn([((report, one), 1), ((report, other), -1)])

    def learn(self, terms: Iterable[tuple[Name, int]], least: float = 0.0, most: float = 0.0) -> None:
        """Learn within what bounds a sum lies."""
        found: dict[Name, int] = {}
        for name, factor in terms:
            found[name] = found.get(name, 0) + factor
        self.sums.append((found, least, most))
        self.__dict__.pop("_program", None)

    def interval(self, terms: Mapping[Name, int]) -> tuple[float, float]:
        """The least and the largest that a sum of counts can be, in whole people."""
        return self._end(terms, 1), self._end(terms, -1)

    def of(self, name: Name) -> tuple[float, float]:
        """The least and the largest that a count can be."""
        return self.interval({name: 1})

    def _end(self, terms: Mapping[Name, int], sign: int) -> float:
        names, bounds, constraints = self._program
        aim = np.zeros(len(names))
        for name, factor in terms.items():
            if name not in names:
                return -np.inf * sign if sign < 0 else 0.0
            aim[names[name]] = factor * sign
        for whole in (None, np.ones(len(names))):
            found = milp(aim, bounds=bounds, constraints=constraints, integrality=whole)
            if found.status == 3 or (found.x is None and found.status == 4):  # unbounded, or either
                return np.inf if sign < 0 else -np.inf
            assert found.x is not None, f"what is told contradicts itself: {found.message}"
            if np.abs(found.x - np.rint(found.x)).max(initial=0) < 1e-6:
                break
        return float(round(sign * found.fun))

    @cached_property
    def _program(self) -> tuple[dict[Name, int], Bounds, Sequence[Any]]:
        every = sorted({*self.told, *(name for terms, _least, _most in self.sums for name in terms)})
        names = {name: place for place, name in enumerate(every)}
        least, most = np.zeros(len(names)), np.full(len(names), np.inf)
        for name, number in self.told.items():
            least[names[name]] = most[names[name]] = number
        rows = np.zeros((len(self.sums), len(names)))
        for row, (terms, _least, _most) in enumerate(self.sums):
            for name, factor in terms.items():
                rows[row, names[name]] = factor
        ends = [(low, high) for _terms, low, high in self.sums]
        constraints = [LinearConstraint(rows, [low for low, _ in ends], [high for _, high in ends])] if ends else []
        return names, Bounds(least, most), constraints
