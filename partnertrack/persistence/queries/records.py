"""Whole records, for those who change them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, select

from partnertrack.domain.event import Event
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.persistence.rows import FIELDS, from_row
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import RECORD_TABLES, EventTable, core

R = TypeVar("R", bound=Record)


def all_of(reading: Reading, record: type[R]) -> list[R]:
    """All records of a kind, oldest first."""
    return [from_row(record, row) for row in reading.rows(_select(record).order_by(RECORD_TABLES[record.kind].id))]


def fetch(reading: Reading, record: type[R], ids: Collection[UUID]) -> dict[UUID, R]:
    """The records of a kind that have these ids; an id that is not in the pilot is not in the answer."""
    rows = reading.among(_select(record), RECORD_TABLES[record.kind].id, ids)
    return {found.id: found for found in (from_row(record, row) for row in rows)}


def fetch_kind(reading: Reading, kind: str, ids: Collection[UUID]) -> dict[UUID, Record]:
    """The records of the kind of that name that have these ids, as `fetch` gives them; none for an unknown kind."""
    return dict(fetch(reading, KINDS[kind], ids)) if kind in KINDS else {}


def pointing(reading: Reading, record: type[R], field: str, ids: Collection[UUID]) -> list[R]:
    """The records of a kind of which that field holds one of these ids, oldest first."""
    table = core(RECORD_TABLES[record.kind])
    rows = reading.among(_select(record).order_by(table.c.id), table.c[field], ids)
    return [from_row(record, row) for row in rows]


def events_of(reading: Reading, enrolment_ids: Collection[UUID]) -> dict[UUID, list[Event]]:
    """The events of each of these enrolments, oldest record first; an enrolment without events has no entry."""
    events: defaultdict[UUID, list[Event]] = defaultdict(list)
    for row in reading.among(_select(Event).order_by(EventTable.id), EventTable.enrolment_id, enrolment_ids):
        event = from_row(Event, row)
        events[event.enrolment_id].append(event)
    return dict(events)


def beside(reading: Reading, record: type[R], enrolment_ids: Collection[UUID]) -> list[R]:
    """The records of a kind that lie beside these enrolments (notes, documents, …), oldest first."""
    return pointing(reading, record, "enrolment_id", enrolment_ids)


def _select(record: type[Record]) -> Select[*tuple[Any, ...]]:
    """The columns of a kind of record, in the order of its fields."""
    table = core(RECORD_TABLES[record.kind])
    return select(*(table.c[name] for name in FIELDS[record.kind]))
