"""What the pilot holds about its organisations beside their own records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import distinct, func, select

from partnertrack.domain.event import Event
from partnertrack.persistence.queries.records import fetch
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import EventTable


class StepCount(NamedTuple):
    """How many enrolments a step at an organisation is about, and for how many of them it is done."""

    step: str
    people: int
    done: int


def step_counts(reading: Reading) -> Mapping[UUID, tuple[StepCount, ...]]:
    """The steps that name an organisation, by organisation."""
    where = EventTable.organisation_id
    done = func.count(distinct(EventTable.enrolment_id)).filter(EventTable.status == "done")
    statement = (
        select(where, EventTable.step, func.count(distinct(EventTable.enrolment_id)), done)
        .where(where.is_not(None))
        .group_by(where, EventTable.step)
    )
    found: defaultdict[UUID, list[StepCount]] = defaultdict(list)
    for key, step, people, settled in reading.rows(statement):
        if key is not None:
            found[key].append(StepCount(step, people, settled))
    return {key: tuple(counts) for key, counts in found.items()}


def people_counts(reading: Reading) -> dict[UUID, int]:
    """How many enrolments have to do with each organisation by any step."""
    where = EventTable.organisation_id
    statement = select(where, func.count(distinct(EventTable.enrolment_id))).where(where.is_not(None)).group_by(where)
    return {key: people for key, people in reading.rows(statement) if key is not None}


def events_at(reading: Reading, organisation_id: UUID) -> list[Event]:
    """Every event that names the organisation, oldest record first."""
    ids = reading.scalars(
        select(EventTable.id).where(EventTable.organisation_id == organisation_id).order_by(EventTable.id)
    )
    return list(fetch(reading, Event, ids).values())
