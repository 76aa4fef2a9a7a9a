"""What each enrolment of a list holds of the one thing by which the list is grouped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, func, select

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

_OWN: dict[str, Callable[[], ColumnElement[Any]]] = {
    "stage": lambda: StandingTable.stage.expression,
    "step": lambda: StandingTable.step.expression,
    "status": lambda: StandingTable.status.expression,
    "cohort": lambda: CohortTable.name.expression,
    "track": lambda: EnrolmentTable.track.expression,
    "organisation": current_organisation,
}


def contents(reading: Reading, scheme: Scheme, subject: str) -> dict[int, Any]:
    """What is held, by the enrolment's id as a number; raises KeyError for a subject that there is not.

    The subject is stage, step, status, cohort, track, organisation (that of the step where somebody stands) or a field
    of the dictionary; a yes or no comes as 1 or 0, a repeated step with the least of its contents.
    """
    what = _OWN[subject]() if subject in _OWN else _field(scheme, subject)
    statement = (
        select(raw(EnrolmentTable.id), what)
        .join(ParticipantTable, ParticipantTable.id == EnrolmentTable.participant_id)
        .join(StandingTable, StandingTable.enrolment_id == EnrolmentTable.id)
        .outerjoin(CohortTable, CohortTable.id == EnrolmentTable.cohort_id)
    )
    number = int.from_bytes
    return {number(key): value for key, value in reading.rows(statement)}


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
