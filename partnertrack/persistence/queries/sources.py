"""What was imported."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from partnertrack.domain.source import Source
from partnertrack.persistence.queries.records import all_of
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import EventTable, StatementTable


def every(reading: Reading) -> list[Source]:
    """Every import, newest first."""
    return sorted(all_of(reading, Source), key=lambda source: source.imported_at, reverse=True)


def spoken_of(reading: Reading, source_ids: Collection[UUID], organisation_ids: Collection[UUID] = ()) -> set[UUID]:
    """The enrolments of which these imports spoke, and those of which an event happened at these organisations."""
    said = select(StatementTable.enrolment_id).distinct()
    happened = select(EventTable.enrolment_id).distinct()
    asked: tuple[tuple[InstrumentedAttribute[UUID | None] | InstrumentedAttribute[UUID], Collection[UUID]], ...] = (
        (EventTable.source_id, source_ids),
        (EventTable.organisation_id, organisation_ids),
    )
    found = {row[0] for row in reading.among(said, StatementTable.source_id, source_ids)}
    return found.union(row[0] for column, ids in asked for row in reading.among(happened, column, ids))


def steps_of(reading: Reading, source_ids: Collection[UUID]) -> set[str]:
    """The keys of the steps about which these imports spoke last."""
    return {row[0] for row in reading.among(select(EventTable.step).distinct(), EventTable.source_id, source_ids)}
