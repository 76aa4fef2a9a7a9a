"""All counts of people that a report prints, and which of them add up to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnertrack.domain.person_count import CountKey, PersonCount


@dataclass(frozen=True, slots=True)
class Split:
    """A whole and the parts that add up to it, were some of them never printed."""

    whole: CountKey
    parts: tuple[CountKey, ...]


@dataclass(frozen=True, slots=True)
class System:
    """The counts by key, those that are printed, and the splits between counts (printed or not).

    `within` are pairs of a part and the whole that it cannot exceed ("T2" and "T2/d"), `same` pairs that count the
    same people by what they mean ("T2/d" and "training_started"), `shares` the pairs of `within` whose share is told.
    """

    counts: Mapping[CountKey, PersonCount]
    printed: frozenset[CountKey]
    splits: tuple[Split, ...] = ()
    within: tuple[tuple[CountKey, CountKey], ...] = ()
    same: tuple[tuple[CountKey, CountKey], ...] = ()
    shares: tuple[tuple[CountKey, CountKey], ...] = ()
