"""Somebody who wants to know what was withheld, and has nothing but what was printed and a solver of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from highspy import Highs, HighsLp, HighsModelStatus, HighsVarType, MatrixFormat

from partnertrack.disclosure import System
from partnertrack.domain.person_count import CountKey

Name = tuple[int, CountKey]
"""A count of a report: the number of the report, from 0, and its key."""


class Silent(Highs):
    """A solver that says nothing."""

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS' own name
        self.silent()
        self.setOptionValue("threads", 1)


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
        names, known = self._program
        if any(name not in names for name in terms):
            return -np.inf * sign if sign < 0 else 0.0
        known.col_cost_ = [float(sign * terms.get(name, 0)) for name in names]
        for kind in (HighsVarType.kContinuous, HighsVarType.kInteger):
            known.integrality_ = [kind] * len(names)
            solver = Silent()  # type: ignore[no-untyped-call]  # HiGHS leaves its constructor without types
            solver.passModel(known)
            solver.run()
            status, found = solver.getModelStatus(), np.array(solver.getSolution().col_value)
            if status in {HighsModelStatus.kUnbounded, HighsModelStatus.kUnboundedOrInfeasible}:
                return np.inf if sign < 0 else -np.inf
            assert status == HighsModelStatus.kOptimal, f"what is told contradicts itself: {status.name}"
            if np.abs(found - np.rint(found)).max(initial=0) < 1e-6:
                break
        return float(round(sign * solver.getObjectiveValue()))

    @cached_property
    def _program(self) -> tuple[dict[Name, int], HighsLp]:
        every = sorted({*self.told, *(name for terms, _least, _most in self.sums for name in terms)})
        names = {name: place for place, name in enumerate(every)}
        known = HighsLp()
        known.num_col_, known.num_row_ = len(names), len(self.sums)
        known.col_lower_ = [float(self.told.get(name, 0)) for name in every]
        known.col_upper_ = [float(self.told.get(name, np.inf)) for name in every]
        known.row_lower_ = [least for _terms, least, _most in self.sums]
        known.row_upper_ = [most for _terms, _least, most in self.sums]
        entries = [(names[name], factor) for terms, _least, _most in self.sums for name, factor in terms.items()]
        known.a_matrix_.format_ = MatrixFormat.kRowwise
        known.a_matrix_.start_ = np.cumsum([0, *(len(terms) for terms, _least, _most in self.sums)])
        known.a_matrix_.index_ = [place for place, _factor in entries]
        known.a_matrix_.value_ = [float(factor) for _place, factor in entries]
        return names, known
