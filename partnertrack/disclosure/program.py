"""The cheapest move of some counts as a linear program: each goes up by something and down by something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor, inf

from partnertrack.disclosure.knowledge import Knowledge, Move
from partnertrack.disclosure.solver import Row, cheapest

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
        size, at = len(self.region), self.region.index(place)
        least, most = [0.0] * (2 * size), [inf] * (2 * size)
        most[size:] = [self.known.values[each] for each in self.region]
        least[at], most[at] = max(by[0], 0), max(by[1], 0)
        least[at + size], most[at + size] = max(-by[1], 0), min(max(-by[0], 0), self.known.values[place])
        if any(low > high for low, high in zip(least, most, strict=True)):
            return None
        found = cheapest(prices, least, most, list(self._rows()), is_whole=is_whole)
        return None if found is None else [up - down for up, down in zip(found[:size], found[size:], strict=True)]

    def _rows(self) -> Iterator[Row]:
        """What goes up and what goes down, in the equations and orders of the region; outside it nothing moves."""
        size, column = len(self.region), {place: number for number, place in enumerate(self.region)}
        for terms, least, most in self._sums():
            up = [(column[place], factor) for place, factor in terms if place in column]
            yield Row([*up, *((place + size, -factor) for place, factor in up)], least, most)

    def _sums(self) -> Iterator[tuple[Iterable[tuple[int, int]], float, float]]:
        for number in self._numbers(self.equations):
            yield self.known.equations[number].items(), 0.0, 0.0
        for number in self._numbers(self.orders):
            less, more = self.known.orders[number]
            yield ((less, 1), (more, -1)), -inf, self.known.room(less, more)

    def _numbers(self, where: Sequence[Sequence[int]]) -> list[int]:
        return sorted({number for place in self.region for number in where[place]})
