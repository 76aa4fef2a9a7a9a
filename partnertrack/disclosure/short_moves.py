"""Finds short moves of counts that are withheld anyway, without solving anything."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from partnertrack.disclosure.knowledge import Move
from partnertrack.disclosure.moves import Moves

_MOST_TRIED = 40
"""So many changes are tried before the search gives up; most moves are found with four."""


@dataclass(slots=True)
class ShortMoves:
    """Settles one equation after the other by changing one more of the `hidden` unknowns."""

    moves: Moves
    hidden: AbstractSet[int]
    _move: dict[int, int] = field(default_factory=dict)
    _unsettled: dict[int, int] = field(default_factory=dict)
    _tried: int = 0

    def find(self, place: int, by: int) -> Move | None:
        """A move that changes an unknown by so much; None where none was found soon."""
        if self.moves.known.values[place] + by < 0:
            return None
        self._move, self._unsettled, self._tried = {}, {}, 0
        self._change(place, by)
        if self._settle() and self.moves.allows(self._move):
            return dict(self._move)
        return None

    def _settle(self) -> bool:
        if not self._unsettled:
            return self.moves.allows(self._move)
        for place, by in self._candidates():
            self._tried += 1
            if self._tried > _MOST_TRIED:
                return False
            self._change(place, by)
            if self._settle():
                return True
            self._change(place, -by)
        return False

    def _change(self, place: int, by: int) -> None:
        """Change an unknown, and note what each of its equations is off by."""
        changed = self._move.get(place, 0) + by
        self._move.pop(place, None)
        if changed:
            self._move[place] = changed
        for number in self.moves.equations[place]:
            off = self._unsettled.get(number, 0) + by * self.moves.known.equations[number][place]
            self._unsettled.pop(number, None)
            if off:
                self._unsettled[number] = off

    def _candidates(self) -> list[tuple[int, int]]:
        """Changes that settle the lowest unsettled equation, those first that leave the fewest others unsettled."""
        number = min(self._unsettled)
        found = sorted((self._left(place, by), place, by) for place, by in self._settling(number))
        return [(place, by) for _left, place, by in found]

    def _settling(self, number: int) -> Iterator[tuple[int, int]]:
        known, off = self.moves.known, self._unsettled[number]
        for place, factor in known.equations[number].items():
            by = -off * factor
            if place in self.hidden and place not in self._move and known.values[place] + by >= 0:
                yield place, by

    def _left(self, place: int, by: int) -> int:
        """How many equations would be unsettled more than now."""
        equations = self.moves.known.equations
        return sum(
            (number not in self._unsettled) - (self._unsettled.get(number, 0) == -by * equations[number][place])
            for number in self.moves.equations[place]
        )
