"""What partners said: one row of one file about one enrolment."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias
from uuid import UUID

from partnertrack.domain.encoding import canonical, decode, encode
from partnertrack.domain.record import Record, Value

SlotKey: TypeAlias = tuple[str, int | None]
"""A field key, and the occurrence in days for a field of a repeated step (30, 180 …), else None."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell said: the text as the partner wrote it, and its value (None: it could not be read)."""

    raw: str
    value: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """One row of an imported file with the enrolment that it was about.

    `sheet` and `row` are as the spreadsheet program shows them; `layout` names the arrangement of the sheet's columns;
    `said` is the JSON text that `pack` makes. It is kept as it was sent, whatever became of it: what the pilot holds
    may differ, because somebody corrected it. What was passed over because only blanks were filled is not in it.
    """

    kind: ClassVar[str] = "statement"

    source_id: UUID
    enrolment_id: UUID
    sheet: str
    row: int
    layout: str = ""
    said: str = "{}"


def pack(cells: Mapping[SlotKey, Said]) -> str:
    """What the cells of a row said, as JSON text."""
    return canonical({_key(slot): [cell.raw, encode(cell.value)] for slot, cell in cells.items()})


def unpack(text: str) -> dict[SlotKey, Said]:
    """What `pack` was given."""
    return {_slot(key): Said(raw, decode(value)) for key, (raw, value) in json.loads(text).items()}


def _key(slot: SlotKey) -> str:
    key, occurrence = slot
    return key if occurrence is None else f"{key}@{occurrence}"


def _slot(key: str) -> SlotKey:
    name, at, occurrence = key.partition("@")
    return name, int(occurrence) if at else None
