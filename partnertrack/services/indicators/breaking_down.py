"""A figure by one dimension, or by two at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from partnertrack.indicators.calculate import Results
from partnertrack.indicators.figure import Figure
from partnertrack.indicators.part_of import figure_of
from partnertrack.indicators.view import UNKNOWN
from partnertrack.services.indicators.groups import Groups, employers, groups, members
from partnertrack.services.workspace import Workspace

_PEOPLE = ("enrolments", "persons")

Cell = tuple[str, str]
"""The keys of a row and of a column; an empty key stands for all of them."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Who stands behind a figure by group: rows and columns are pairs of key and name, the unknown last.

    `n` and `d` count enrolments by cell, those of the sums among them; without columns there are sums of rows only.
    `has_d` tells whether the figure is a share of people. One that is not worked out by counting them (days, hours,
    answers) has the `figures` of each cell alone.
    """

    down: str
    across: str
    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    n: dict[Cell, int]
    d: dict[Cell, int]
    has_d: bool
    figures: dict[Cell, Figure]

    def share(self, cell: Cell) -> Fraction | None:
        """The share of a cell, None where there is nobody to share."""
        of = self.d.get(cell, 0)
        return Fraction(self.n.get(cell, 0), of) if of else None


def break_down(
    workspace: Workspace, results: Results, figure_id: str, down: str, across: str = "", *, counts_only: bool = False
) -> Parts:
    """A milestone or figure by a dimension, or two; KeyError for what is none of them.

    Groups of which nobody is meant are left out, but for the unknown. With `counts_only`, no figure is worked out anew.
    """
    names = employers(workspace) if "employer" in (down, across) else {}
    rows = groups(results, down, names)
    columns = groups(results, across, names) if across else None
    in_n = members(results, figure_id, "n")
    in_d = members(results, figure_id, "d") if figure_id in results.indicators else ()
    n, d = _counts(in_n, rows, columns), _counts(in_d, rows, columns)
    is_counted = figure_id in results.milestones or results.indicators[figure_id].counts in _PEOPLE
    return Parts(
        down,
        across,
        tuple((key, name) for key, name in rows.names.items() if _is_shown(key, (key, ""), n, d)),
        tuple((key, name) for key, name in columns.names.items() if _is_shown(key, ("", key), n, d)) if columns else (),
        n,
        d,
        bool(in_d) and is_counted,
        {} if is_counted or counts_only or not n else _figures(results, figure_id, rows, columns),
    )


def _counts(places: Iterable[int], rows: Groups, columns: Groups | None) -> dict[Cell, int]:
    """The counts of all cells and sums."""
    cells = Counter((rows.of[each], columns.of[each] if columns else -1) for each in places)
    found: Counter[Cell] = Counter()
    for (row, column), count in cells.items():
        keys = (rows.keys[row], columns.keys[column] if columns else "")
        for cell in {keys, (keys[0], ""), ("", keys[1]), ("", "")}:
            found[cell] += count
    return dict(found)


def _figures(results: Results, figure_id: str, rows: Groups, columns: Groups | None) -> dict[Cell, Figure]:
    """The figure of the people of each cell alone."""
    places: defaultdict[Cell, list[int]] = defaultdict(list)
    for place, group in enumerate(rows.of):
        row, column = rows.keys[group], columns.keys[columns.of[place]] if columns else ""
        for cell in {(row, column), (row, ""), ("", column)}:
            places[cell].append(place)
    found = {cell: figure_of(results, figure_id, each) for cell, each in places.items() if any(cell)}
    return {**found, ("", ""): results.indicators[figure_id]}


def _is_shown(key: str, total: Cell, *counts: dict[Cell, int]) -> bool:
    return key == UNKNOWN or any(count.get(total) for count in counts)
