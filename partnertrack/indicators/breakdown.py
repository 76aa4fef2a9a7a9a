"""Milestones and figures by sex, age, region and the like, the unknown always among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

import numpy as np

from partnertrack.indicators.calculate import Part, Results
from partnertrack.indicators.dimension import DIMENSIONS, always, dimensions, group_name, groups, order
from partnertrack.indicators.view import UNKNOWN

__all__ = ["DIMENSIONS", "Breakdown", "Row", "breakdown", "dimensions", "who_of"]

_NO_LABELS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """A group with its counts, one a column; the key of those whose group nobody knows is "unknown"."""

    key: str
    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A table of counts by group: the rows add up to `total`, and the last row is the unknown, were it nobody."""

    dimension: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: tuple[int, ...]


def breakdown(
    results: Results, columns: Sequence[str], dimension: str, labels: Mapping[str, str] = _NO_LABELS, part: Part = "n"
) -> Breakdown:
    """The milestones or figures of these ids by a dimension, one of `dimensions`; KeyError for others.

    A figure is given by the enrolments in its `part`. `labels` are the names of groups that this floor cannot know,
    such as employers by id. Labels are in the language in force. Groups stand in their own order where they have one
    (sex, track, age, levels), else the largest first.
    """
    found = groups(results.view, dimension)
    scheme = results.view.register.scheme
    size = len(found.keys)
    counted = [np.bincount(found.of[results.members(column, part)], minlength=size).tolist() for column in columns]
    by_key = {key: tuple(counts[place] for counts in counted) for place, key in enumerate(found.keys)}
    nobody = (0,) * len(columns)
    there = {key for key, n in zip(found.keys, np.bincount(found.of, minlength=size).tolist(), strict=True) if n}
    own = list(order(scheme, dimension))
    keys = [key for key in dict.fromkeys((*always(dimension), *found.keys)) if key != UNKNOWN]
    rows = [
        Row(key, group_name(scheme, dimension, key, labels), by_key.get(key, nobody))
        for key in keys
        if key in always(dimension) or key in there  # an age band without anybody is not printed
    ]
    rows.sort(key=lambda row: (own.index(row.key) if row.key in own else len(own), _smaller(row), row.label))
    rows.append(Row(UNKNOWN, group_name(scheme, dimension, UNKNOWN, labels), by_key[UNKNOWN]))
    return Breakdown(dimension, tuple(columns), tuple(rows), tuple(map(sum, counted)))


def who_of(results: Results, key: str, group: Mapping[str, str], part: Part = "n") -> tuple[UUID, ...]:
    """The enrolments behind a part of a figure in a group of one or more dimensions (dimension -> the group's key)."""
    found = results.members(key, part)
    for dimension, wanted in group.items():
        known = groups(results.view, dimension)
        found = found & (known.of == known.keys.index(wanted)) if wanted in known.keys else found & False
    people = results.view.register.people
    return tuple(people[place].enrolment_id for place in np.flatnonzero(found).tolist())


def _smaller(row: Row) -> tuple[int, ...]:
    """Sorts the row with most in the first column first."""
    return tuple(-count for count in row.counts)
