"""The export log: what left the pilot, in a chain of its own that shows when it was tampered with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from partnertrack.domain.encoding import canonical
from partnertrack.domain.export import Export, Exported
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import ExportTable, ReplicaTable, core

_NOTHING_BEFORE = bytes(32)
"""The hash before the first entry."""


def append(connection: Connection, export: Export) -> int:
    """Add an entry after the last one; its number, from 1."""
    table = core(ExportTable)
    last = connection.execute(select(table.c.number, table.c.hash).order_by(table.c.number.desc()).limit(1)).first()
    number, previous = (last.number + 1, last.hash) if last else (1, _NOTHING_BEFORE)
    columns = {
        "number": number,
        "at": datetime.now(UTC),
        "who": connection.scalar(select(ReplicaTable.who)) or "",
        "what": export.what,
        "title": export.title,
        "format": export.format,
        "recipient": export.recipient,
        "people": export.people,
        "fields": export.fields,
        "previous": previous,
    }
    connection.execute(insert(ExportTable), columns | {"hash": _digest(columns)})
    return number


def entries(reading: Reading) -> Iterator[Exported]:
    """Everything that left the pilot, newest first."""
    table = core(ExportTable)
    for row in reading.each(select(table).order_by(table.c.number.desc())):
        export = Export(row.what, row.title, row.format, row.people, row.fields, row.recipient)
        yield Exported(row.number, row.at, row.who, export)


def broken(reading: Reading) -> Iterator[int]:
    """The numbers of the entries that do not follow from the one before them, or are not as they were written."""
    table = core(ExportTable)
    expected, previous = 1, _NOTHING_BEFORE
    for row in reading.each(select(table).order_by(table.c.number)):
        columns = row._asdict()
        if row.number != expected or row.previous != previous or _digest(columns) != row.hash:
            yield row.number
        expected, previous = row.number + 1, row.hash


def _digest(columns: Mapping[str, Any]) -> bytes:
    """The SHA-256 over all that an entry says, and the entry before it, in canonical form."""
    names = ("number", "who", "what", "title", "format", "recipient", "people", "fields")
    content = {name: str(columns[name]) for name in names}
    content["at"] = columns["at"].astimezone(UTC).isoformat()
    content["previous"] = columns["previous"].hex()
    return hashlib.sha256(canonical(content).encode()).digest()
