"""What partners said about people, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import SourceTable, StatementTable


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A row of a file that spoke of an enrolment, with the file and who sent it; `statement.unpack` reads `said`."""

    enrolment_id: UUID
    source_id: UUID
    file_name: str
    partner: str | None
    imported_at: datetime
    as_of: date | None
    sheet: str
    row: int
    layout: str
    said: str


def about(reading: Reading, enrolment_ids: Collection[UUID]) -> dict[UUID, list[StatementRow]]:
    """All that was ever said about these enrolments, by enrolment, oldest import first."""
    found: defaultdict[UUID, list[StatementRow]] = defaultdict(list)
    for row in reading.among(_select(), StatementTable.enrolment_id, enrolment_ids):
        found[row[0]].append(StatementRow(*row))
    for rows in found.values():
        rows.sort(key=lambda row: (row.imported_at, row.sheet, row.row))
    return dict(found)


def of_source(reading: Reading, source_id: UUID) -> Iterator[StatementRow]:
    """What one file said, in the order of its rows."""
    statement = _select().where(StatementTable.source_id == source_id)
    for row in reading.rows(statement.order_by(StatementTable.sheet, StatementTable.row)):
        yield StatementRow(*row)


def people_of(reading: Reading, source_id: UUID, layout: str) -> set[UUID]:
    """The enrolments of which the sheets of one layout of a file spoke."""
    of_layout = (StatementTable.source_id == source_id, StatementTable.layout == layout)
    return set(reading.scalars(select(StatementTable.enrolment_id).where(*of_layout)))


def enrolments_of(reading: Reading, source_id: UUID) -> dict[tuple[str, int], UUID]:
    """The enrolment of which each row of a file spoke, by sheet and row, as far as they were taken."""
    columns = (StatementTable.sheet, StatementTable.row, StatementTable.enrolment_id)
    found = reading.rows(select(*columns).where(StatementTable.source_id == source_id))
    return {(sheet, row): enrolment_id for sheet, row, enrolment_id in found}


def _select() -> Select[*tuple[Any, ...]]:
    return select(
        StatementTable.enrolment_id,
        StatementTable.source_id,
        SourceTable.file_name,
        SourceTable.partner,
        SourceTable.imported_at,
        SourceTable.as_of,
        StatementTable.sheet,
        StatementTable.row,
        StatementTable.layout,
        StatementTable.said,
    ).join(SourceTable, SourceTable.id == StatementTable.source_id)
