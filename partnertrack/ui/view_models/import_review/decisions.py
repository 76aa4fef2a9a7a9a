"""What people decide in the grid, as functions that make the new choices of those before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from partnertrack.ui.view_models.import_review.lines import Cell, DateOrder, Decision, RowLine, Side

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Choices

    Decided = Callable[[Choices], Choices]


def column(sheet: str, index: int, key: str | None) -> Decided:
    """The column holds that field, or none."""
    return lambda choices: choices.with_column(sheet, index, key)


def date_order(sheet: str, index: int, order: DateOrder) -> Decided:
    """The dates of the column are read in that order."""
    return lambda choices: choices.with_date_order(sheet, index, order)


def hidden(sheet: str, *, is_read: bool) -> Decided:
    """The hidden part of the sheet is read, or not."""
    return lambda choices: choices.with_hidden(sheet, is_read=is_read)


def deleting(*, is_allowed: bool) -> Decided:
    """Cells that ask to delete are obeyed, or not."""
    return lambda choices: replace(choices, deletes=is_allowed)


def meant(row: RowLine, decision: Decision | None) -> Decided:
    """The row is about that person, a new one, or left out; None leaves it to the import again."""

    def decided(choices: Choices) -> Choices:
        if decision is not None:
            return choices.with_person(row.sheet, row.number, decision)
        here = (row.sheet, row.number)
        return replace(choices, people={place: known for place, known in choices.people.items() if place != here})

    return decided


def is_left_out(choices: Choices, row: RowLine) -> bool:
    """Whether somebody left the row out, and may take it again."""
    return choices.people.get((row.sheet, row.number)) == "skip"


def sided(row: RowLine, index: int, side: Side) -> Decided:
    """The pilot's value stays, or the file's is taken."""
    return lambda choices: choices.with_side(row.sheet, row.number, index, side)


def corrected(row: RowLine, cell: Cell, text: str) -> Decided:
    """The text stands in place of the cell's; what the partner wrote there is no correction."""
    return lambda choices: choices.with_cell(row.sheet, row.number, cell.index, text)


def replaced(row: RowLine, cell: Cell, text: str, *, is_remembered: bool) -> Decided:
    """The text stands wherever the column says what this cell says."""

    def decided(choices: Choices) -> Choices:
        alone = choices.with_cell(row.sheet, row.number, cell.index, None)
        return alone.with_text(row.sheet, cell.index, cell.raw, text, is_remembered=is_remembered)

    return decided


def taken_back(row: RowLine, cell: Cell) -> Decided:
    """The partner's own text stands in the cell again, whoever put another in its place."""

    def decided(choices: Choices) -> Choices:
        if (row.sheet, row.number, cell.index) in choices.cells:
            return choices.with_cell(row.sheet, row.number, cell.index, None)
        without = choices.with_text(row.sheet, cell.index, cell.raw, None)
        if without.texts != choices.texts:
            return without
        return choices.with_cell(row.sheet, row.number, cell.index, cell.raw)  # words that were learnt give way here

    return decided
