"""What the pilot holds about its organisations beside their own records."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, case, distinct, func, select

from partnertrack.domain.event import Event
from partnertrack.persistence.queries.records import fetch
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import EventTable


class StepCount(NamedTuple):
    """How many enrolments a step at an organisation is about, and for how many of them it is done."""

    step: str
    people: int
    done: int


class Involved(NamedTuple):
    """How many enrolments have to do with an organisation by any step, and how many by a certain step that is done."""

    people: int
    done: int


def involved(reading: Reading, step: str, organisation_id: UUID | None = None) -> dict[UUID, Involved]:
    """How many people have to do with each organisation, or with one; `step` is the one that is asked about."""
    where, is_done = EventTable.organisation_id, and_(EventTable.step == step, EventTable.status == "done")
    each = (
        select(where, func.max(case((is_done, 1), else_=0)).label("done"))
        .where(where == organisation_id if organisation_id else where.is_not(None))
        .group_by(where, EventTable.enrolment_id)
        .subquery()
    )
    statement = select(each.c.organisation_id, func.count(), func.sum(each.c.done)).group_by(each.c.organisation_id)
    return {key: Involved(people, done) for key, people, done in reading.rows(statement)}


def steps_at(reading: Reading, organisation_id: UUID) -> dict[str, StepCount]:
    """The steps in which an organisation takes part, by key."""
    done = func.count(distinct(EventTable.enrolment_id)).filter(EventTable.status == "done")
    statement = (
        select(EventTable.step, func.count(distinct(EventTable.enrolment_id)), done)
        .where(EventTable.organisation_id == organisation_id)
        .group_by(EventTable.step)
    )
    return {step: StepCount(step, people, settled) for step, people, settled in reading.rows(statement)}


def events_at(reading: Reading, organisation_id: UUID) -> list[Event]:
    """Every event that names the organisation, oldest record first."""
    ids = reading.scalars(
        select(EventTable.id).where(EventTable.organisation_id == organisation_id).order_by(EventTable.id)
    )
    return list(fetch(reading, Event, ids).values())
