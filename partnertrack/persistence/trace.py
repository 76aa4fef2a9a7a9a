"""Who changed one record, and when, as the journal tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from partnertrack.domain.encoding import Plain, decode
from partnertrack.persistence import history, operations
from partnertrack.persistence.history import Entry
from partnertrack.persistence.operations import Operation
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import JournalTable


@dataclass(frozen=True, slots=True)
class Touch:
    """A transaction that touched the record, and what it did to it."""

    entry: Entry
    operation: Operation

    def of_field(self, name: str) -> tuple[Plain, Plain]:
        """What a field was before and after, None for a blank; `name` is "birth_date" or "values.phone"."""
        before, after = self.operation.fields.get(name, (None, None))
        return decode(before), decode(after)


def touches(reading: Reading, kind: str, record_id: UUID) -> Iterator[Touch]:
    """The transactions that touched a record, newest first.

    They are looked for as they are asked for: only transactions that touched that kind of record are unpacked, of
    those one line is read, and nothing is looked at that is older than the record.
    """
    for entry in reversed(history.entries(reading)):
        operation = _operation(reading, entry, kind, record_id) if kind in entry.counts else None
        if operation is None:
            continue
        yield Touch(entry, operation)
        if operation.op == "add" and entry.undoes is None:
            return


def emptied(reading: Reading, since: datetime) -> set[tuple[UUID, str]]:
    """The fields, by record and name, out of which changes since then took the value; an undo is none."""
    found: set[tuple[UUID, str]] = set()
    for entry in history.entries(reading):
        if entry.at < since or entry.undoes or entry.is_undone or not _updates(entry):
            continue
        packed = reading.scalar(select(JournalTable.operations).where(JournalTable.change_set == entry.key))
        for line in operations.unpack(packed or b"").split("\n"):
            if line.startswith('["update"') and "null]" in line:
                (operation,) = operations.load(line)
                found |= {(operation.id, name) for name, (_before, after) in operation.fields.items() if after is None}
    return found


def _updates(entry: Entry) -> bool:
    return any(counts.get("update") for counts in entry.counts.values())


def _operation(reading: Reading, entry: Entry, kind: str, record_id: UUID) -> Operation | None:
    """What a transaction did to the record, None for nothing."""
    packed = reading.scalar(select(JournalTable.operations).where(JournalTable.change_set == entry.key))
    text = operations.unpack(packed or b"")
    at = text.find(f'","{kind}","{record_id.hex}",')
    if at < 0:
        return None
    end = text.find("\n", at)
    return next(operations.load(text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else None]))
