"""What left the pilot with people's data in it, as its log tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import ExportTable


@dataclass(frozen=True, slots=True)
class Left:
    """A file that left, about so many people."""

    at: datetime
    what: str
    title: str
    recipient: str
    people: int


def since(reading: Reading, moment: datetime) -> tuple[Left, ...]:
    """What left since then, oldest first."""
    table = ExportTable
    statement = select(table.at, table.what, table.title, table.recipient, table.people).where(table.at >= moment)
    return tuple(Left(*row) for row in reading.rows(statement.order_by(table.number)))
