"""A milestone or figure by two dimensions at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from partnertrack.indicators.breakdown import Row, breakdown
from partnertrack.indicators.calculate import Part, Results
from partnertrack.indicators.dimension import groups
from partnertrack.indicators.view import UNKNOWN

_NO_LABELS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cross:
    """A table of counts: rows and columns add up to the totals; each row and `total` end with their sum.

    `keys` are those of the columns' groups.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: tuple[int, ...]
    keys: tuple[str, ...] = ()


def cross(
    results: Results,
    key: str,
    down: str,
    across: str,
    labels: Mapping[str, str] = _NO_LABELS,
    part: Part = "n",
) -> Cross:
    """Who stands behind a milestone or figure by two of `dimensions`; groups without anybody are left out.

    Rows stand in the order of their dimension, columns in the alphabetical order of their labels, the unknown last.
    """
    rows_of, columns_of = groups(results.view, down), groups(results.view, across)
    members = results.members(key, part)
    wide = len(columns_of.keys)
    flat = np.bincount(rows_of.of[members] * wide + columns_of.of[members], minlength=len(rows_of.keys) * wide)
    found = {
        (row, column): int(flat[at * wide + place])
        for at, row in enumerate(rows_of.keys)
        for place, column in enumerate(columns_of.keys)
    }
    columns = sorted(
        (row for row in breakdown(results, (key,), across, labels, part).rows if row.counts[0]),
        key=lambda row: (row.key == UNKNOWN, row.label),
    )
    rows = tuple(
        Row(row.key, row.label, _with_sum([found[row.key, column.key] for column in columns]))
        for row in breakdown(results, (key,), down, labels, part).rows
        if row.counts[0]
    )
    total = _with_sum([column.counts[0] for column in columns])
    return Cross(tuple(column.label for column in columns), rows, total, tuple(column.key for column in columns))


def _with_sum(counts: list[int]) -> tuple[int, ...]:
    return (*counts, sum(counts))
