"""Rows of one sheet that claim the same person although they cannot all be about that person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from uuid import UUID

from partnertrack.domain.identity import Identity
from partnertrack.importing.name_likeness import NameLikeness, compare_names
from partnertrack.importing.number_likeness import normal_number
from partnertrack.importing.people import Match

Claim = tuple[Identity, Match]
"""Who a row says that it is about, and whom it was found to mean."""


def contested(claims: Sequence[Claim]) -> frozenset[int]:
    """The places of the claims that somebody has to decide, whatever the order of the rows.

    Where rows that name different people claim one person, those that prove it (the same number, or name and birth
    date to the letter) keep the claim, and the others lose it; where none proves it, all lose it.
    """
    by_person: dict[UUID, list[int]] = defaultdict(list)
    for place, (_identity, match) in enumerate(claims):
        if match.person is not None:
            by_person[match.person.enrolment_id].append(place)
    lost: set[int] = set()
    for places in by_person.values():
        if len(places) > 1 and not _agree([claims[place][0] for place in places]):
            best = max(_proof(claims[place][1]) for place in places)
            lost.update(place for place in places if _proof(claims[place][1]) < max(best, 1))
    return frozenset(lost)


def _agree(identities: Sequence[Identity]) -> bool:
    """Whether the rows can be about one person: nothing that tells people apart differs."""
    first, *others = dict.fromkeys(identities)
    if not others:
        return bool(first.first_name or first.reference)
    return all(_may_be_one(left, right) for left, right in combinations((first, *others), 2))


def _may_be_one(left: Identity, right: Identity) -> bool:
    if left.birth_date and right.birth_date and left.birth_date != right.birth_date:
        return False
    ours, theirs = normal_number(left.reference), normal_number(right.reference)
    if ours and theirs:
        return ours == theirs
    return not (left.name and right.name) or compare_names(left, right) == NameLikeness.EXACT


def _proof(match: Match) -> int:
    """How well the row proves its claim: 2 by a number, 1 to the letter, else 0."""
    likeness = match.likeness
    if likeness is None:
        return 0
    return 2 if likeness.number else int(likeness.is_to_the_letter)
