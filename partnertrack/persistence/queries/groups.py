"""What each enrolment of a list holds of the one thing by which the list is grouped."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from partnertrack.domain.scheme import Scheme
from partnertrack.persistence.narrow import raw
from partnertrack.persistence.queries import held
from partnertrack.persistence.queries.participants import current_organisation
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import (
    CohortTable,
    EnrolmentTable,
    EventTable,
    ParticipantTable,
    StandingTable,
)

FEW = 2_000
"""Up to so many are looked up one by one; beyond, reading all is faster."""

_STANDING: dict[str, Callable[[], ColumnElement[Any]]] = {
    "stage": lambda: StandingTable.stage.expression,
    "step": lambda: StandingTable.step.expression,
    "status": lambda: StandingTable.status.expression,
}


def contents(reading: Reading, scheme: Scheme, subject: str, of: Collection[UUID] | None) -> dict[bytes, Any]:
    """What is held by these enrolments, or by all, by the bytes of their ids; KeyError for a subject that is not there.

    The subject is stage, step, status, cohort, track, organisation (that of the step where somebody stands) or a field
    of the dictionary; a yes or no comes as 1 or 0, a repeated step with the least of its contents.
    """
    statement, key = _statement(scheme, subject)
    rows = reading.rows(statement) if of is None else reading.among(statement, key, of)
    return {row[0]: row[1] for row in rows}


def _statement(scheme: Scheme, subject: str) -> tuple[Select[Any, Any], InstrumentedAttribute[UUID]]:
    """The ids with what is held, from no more tables than it takes; and the column of the ids."""
    field = scheme.fields.get(subject)
    if field and (field.record, field.slot) == ("enrolment", "status"):
        subject = "status"
    if subject in _STANDING:
        return select(raw(StandingTable.enrolment_id), _STANDING[subject]()), StandingTable.enrolment_id
    key = EnrolmentTable.id
    if subject == "track":
        return select(raw(key), EnrolmentTable.track.expression), key
    if subject == "organisation":
        standing = StandingTable.enrolment_id == EnrolmentTable.id
        return select(raw(key), current_organisation()).join(StandingTable, standing), key
    if subject == "cohort" or scheme.fields[subject].slot == "cohort":
        cohort = CohortTable.id == EnrolmentTable.cohort_id
        return select(raw(key), CohortTable.name.expression).outerjoin(CohortTable, cohort), key
    person = ParticipantTable.id == EnrolmentTable.participant_id
    statement = select(raw(key), _field(scheme, subject))
    is_personal = scheme.fields[subject].record == "participant"
    return (statement.join(ParticipantTable, person) if is_personal else statement), key


def _field(scheme: Scheme, key: str) -> ColumnElement[Any]:
    found = held.held(scheme, key)
    if not found.step:
        return found.contents
    return (
        select(func.min(found.contents))
        .where(EventTable.enrolment_id == EnrolmentTable.id, EventTable.step == found.step)
        .correlate(EnrolmentTable)
        .scalar_subquery()
    )
