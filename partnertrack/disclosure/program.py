"""The cheapest move of some counts as a linear program: each goes up by something and down by something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

from partnertrack.disclosure.knowledge import Knowledge, Move

_NEARLY = 1e-6


@dataclass(frozen=True, slots=True)
class Program:
    """The moves of the unknowns in `region`, at `costs` a unit; `equations` and `orders` tell in which each occurs."""

    known: Knowledge
    equations: Sequence[Sequence[int]]
    orders: Sequence[Sequence[int]]
    region: tuple[int, ...]
    costs: Mapping[int, float]

    def solve(self, place: int, by: int, *, is_whole: bool) -> Move | None:
        """The cheapest move that changes an unknown by so much, in whole numbers or rounded; None where none exists."""
        prices = [self.costs.get(each, 0.0) for each in self.region]
        found = self._run([*prices, *prices], place, (by, by), is_whole=is_whole)
        if found is None:
            return None
        changes = (round(each) for each in found)
        return {each: change for each, change in zip(self.region, changes, strict=True) if change}

    def most(self, place: int, by: int) -> int:
        """How much of a change can be had, in whole numbers; the rest of the move may come by halves."""
        at, size = self.region.index(place), len(self.region)
        aim = [0.0] * (2 * size)
        aim[at if by > 0 else at + size] = -1.0
        found = self._run(aim, place, (min(by, 0), max(by, 0)), is_whole=False)
        reached = 0.0 if found is None else abs(found[at])
        return floor(reached + _NEARLY) * (1 if by > 0 else -1)

    def _run(self, prices: list[float], place: int, by: tuple[int, int], *, is_whole: bool) -> Sequence[float] | None:
        """The change of each of the region at the least price; None where there is none."""
        import numpy as np  # noqa: PLC0415 - they take a second to load, and only a report with small groups asks for it
        from scipy.optimize import Bounds, milp  # noqa: PLC0415 - the same

        size, at = len(self.region), self.region.index(place)
        least, most = np.zeros(2 * size), np.full(2 * size, np.inf)
        most[size:] = [self.known.values[each] for each in self.region]
        least[at], most[at] = max(by[0], 0), max(by[1], 0)
        least[at + size], most[at + size] = max(-by[1], 0), min(max(-by[0], 0), self.known.values[place])
        if (least > most).any():
            return None
        whole = np.ones(2 * size) if is_whole else None
        found = milp(prices, bounds=Bounds(least, most), constraints=self._constraints(), integrality=whole)
        return None if found.x is None else (found.x[:size] - found.x[size:]).tolist()

    def _constraints(self) -> Any:  # noqa: ANN401 - SciPy has no types
        """The equations and orders of the region."""
        import numpy as np  # noqa: PLC0415 - see `_run`
        from scipy.optimize import LinearConstraint  # noqa: PLC0415 - see `_run`
        from scipy.sparse import csc_array  # noqa: PLC0415 - see `_run`

        size, column = len(self.region), {place: number for number, place in enumerate(self.region)}
        rows: list[tuple[Iterable[tuple[int, int]], float, float]]
        rows = [(self.known.equations[number].items(), 0.0, 0.0) for number in self._numbers(self.equations)]
        for number in self._numbers(self.orders):
            less, more = self.known.orders[number]
            rows.append((((less, 1), (more, -1)), -np.inf, self.known.room(less, more)))
        entries = [
            (row, column[place] + shift, sign * factor)
            for row, (terms, _least, _most) in enumerate(rows)
            for place, factor in terms
            if place in column
            for shift, sign in ((0, 1), (size, -1))
        ]
        if not entries:
            return ()
        at, of, factors = zip(*entries, strict=True)
        matrix = csc_array((factors, (at, of)), shape=(len(rows), 2 * size))
        return LinearConstraint(matrix, [row[1] for row in rows], [row[2] for row in rows])

    def _numbers(self, where: Sequence[Sequence[int]]) -> list[int]:
        return sorted({number for place in self.region for number in where[place]})
