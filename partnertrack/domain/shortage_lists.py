"""Both sides' lists of occupations, put side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from partnertrack.domain.occupation import Likeness, Occupation, Way, alike, occupation
from partnertrack.domain.shortage import Shortage

Standing: TypeAlias = Literal["joint", "both_lack", "destination", "origin"]
"""What the lists say of an occupation.

`joint`: the destination lacks people and the origin names it without lacking them itself. `both_lack`: both lack them,
so whoever leaves is missed at home. The last two: it is on one side's list only.
"""

STANDINGS: tuple[Standing, ...] = ("joint", "both_lack", "destination", "origin")


@dataclass(frozen=True, slots=True)
class Pair:
    """An occupation that the destination's list names with what the origin's say of it, or that one side alone names.

    `way` tells by what the entries were found to be one, where there are several.
    """

    destination: tuple[Shortage, ...] = ()
    origin: tuple[Shortage, ...] = ()
    way: Way | None = None

    @property
    def first(self) -> Shortage:
        """The entry that gives the line its name."""
        return (*self.destination, *self.origin)[0]

    @property
    def standing(self) -> Standing:
        """What the lists say of it."""
        if not self.origin:
            return "destination"
        if not self.destination:
            return "origin"
        return "both_lack" if any(lacks(each) for each in self.origin) else "joint"


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of the ISCO-08 groups, by which an entry with a code is known beside its own words."""

    by_code: Mapping[str, str] = field(default_factory=dict)

    def of(self, entry: Shortage) -> Occupation:
        """The occupation that an entry means, its own names before the title of its code."""
        told = occupation(entry.occupation, entry.isco, entry.sector)
        title = self.by_code.get(told.isco, "")
        return Occupation((*told.names, title) if title else told.names, told.isco, told.sector)


def lacks(entry: Shortage) -> bool:
    """Whether an entry says that people are lacking: always at the destination, at the origin where it says so."""
    return entry.side == "destination" or (entry.places or 0) > 0


def side_by_side(entries: Iterable[Shortage], titles: Titles, likeness: Likeness) -> tuple[Pair, ...]:
    """All entries in pairs, each in one pair only: those of the destination with the origin's that mean the same.

    Several countries of one side that name the same occupation share a pair.
    """
    lists: dict[str, list[Shortage]] = {"destination": [], "origin": []}
    for entry in entries:
        lists[entry.side].append(entry)
    gathered: list[tuple[Pair, Occupation]] = []
    for entry in (*lists["destination"], *lists["origin"]):
        _gather(gathered, entry, titles, likeness)
    return tuple(pair for pair, _told in gathered)


def occupations(pairs: Sequence[Pair], titles: Titles) -> tuple[Occupation, ...]:
    """What work each pair is about, by all that its entries say."""
    return tuple(_together(pair, titles) for pair in pairs)


def _gather(pairs: list[tuple[Pair, Occupation]], entry: Shortage, titles: Titles, likeness: Likeness) -> None:
    """Put an entry into the pair that means it, or into one of its own."""
    told = titles.of(entry)
    ways = ((place, _way(pair, entry, alike(told, about, likeness))) for place, (pair, about) in enumerate(pairs))
    place, way = next(((place, way) for place, way in ways if way), (-1, None))
    before = pairs[place][0] if way else Pair()
    if entry.side == "destination":
        pair = Pair((*before.destination, entry), before.origin, way)
    else:
        pair = Pair(before.destination, (*before.origin, entry), way)
    if way:
        pairs[place] = pair, _together(pair, titles)
    else:
        pairs.append((pair, told))


def _way(pair: Pair, entry: Shortage, way: Way | None) -> Way | None:
    """By what an entry belongs to a pair; two entries of one country are two, as are a group and a part of one side."""
    same_list = [each for each in (*pair.destination, *pair.origin) if each.side == entry.side]
    if any(each.country == entry.country for each in same_list) or (same_list and way == "group"):
        return None
    return way


def _together(pair: Pair, titles: Titles) -> Occupation:
    told = [titles.of(each) for each in (*pair.destination, *pair.origin)]
    names = tuple(dict.fromkeys(name for each in told for name in each.names))
    code = max((each.isco for each in told), key=len, default="")
    sector = next((each.sector for each in told if each.sector), "")
    return Occupation(names, code, sector)
