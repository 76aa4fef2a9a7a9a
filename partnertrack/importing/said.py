"""What the cells of a row said, as the partner sent them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from partnertrack.domain.record import Value
from partnertrack.domain.statement import Said, SlotKey
from partnertrack.importing.typed_sheet import ColumnMatch, TypedRow

_WHOLE_NAME: Final[SlotKey] = ("name", None)
_NAME_PARTS: Final[tuple[SlotKey, ...]] = (("last_name", None), ("first_name", None))

Columns = Mapping[SlotKey, int]
"""The column, counted from 0, of each field of a sheet; both parts of a full name stand in its column."""


def columns_of(columns: Sequence[ColumnMatch]) -> dict[SlotKey, int]:
    """Where the fields of a sheet stand."""
    found = {(column.field, column.occurrence): column.index for column in columns if column.field is not None}
    if _WHOLE_NAME in found:
        found = {**dict.fromkeys(_NAME_PARTS, found[_WHOLE_NAME]), **found}
    return found


def said_by(
    row: TypedRow, values: Mapping[SlotKey, Value], slots: Collection[SlotKey], columns: Columns
) -> dict[SlotKey, Said]:
    """What the row said of each field that is used, before anybody corrected it; a blank cell said nothing.

    `values` are those that are taken, with what the row's group says.
    """
    said = {}
    for slot in {**dict.fromkeys(values), **dict.fromkeys(row.raws)}:
        if slot == _WHOLE_NAME or not (slot in slots or slot in values):
            continue
        raw = row.raws.get(slot) or (row.raws.get(_WHOLE_NAME, "") if slot in _NAME_PARTS else "")
        value = row.sent.get(slot) if columns.get(slot) in row.corrected else values.get(slot)
        if raw or value is not None:
            said[slot] = Said(raw or row.group, value)
    return said
