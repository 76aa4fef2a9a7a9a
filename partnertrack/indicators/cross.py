"""A milestone or figure by two dimensions at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from partnertrack.indicators.breakdown import DIMENSIONS, Row, breakdown
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.view import UNKNOWN


@dataclass(frozen=True, slots=True)
class Cross:
    """A table of counts: rows and columns add up to the totals; each row and `total` end with their sum."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: tuple[int, ...]


def cross(results: Results, key: str, down: str, across: str) -> Cross:
    """Who stands behind a milestone or figure by two of `DIMENSIONS`; groups without anybody are left out.

    Rows stand in the order of their dimension, columns in the alphabetical order of their labels, the unknown last.
    """
    row_of, column_of = DIMENSIONS[down], DIMENSIONS[across]
    members = (results.view.register.cases[place] for place in results.members(key))
    found = Counter(
        (row_of(case, results.as_of) or UNKNOWN, column_of(case, results.as_of) or UNKNOWN) for case in members
    )
    columns = sorted(
        (row for row in breakdown(results, (key,), across).rows if row.counts[0]),
        key=lambda row: (row.key == UNKNOWN, row.label),
    )
    rows = tuple(
        Row(row.key, row.label, _with_sum([found[row.key, column.key] for column in columns]))
        for row in breakdown(results, (key,), down).rows
        if row.counts[0]
    )
    return Cross(tuple(column.label for column in columns), rows, _with_sum([column.counts[0] for column in columns]))


def _with_sum(counts: list[int]) -> tuple[int, ...]:
    return (*counts, sum(counts))
