"""Finds other counts that fit together as well as the true ones do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from partnertrack.disclosure.knowledge import Knowledge, Move
from partnertrack.disclosure.program import Program


@dataclass(slots=True)
class Moves:
    """Looks for moves of what the reader knows; where each unknown occurs is noted once."""

    known: Knowledge
    equations: list[list[int]] = field(default_factory=list)
    orders: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Note what occurs where."""
        self.equations = [[] for _value in self.known.values]
        self.orders = [[] for _value in self.known.values]
        for number, equation in enumerate(self.known.equations):
            for place in equation:
                self.equations[place].append(number)
        for number, pair in enumerate(self.known.orders):
            for place in pair:
                self.orders[place].append(number)

    def allows(self, move: Move) -> bool:
        """Whether the counts fit together after a move, to the unit."""
        known = self.known
        if any(by and (known.values[place] + by < 0 or place in known.told) for place, by in move.items()):
            return False
        for number in {number for place in move for number in self.equations[place]}:
            if sum(factor * move.get(place, 0) for place, factor in known.equations[number].items()):
                return False
        pairs = (known.orders[number] for number in {number for place in move for number in self.orders[place]})
        return all(move.get(less, 0) - move.get(more, 0) <= known.room(less, more) for less, more in pairs)

    def reach(self, place: int, by: int, costs: Mapping[int, float]) -> Move | None:
        """The cheapest move of the unknowns in `costs` (a unit) that changes one by so much; None if there is none."""
        for span in (abs(by), inf):
            program = Program(
                self.known, self.equations, self.orders, tuple(sorted(self._region(place, costs, span))), costs
            )
            for is_whole in (False, True):
                found = program.solve(place, by, is_whole=is_whole)
                if found is not None and self.allows(found):
                    return found
                if found is None:
                    break
        return None

    def most(self, place: int, by: int, costs: Mapping[int, float]) -> int:
        """How much of a change the unknowns in `costs` allow, by halves of people if need be."""
        return Program(
            self.known, self.equations, self.orders, tuple(sorted(self._region(place, costs, inf))), costs
        ).most(place, by)

    def _region(self, place: int, costs: Mapping[int, float], span: float) -> set[int]:
        """The unknowns that may have to move when one does; an order counts only where its room is below the span."""
        found, waiting, seen = {place}, [place], set[int]()
        while waiting:
            at = waiting.pop()
            near: set[int] = set()
            for number in self.equations[at]:
                if number not in seen:
                    seen.add(number)
                    near.update(self.known.equations[number])
            for number in self.orders[at]:
                if self.known.room(*self.known.orders[number]) < span:
                    near.update(self.known.orders[number])
            new = (near & costs.keys()) - found
            found |= new
            waiting += new
        return found
