"""The figures beside an indicator: baseline, targets by their days, the current value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from partnertrack.importing.logframe.amounts import read_amounts
from partnertrack.importing.logframe.draft import Amount, AmountAt, GoalKind, MatrixColumn
from partnertrack.importing.logframe.finding import Finding
from partnertrack.importing.logframe.lines import parts_for
from partnertrack.importing.numbers import NumberRule
from partnertrack.importing.sheet import Cell

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_FIGURES: Final = ("baseline", "milestone", "target", "current")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one indicator."""

    baseline: Amount | None = None
    goals: tuple[AmountAt, ...] = ()
    current: Amount | None = None
    current_on: date | None = None


@dataclass(slots=True)
class FigureReader:
    """Reads the figures of the rows of one table; what is uncertain goes into `findings`."""

    columns: Sequence[MatrixColumn]
    rule: NumberRule
    findings: list[Finding] = field(default_factory=list)

    def read(self, cells: Sequence[Cell], row: int, keys: Sequence[str]) -> list[Figures]:
        """The figures of each of the indicators of a row, by their keys."""
        found = [Figures() for _key in keys]
        for column in self.columns:
            if column.role not in _FIGURES or cells[column.place] is None:
                continue
            for place, part in enumerate(self._parts(cells[column.place], column, row, keys)):
                amounts = self._amounts(part, column, row, keys[place])
                found[place] = _with(found[place], column, amounts)
        years = [column for column in self.columns if column.role == "baseline_year"]
        for column in years:
            found = [_with_year(each, cells[column.place]) for each in found]
        return found

    def read_inline(self, figures: Figures, parts: Sequence[tuple[MatrixColumn, str]], row: int, key: str) -> Figures:
        """The figures with those that stand in the cell of the indicator itself."""
        for column, text in parts:
            if column.role in _FIGURES:
                figures = _with(figures, column, self._amounts(text, column, row, key))
        return figures

    def has_any(self, cells: Sequence[Cell]) -> bool:
        """Whether a row has any figure."""
        return any(
            cells[column.place] is not None and bool(read_amounts(cells[column.place], self.rule).amounts)
            for column in self.columns
            if column.role in _FIGURES
        )

    def _parts(self, cell: Cell, column: MatrixColumn, row: int, keys: Sequence[str]) -> Sequence[Cell]:
        """The cell as it is, or its lines where it stands beside several indicators."""
        if len(keys) == 1:
            return (cell,)
        parts = parts_for(cell, len(keys)) if isinstance(cell, str) else None
        if parts is None:
            if read_amounts(cell, self.rule).amounts or isinstance(cell, str):
                raw = str(cell)
                self.findings.append(Finding("lines-uneven", column.sheet, row, column.heading, raw, key=keys[0]))
            return ()
        return parts

    def _amounts(self, cell: Cell, column: MatrixColumn, row: int, key: str) -> tuple[Amount, ...]:
        reading = read_amounts(cell, self.rule)
        self.findings += (
            Finding(fault.code, column.sheet, row, column.heading, fault.raw, fault.detail, key)
            for fault in reading.faults
        )
        if len(reading.amounts) > 1 and column.role in ("baseline", "current"):
            raw = " / ".join(amount.raw for amount in reading.amounts)
            self.findings.append(Finding("value-several", column.sheet, row, column.heading, raw, key=key))
            return ()
        return reading.amounts


def _with(figures: Figures, column: MatrixColumn, amounts: tuple[Amount, ...]) -> Figures:
    """The figures with those of one more column."""
    if not amounts:
        return figures
    if column.role == "baseline":
        return Figures(_in_year(amounts[0], column.on), figures.goals, figures.current, figures.current_on)
    if column.role == "current":
        return Figures(figures.baseline, figures.goals, amounts[0], amounts[0].on or column.on)
    dues = [amount.on or column.on for amount in amounts]
    last = max((due for due in dues if due), default=None)
    goals = []
    for amount, due in zip(amounts, dues, strict=True):
        is_final = column.role == "target" and (len(amounts) == 1 or due == last)
        kind: GoalKind = "final" if is_final else "milestone"
        goals.append(AmountAt(kind, due, amount))
    return Figures(figures.baseline, (*figures.goals, *goals), figures.current, figures.current_on)


def _in_year(amount: Amount, on: date | None) -> Amount:
    """The baseline with its year, from the cell or from the heading."""
    year = amount.year or (amount.on.year if amount.on else None) or (on.year if on else None)
    return Amount(amount.number, amount.sign, amount.is_typed, year, amount.on, amount.direction, amount.raw)


def _with_year(figures: Figures, cell: Cell) -> Figures:
    """The figures with the year of the baseline that a column of its own gives."""
    if figures.baseline is None or cell is None:
        return figures
    text = str(cell.year) if isinstance(cell, date) else str(cell)
    found = _YEAR.search(text)
    if found is None:
        return figures
    baseline = _in_year(figures.baseline, date(int(found[1]), 12, 31))
    return Figures(baseline, figures.goals, figures.current, figures.current_on)
