"""What would change if a backup took the place of a pilot file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from partnertrack.persistence.backup.proof import Seen, look
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import JournalTable


@dataclass(frozen=True, slots=True)
class Told:
    """A change as the journal of one of the two tells it."""

    id: UUID
    title: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it holds, and its changes by their names in the journal."""

    seen: Seen
    changes: Mapping[tuple[UUID, int], Told]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pilot file as it is (None where it cannot be read), the backup, and which changes only one of them has.

    `gone` are those that only the file has, `back` those that only the backup has, each newest first.
    """

    now: Seen | None
    then: Seen
    gone: tuple[Told, ...] = ()
    back: tuple[Told, ...] = ()


def side(connection: Connection) -> Side:
    """One of the two, of whatever shape it is."""
    table = JournalTable
    statement = select(table.origin, table.sequence, table.change_set, table.title, table.at, table.who)
    rows = Reading(connection).rows(statement.order_by(table.clock.desc(), table.origin))
    return Side(look(connection), {(row[0], row[1]): Told(*row[2:]) for row in rows})


def compare(now: Side | None, then: Side) -> Comparison:
    """What only one of them has."""
    if now is None:
        return Comparison(None, then.seen)
    gone = tuple(told for key, told in now.changes.items() if key not in then.changes)
    back = tuple(told for key, told in then.changes.items() if key not in now.changes)
    return Comparison(now.seen, then.seen, gone, back)
