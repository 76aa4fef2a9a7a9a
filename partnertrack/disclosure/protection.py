"""Withholds what must be withheld beside the small counts, and as little of it as can be.

A small count is safe when the reader must think possible that it is 1 and that it is as large as the threshold: the
interval that can be worked out then holds all that a small count may be, and more (Hundepohl et al., Statistical
Disclosure Control, Wiley 2012, chapters 4 and 5; the handbook at https://sdctools.github.io/HandbookSDC/, chapters 4
and 5: what an intruder can work out must hold a given interval). Where counts that the rule leaves open do not allow so
much, it is as much as they allow: of two who departed, no reader can think that five are women.

That it is safe is shown by two moves that are kept: other counts that fit everything told, in whole numbers. They are
found by linear programs: the cheapest way to change a small count, where moving a withheld one costs next to nothing
(as Kelly, Golden and Assad, Networks 22, 1992, do with flows). What moves is withheld. At the end each count that was
withheld for others is taken back where they are safe without it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from math import gcd

from partnertrack.disclosure.knowledge import Knowledge, Move
from partnertrack.disclosure.moves import Moves
from partnertrack.disclosure.short_moves import ShortMoves

_HIDDEN = 1e-3
"""What it costs to move a count that is not told anyway, so that no move is longer than it need be."""

_MOST_TRIALS = 2000
"""So many moves may be looked for to take something back, so that a huge report ends, too."""


@dataclass(slots=True)
class Protection:
    """Chooses what is withheld; `hidden` are the unknowns that are not told, more and more of them.

    `prices` are what it costs to withhold each of those that are told; `dear` are those of them that are withheld only
    if nothing else helps.
    """

    known: Knowledge
    threshold: int
    hidden: set[int]
    prices: Mapping[int, float]
    dear: AbstractSet[int]
    added: set[int] = field(default_factory=set)
    proofs: dict[tuple[int, int], Move] = field(default_factory=dict)
    _moves: Moves = field(init=False)
    _short: ShortMoves = field(init=False)
    _costs: dict[int, float] = field(init=False)

    def __post_init__(self) -> None:
        """Note what occurs where."""
        self._moves = Moves(self.known)
        self._short = ShortMoves(self._moves, self.hidden)
        self._costs = {**self.prices, **dict.fromkeys(self.hidden, _HIDDEN)}

    def protect(self, place: int) -> None:
        """Withhold what must be, so that a small count may as well be 1 or as large as the threshold."""
        value = self.known.values[place]
        for barred in (self.dear, frozenset[int]()):
            up = self._show(place, self.threshold - value, barred)
            down = self._show(place, min(1, value + up - 1) - value, barred)
            if up or down:
                return

    def keep_open(self, place: int) -> None:
        """Withhold what must be, so that an unknown may as well be one more or one less."""
        for barred in (self.dear, frozenset[int]()):
            if self._show(place, 1, barred) or self._show(place, -1, barred):
                return

    def take_back(self) -> None:
        """Tell again what need not be withheld, the dearest first."""
        trials = _MOST_TRIALS
        for place in sorted(self.added, key=lambda each: (-self.prices[each], each)):
            concerned = [aim for aim, move in self.proofs.items() if place in move]
            trials -= len(concerned)
            if trials < 0:
                return
            self.hidden.remove(place)
            others = self._without(concerned)
            if others is None:
                self.hidden.add(place)
            else:
                self.proofs.update(others)
                self.added.remove(place)

    def _without(self, concerned: Collection[tuple[int, int]]) -> Mapping[tuple[int, int], Move] | None:
        """Other proofs of the same; None where one of them cannot be proved any more."""
        costs = dict.fromkeys(self.hidden, _HIDDEN)
        found: dict[tuple[int, int], Move] = {}
        for place, by in concerned:
            move = self._at_hand(place, by) or self._moves.reach(place, by, costs)
            if move is None:
                return None
            found[place, by] = move
        return found

    def _show(self, place: int, by: int, barred: AbstractSet[int]) -> int:
        """Keep a move as a proof and withhold what moves; how much of the change there is, as much as can be."""
        move = self._find(place, by, barred)
        if move is None:
            return 0
        self.proofs[place, move[place]] = move
        told = move.keys() - self.hidden
        self.hidden |= told
        self.added |= told
        self._costs.update(dict.fromkeys(told, _HIDDEN))
        return move[place]

    def _find(self, place: int, by: int, barred: AbstractSet[int]) -> Move | None:
        """The cheapest move by so much, else by as much as possible; None where there is none."""
        if not by:
            return None
        if found := self._at_hand(place, by):
            return found
        costs = {each: price for each, price in self._costs.items() if each not in barred or each in self.hidden}
        if found := self._moves.reach(place, by, costs):
            return found
        sign = 1 if by > 0 else -1
        less = range(self._moves.most(place, by, costs), 0, -sign)
        return next((found for each in less if (found := self._moves.reach(place, each, costs))), None)

    def _at_hand(self, place: int, by: int) -> Move | None:
        """A move of what is withheld anyway that is easily found."""
        return self._known_move(place, by) or self._short.find(place, by)

    def _known_move(self, place: int, by: int) -> Move | None:
        """A move that was found before for the same unknown, or some units of it, which changes it by so much."""
        for move in (self.proofs[aim] for aim in self.proofs if aim[0] == place):
            if move.keys() <= self.hidden:
                scaled = _scaled(move, place, by)
                if scaled is not None and self._moves.allows(scaled):
                    return scaled
        return None


def _scaled(move: Move, place: int, by: int) -> Move | None:
    """So many units of a move that an unknown changes by so much; None where they are not whole."""
    unit = gcd(*move.values())
    times, rest = divmod(by * unit, move[place])
    return None if rest else {each: change // unit * times for each, change in move.items()}
