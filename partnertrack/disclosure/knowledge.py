"""What a careful reader of a report knows of its counts, whichever of them are withheld.

The reader has everything printed, and knows what adds up to what, what cannot exceed what, which names mean the same
people, that people are counted in whole numbers from nought, and the threshold. Of earlier reports the reader knows the
same, and that a population of whom a period counts its own only grows, by those of the period; where that does not
hold, because a number was corrected since, nothing follows from it. That "[c]" stands for a nought is thought possible:
a nought is withheld where nothing cheaper protects a small count.

So the counts fit together in certain ways only. A `Move` leads from the true counts to others that fit just as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from partnertrack.domain.person_count import CountKey

Move = Mapping[int, int]
"""By how much each unknown changes; those that do not change are left out."""

Equation = Mapping[int, int]
"""The factor of each unknown; a move keeps an equation when it changes nothing of its sum."""


@dataclass(slots=True)
class Knowledge:
    """The unknowns in a settled order, with their true `values`, and what the reader knows of them.

    `names` are the keys that each unknown has in this report, none where it belongs to an earlier one; `places` finds
    it by them, and `about` is the key by which one without names is spoken of. `orders` are pairs of an unknown and one
    that it cannot exceed. `guarded` are unknowns of earlier reports that were withheld there, with their numbers where
    they are still known, `told` those that were printed there, `rests` those whom a share leaves out.
    """

    values: list[int] = field(default_factory=list)
    names: list[tuple[CountKey, ...]] = field(default_factory=list)
    equations: list[Equation] = field(default_factory=list)
    orders: list[tuple[int, int]] = field(default_factory=list)
    guarded: dict[int, int | None] = field(default_factory=dict)
    rests: list[int] = field(default_factory=list)
    told: set[int] = field(default_factory=set)
    about: dict[int, CountKey] = field(default_factory=dict)
    places: dict[CountKey, int] = field(default_factory=dict)

    def add(self, value: int, names: tuple[CountKey, ...] = ()) -> int:
        """Another unknown; its place."""
        self.values.append(value)
        self.names.append(names)
        self.places.update(dict.fromkeys(names, len(self.values) - 1))
        return len(self.values) - 1

    def said_of(self, place: int) -> CountKey:
        """The key by which an unknown is spoken of."""
        return self.names[place][0] if self.names[place] else self.about[place]

    def equate(self, factors: Iterable[tuple[int, int]]) -> None:
        """Another equation, of unknowns with their factors."""
        found: dict[int, int] = {}
        for place, factor in factors:
            found[place] = found.get(place, 0) + factor
        if kept := {place: factor for place, factor in found.items() if factor}:
            self.equations.append(kept)

    def order(self, less: int, more: int) -> None:
        """Say that an unknown cannot exceed another; left out where it does all the same."""
        if less != more and self.values[less] <= self.values[more]:
            self.orders.append((less, more))

    def room(self, less: int, more: int) -> int:
        """How far an unknown is from another that it cannot exceed."""
        return self.values[more] - self.values[less]
