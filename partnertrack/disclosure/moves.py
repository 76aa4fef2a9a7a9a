"""Finds other counts that fit together as well as the true ones do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

from partnertrack.disclosure.knowledge import Knowledge, Move


@dataclass(slots=True)
class Moves:
    """Looks for moves of what the reader knows; where each unknown occurs is noted once."""

    known: Knowledge
    equations: list[list[int]]
    orders: list[list[int]]

    @classmethod
    def of(cls, known: Knowledge) -> Moves:
        """The moves of what is known."""
        equations: list[list[int]] = [[] for _value in known.values]
        orders: list[list[int]] = [[] for _value in known.values]
        for number, equation in enumerate(known.equations):
            for place in equation:
                equations[place].append(number)
        for number, pair in enumerate(known.orders):
            for place in pair:
                orders[place].append(number)
        return cls(known, equations, orders)

    def allows(self, move: Move) -> bool:
        """Whether the counts fit together after a move, to the unit."""
        known = self.known
        if any(known.values[place] + by < 0 or (by and place in known.told) for place, by in move.items()):
            return False
        for number in {number for place in move for number in self.equations[place]}:
            if sum(factor * move.get(place, 0) for place, factor in known.equations[number].items()):
                return False
        pairs = (known.orders[number] for number in {number for place in move for number in self.orders[place]})
        return all(move.get(less, 0) - move.get(more, 0) <= known.room(less, more) for less, more in pairs)

    def reach(self, place: int, by: int, costs: Mapping[int, float]) -> Move | None:
        """The cheapest move of the unknowns in `costs` (a unit) that changes one by so much; None if there is none."""
        for span in (abs(by), inf):
            found = self._solve(place, by, costs, span)
            if found is not None:
                return found
        return None

    def _solve(self, place: int, by: int, costs: Mapping[int, float], span: float) -> Move | None:
        program = _Program(self, tuple(sorted(self._region(place, costs, span))), costs)
        for is_whole in (False, True):
            found = program.solve(place, by, is_whole=is_whole)
            if found is None or self.allows(found):
                return found
        return None

    def _region(self, place: int, costs: Mapping[int, float], span: float) -> set[int]:
        """The unknowns that may have to move when one does; an order counts only where its room is below the span."""
        found, waiting = {place}, [place]
        while waiting:
            for other in self._neighbours(waiting.pop(), span):
                if other in costs and other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _neighbours(self, place: int, span: float) -> Iterable[int]:
        for number in self.equations[place]:
            yield from self.known.equations[number]
        for number in self.orders[place]:
            if self.known.room(*self.known.orders[number]) < span:
                yield from self.known.orders[number]


@dataclass(slots=True)
class _Program:
    """The search for the cheapest move as a linear program: each unknown goes up by something and down by something."""

    moves: Moves
    region: tuple[int, ...]
    costs: Mapping[int, float]

    def solve(self, place: int, by: int, *, is_whole: bool) -> Move | None:
        """The move in whole numbers, or as it comes and rounded; None where none exists."""
        import numpy as np  # noqa: PLC0415 - they take a second to load, and only a report with small groups asks for it
        from scipy.optimize import Bounds, milp  # noqa: PLC0415 - the same

        size = len(self.region)
        prices = np.array([self.costs.get(each, 0.0) for each in self.region])
        most = np.full(2 * size, np.inf)
        most[size:] = [self.moves.known.values[each] for each in self.region]
        least = np.zeros(2 * size)
        at = self.region.index(place)
        up, down = max(by, 0), max(-by, 0)
        least[[at, at + size]] = most[[at, at + size]] = up, down
        if down > self.moves.known.values[place]:
            return None
        found = milp(
            np.concatenate([prices, prices]),
            bounds=Bounds(least, most),
            constraints=self._constraints(),
            integrality=np.ones(2 * size) if is_whole else None,
        )
        if found.x is None:
            return None
        changes = np.rint(found.x[:size] - found.x[size:]).astype(int)
        return {each: int(by) for each, by in zip(self.region, changes, strict=True) if by}

    def _constraints(self) -> Any:  # noqa: ANN401 - SciPy has no types
        """The equations and orders of the region."""
        import numpy as np  # noqa: PLC0415 - see `solve`
        from scipy.optimize import LinearConstraint  # noqa: PLC0415 - see `solve`
        from scipy.sparse import csr_array, hstack  # noqa: PLC0415 - see `solve`

        known, column = self.moves.known, {place: number for number, place in enumerate(self.region)}
        entries: list[tuple[int, int, int]] = []
        room: list[tuple[float, float]] = []
        for number in sorted({number for place in self.region for number in self.moves.equations[place]}):
            entries += [(len(room), column[each], by) for each, by in known.equations[number].items() if each in column]
            room.append((0, 0))
        for number in sorted({number for place in self.region for number in self.moves.orders[place]}):
            less, more = known.orders[number]
            entries += [(len(room), column[each], by) for each, by in ((less, 1), (more, -1)) if each in column]
            room.append((-np.inf, known.room(less, more)))
        if not room:
            return ()
        rows, columns, factors = zip(*entries, strict=True)
        matrix = csr_array((factors, (rows, columns)), shape=(len(room), len(self.region)))
        least, most = zip(*room, strict=True)
        return LinearConstraint(hstack([matrix, -matrix]), least, most)
