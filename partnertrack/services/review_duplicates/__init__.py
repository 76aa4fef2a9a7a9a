"""People whom the pilot holds twice: found, held side by side, merged, told apart, and parted again."""

from __future__ import annotations

from partnertrack.domain.merge_people import Choice, Way
from partnertrack.services.review_duplicates.deciding import (
    Done,
    MergeLine,
    Parted,
    merge,
    merges,
    not_the_same,
    unmerge,
)
from partnertrack.services.review_duplicates.entries import Entry
from partnertrack.services.review_duplicates.finding import DuplicatePair, EvidenceLine, pairs
from partnertrack.services.review_duplicates.side_by_side import FieldLine, SideBySide, compare

__all__ = [
    "Choice",
    "Done",
    "DuplicatePair",
    "Entry",
    "EvidenceLine",
    "FieldLine",
    "MergeLine",
    "Parted",
    "SideBySide",
    "Way",
    "compare",
    "merge",
    "merges",
    "not_the_same",
    "pairs",
    "unmerge",
]
