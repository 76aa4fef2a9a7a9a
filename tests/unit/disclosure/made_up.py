"""Reports that are made up: people with a few traits, counted in every way in which a report counts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from random import Random

from partnertrack.disclosure import Split, System
from partnertrack.domain.person_count import CountKey, PersonCount

Person = tuple[int, ...]
"""The group of each trait; the last is how far somebody got."""


@dataclass(frozen=True)
class Shape:
    """How a report counts: the groups of each trait, the crosses that it prints, the populations, how much is printed.

    With `is_nested` the second trait divides the groups of the first, as districts divide regions.
    """

    groups: tuple[int, ...]
    crosses: tuple[tuple[int, ...], ...]
    populations: int
    told: float
    is_nested: bool = False
    has_shares: bool = False


def shape(random: Random) -> Shape:
    """Any shape of those that reports have."""
    traits = random.choice((1, 1, 2, 2, 2, 3))
    groups = tuple(random.randint(1, 5 if traits < 3 else 3) for _trait in range(traits))
    pairs = tuple(combinations(range(traits), 2))
    kept = tuple(pair for pair in pairs if random.random() < 0.8)
    crosses = (*pairs, (0, 1, 2)) if traits == 3 and random.random() < 0.3 else kept
    return Shape(
        groups,
        crosses,
        random.choice((1, 1, 2, 3)),
        random.choice((1.0, 1.0, 0.9, 0.6)),
        is_nested=traits > 1 and random.random() < 0.25,
        has_shares=random.random() < 0.5,
    )


def people(random: Random, shape: Shape) -> list[Person]:
    """Some people, few or many, evenly spread or most of them alike."""
    number = random.choice((0, 1, 2, 3, 4, 6, 9, 15, 30, 60, 120))
    skew = random.choice((0.0, 1.0, 2.5))
    return [one(random, shape, skew) for _person in range(number)]


def one(random: Random, shape: Shape, skew: float) -> Person:
    """Somebody."""
    weights = [[1 / (group + 1) ** skew for group in range(size)] for size in shape.groups]
    traits = [random.choices(range(len(each)), each)[0] for each in weights]
    if shape.is_nested:
        traits[0] = traits[1] % shape.groups[0]
    return (*traits, random.randint(1, shape.populations))


def report(random: Random, shape: Shape, everybody: Sequence[Person]) -> System:
    """What a report of these people prints, and how it hangs together."""
    made = _Made(shape, everybody)
    for population in range(shape.populations):
        made.population(population)
    printed = frozenset(key for key in made.counts if random.random() < shape.told)
    shares = tuple(pair for pair in made.within if shape.has_shares and set(pair) <= printed)
    return System(made.counts, printed, tuple(made.splits), tuple(made.within), tuple(made.same), shares)


class _Made:
    """The counts of a report while they are made."""

    def __init__(self, shape: Shape, everybody: Sequence[Person]) -> None:
        self.shape, self.everybody = shape, everybody
        self.counts: dict[CountKey, PersonCount] = {}
        self.splits: list[Split] = []
        self.within: list[tuple[CountKey, CountKey]] = []
        self.same: list[tuple[CountKey, CountKey]] = []

    def population(self, population: int) -> None:
        """A milestone: its total, its groups by each trait, its crosses, and the share of the milestone before."""
        whole = self.key(population, {})
        for trait in range(len(self.shape.groups)):
            self.split(population, {}, trait)
        for cross in self.shape.crosses:
            if not (self.shape.is_nested and {0, 1} <= set(cross)):
                self.cross(population, cross)
        if self.shape.is_nested:
            self.nest(population)
        if population:
            before = self.key(population - 1, {})
            self.within.append((whole, before))
            if self.shape.has_shares:
                base = (f"{whole[0]}/d",)
                self.counts[base] = PersonCount(base, "", self.counts[before].uncovered)
                self.same.append((base, before))
                self.within.append((whole, base))

    def cross(self, population: int, cross: tuple[int, ...]) -> None:
        """Divide each cell that lacks one of the traits by that one."""
        for left in cross:
            for cell in self.cells([trait for trait in cross if trait != left]):
                self.split(population, cell, left)

    def nest(self, population: int) -> None:
        """Divide the groups of the first trait into those of the second."""
        for region in range(self.shape.groups[0]):
            districts = range(region, self.shape.groups[1], self.shape.groups[0])
            parts = tuple(self.key(population, {1: district}) for district in districts)
            self.splits.append(Split(self.key(population, {0: region}), parts))

    def split(self, population: int, cell: Mapping[int, int], trait: int) -> None:
        """Divide a cell by one more trait."""
        parts = tuple(self.key(population, {**cell, trait: group}) for group in range(self.shape.groups[trait]))
        self.splits.append(Split(self.key(population, cell), parts))

    def cells(self, traits: Sequence[int]) -> Iterator[dict[int, int]]:
        """All cells of some traits."""
        for groups in product(*(range(self.shape.groups[trait]) for trait in traits)):
            yield dict(zip(traits, groups, strict=True))

    def key(self, population: int, cell: Mapping[int, int]) -> CountKey:
        """The key of a cell, which is counted."""
        key = (f"P{population}", *(f"t{trait}={group}" for trait, group in sorted(cell.items())))
        reached = [person for person in self.everybody if person[-1] > population]
        people = sum(all(person[trait] == group for trait, group in cell.items()) for person in reached)
        self.counts[key] = PersonCount(key, "", people)
        return key
