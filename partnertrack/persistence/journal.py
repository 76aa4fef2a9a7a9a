"""The journal: every transaction that was stored, in a chain that shows when it was tampered with.

Rows are only ever added, and each is complete in itself, so that the journals of two copies of a pilot can be joined as
sets: `origin` and `sequence` name a transaction, the hybrid logical `clock` puts all of them in one order, `deps` says
which ones its author had seen, and each `hash` covers the one before it of the same origin.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, insert, select

from partnertrack.domain.change import ChangeSet
from partnertrack.domain.encoding import canonical
from partnertrack.persistence import operations
from partnertrack.persistence.migrate import REVISIONS
from partnertrack.persistence.tables import JournalTable, ReplicaTable

NOTHING_BEFORE = bytes(32)
"""The hash before the first transaction of an origin."""

_COUNTER_BITS = 16


@dataclass(frozen=True, slots=True)
class JournalKey:
    """The name of a transaction in every copy of the pilot: who wrote it, and the number there, from 1."""

    origin: UUID
    sequence: int


def append(connection: Connection, change_set: ChangeSet, undoes: UUID | None, text: str | None = None) -> JournalKey:
    """Add the transaction of a change set whose records are as stored; `text` says its operations in other words."""
    origin, who = connection.execute(select(ReplicaTable.origin, ReplicaTable.who)).one()
    seen = _seen(connection)
    key = JournalKey(origin, seen.get(origin, 0) + 1)
    text = operations.dump(change_set.changes) if text is None else text
    columns = {
        "origin": origin,
        "sequence": key.sequence,
        "clock": _tick(connection.scalar(select(func.max(JournalTable.clock))) or 0),
        "deps": canonical({str(other): sequence for other, sequence in seen.items()}),
        "previous": _hash_of(connection, origin, key.sequence - 1),
        "who": who,
        "at": datetime.now(UTC),
        "title": change_set.title,
        "change_set": change_set.id,
        "undoes": undoes,
        "schema": len(REVISIONS),
        "counts": canonical(operations.count(change_set.changes)),
    }
    content = hashlib.sha256(text.encode()).digest()
    columns |= {"hash": digest(columns, content), "operations": operations.pack(text)}
    connection.execute(insert(JournalTable), columns)
    return key


def digest(columns: Mapping[str, Any], content_sum: bytes) -> bytes:
    """The SHA-256 over all that a transaction says, in canonical form; `content_sum` stands for its operations."""
    names = ("origin", "sequence", "clock", "deps", "who", "title", "change_set", "undoes", "schema", "counts")
    content = {name: None if columns[name] is None else str(columns[name]) for name in names}
    content["at"] = columns["at"].astimezone(UTC).isoformat()
    content["previous"] = columns["previous"].hex()
    content["operations"] = content_sum.hex()
    return hashlib.sha256(canonical(content).encode()).digest()


def _seen(connection: Connection) -> dict[UUID, int]:
    """The last transaction of each origin that this copy has."""
    statement = select(JournalTable.origin, func.max(JournalTable.sequence)).group_by(JournalTable.origin)
    return {row[0]: row[1] for row in connection.execute(statement)}


def _tick(last: int) -> int:
    """The next time of the hybrid clock: milliseconds and a counter in one, never earlier than what was seen."""
    return max(time.time_ns() // 1_000_000 << _COUNTER_BITS, last + 1)


def _hash_of(connection: Connection, origin: UUID, sequence: int) -> bytes:
    """The hash of a transaction, zeros before the first."""
    statement = select(JournalTable.hash).where(JournalTable.origin == origin, JournalTable.sequence == sequence)
    return connection.scalar(statement) or NOTHING_BEFORE
