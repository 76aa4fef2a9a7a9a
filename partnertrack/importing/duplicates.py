"""Pairs of enrolments in a pilot that may be one person, without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final
from uuid import UUID

from partnertrack.importing.identity_evidence import Evidence, evidence, score
from partnertrack.importing.likeness import Likeness, Verdict, compare
from partnertrack.importing.number_likeness import CONTACTS, number_keys
from partnertrack.importing.people import KnownPerson
from partnertrack.importing.sound import skeletons

_CROWD: Final = 60
"""A telephone or address that more people than this have in common is an office's."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two enrolments that may be one person, the one with the lower label first, with what speaks for it."""

    one: KnownPerson
    other: KnownPerson
    likeness: Likeness
    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """The sum of the evidence, from 0 to 1."""
        return score(self.evidence)


def pairs(people: Iterable[KnownPerson], apart: frozenset[frozenset[UUID]] = frozenset()) -> tuple[Pair, ...]:
    """All such pairs, strongest first.

    Two enrolments of one participant are no pair, nor are two whose ids stand together in `apart`: somebody said that
    they are different people.
    """
    people = sorted(people, key=lambda person: (person.label, str(person.enrolment_id)))
    found = [
        Pair(one, other, likeness, evidence(one.identity, other.identity))
        for one, other in _worth_comparing(people)
        if one.participant_id != other.participant_id
        and (likeness := compare(one.identity, other.identity)).verdict > Verdict.OTHER
        and frozenset((one.enrolment_id, other.enrolment_id)) not in apart
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.likeness.verdict, -pair.score, pair.one.label)))


def _worth_comparing(people: list[KnownPerson]) -> Iterator[tuple[KnownPerson, KnownPerson]]:
    """Every two who share something by which people are told apart, once each."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    undated: dict[str, list[int]] = defaultdict(list)
    bearers: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        identity = person.identity
        names = skeletons(identity.last_name, identity.first_name) if identity.name else ()
        for key in _keys(person):
            blocks[key].append(place)
        for name in names:
            (bearers if identity.birth_date else undated)[name].append(place)
    seen = {
        pair
        for key, block in blocks.items()
        if len(block) <= _CROWD or key[0] not in CONTACTS
        for pair in combinations(block, 2)
    }
    for name, places in undated.items():
        seen.update(combinations(places, 2))
        seen.update((min(pair), max(pair)) for pair in product(places, bearers.get(name, ())))
    yield from ((people[one], people[other]) for one, other in sorted(seen))


def _keys(person: KnownPerson) -> Iterator[tuple[object, ...]]:
    """What people with a slip in their name or birth date still share."""
    identity = person.identity
    yield from number_keys(identity)
    born = identity.birth_date
    if born is None:
        return
    for part in (identity.last_name, identity.first_name):
        for key in skeletons(part) if part else ():
            yield born, key
    for name in skeletons(identity.last_name, identity.first_name) if identity.name else ():
        yield "year", name, born.year  # a digit of day or month is wrong, or both are swapped
        yield "day", name, born.month, born.day  # a digit of the year is wrong
