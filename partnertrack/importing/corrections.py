"""What is read in place of a partner's cells: what a person put there, or what their words were learnt to mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from partnertrack.domain.names import fold, fold_text
from partnertrack.domain.scheme import Field
from partnertrack.importing.cells import raw_text
from partnertrack.importing.sheet import Cell
from partnertrack.importing.table import TableRow
from partnertrack.importing.typed_sheet import Overrides

_DELETE: Final = frozenset(
    {
        "delete", "to delete", "please delete", "erase", "supprimer", "a supprimer", "effacer", "a effacer", "loschen",
        "zu loschen", "bitte loschen", "verwijderen", "te verwijderen", "wissen", "te wissen",
    }
)  # fmt: skip
_NEVER_DELETED: Final = frozenset({"name", "last_name", "first_name", "reference", "status"})


def corrected(
    rows: Sequence[TableRow],
    place: int,
    index: int,
    overrides: Overrides,
    words: Mapping[str, str],
) -> dict[int, str]:
    """The texts that stand in place of cells of a column, by the number of the row; an empty one says nothing.

    A text for one cell goes before one for all cells alike, and that before the partner's learnt `words`.
    """
    alike = {raw: text for (column, raw), text in overrides.texts.items() if column == index}
    single = {row: text for (row, column), text in overrides.cells.items() if column == index}
    if not (alike or single or words):
        return {}
    found: dict[int, str] = {}
    for row in rows:
        text = single.get(row.number)
        if text is None and row.cells[place] is not None:
            raw = fold_text(raw_text(row.cells[place]))
            text = alike.get(raw, words.get(raw))
        if text is not None:
            found[row.number] = text
    return found


def asks_to_delete(cell: Cell, field: Field) -> bool:
    """Whether the cell says that what is known of the field shall be deleted; who somebody is cannot be."""
    return isinstance(cell, str) and field.slot not in _NEVER_DELETED and fold(cell) in _DELETE
