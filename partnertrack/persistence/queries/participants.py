"""The list of participants, and one participant's history."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select

from partnertrack.domain.names import fold
from partnertrack.domain.record import Values
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import (
    CohortTable,
    EnrolmentTable,
    EventTable,
    OrganisationTable,
    ParticipantTable,
    SourceTable,
)

_PSEUDONYM = re.compile(r"\bPT-(\d+)", re.IGNORECASE)

_TOO_LONG = 10
"""Digits that no enrolment number has: a telephone number, say."""

_ORDERS = {
    "name": ParticipantTable.folded,
    "number": EnrolmentTable.number,
    "reference": EnrolmentTable.reference,
    "cohort": CohortTable.name,
    "track": EnrolmentTable.track,
    "sex": ParticipantTable.sex,
    "birth_date": ParticipantTable.birth_date,
    "region": ParticipantTable.region,
}

ORDERS = frozenset(_ORDERS)
"""What a list of participants may be ordered by."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which enrolments to list: those of a cohort (its name), those that have done a step (its key); empty for all."""

    cohort: str = ""
    step: str = ""


ALL = Filters()


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One line of the list; `last_on` is the latest day on which something is known to have happened."""

    enrolment_id: UUID
    participant_id: UUID
    number: int
    reference: str | None
    last_name: str
    first_name: str
    sex: str | None
    birth_date: date | None
    nationality: str | None
    region: str | None
    cohort: str | None
    track: str
    last_on: date | None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event with the names of the organisation and of the file behind it."""

    event_id: UUID
    step: str
    occurrence: int
    status: str
    outcome: str | None
    planned_on: date | None
    due_on: date | None
    started_on: date | None
    done_on: date | None
    reason: str | None
    values: Values
    organisation: str | None
    source: str | None
    source_place: str | None


def ids(
    reading: Reading, search: str = "", order: str = "name", *, is_descending: bool = False, filters: Filters = ALL
) -> list[UUID]:
    """The enrolments in which every word of the search occurs (name, reference or number), in display order.

    `order` is one of `ORDERS`; blanks come last.
    """
    by = _ORDERS[order]
    statement = (
        select(EnrolmentTable.id)
        .join(ParticipantTable, ParticipantTable.id == EnrolmentTable.participant_id)
        .outerjoin(CohortTable, CohortTable.id == EnrolmentTable.cohort_id)
        .where(*(_has(word) for word in fold(_PSEUDONYM.sub(r"\1", search)).split()))
        .order_by((by.desc() if is_descending else by.asc()).nulls_last(), EnrolmentTable.number, EnrolmentTable.id)
    )
    return list(reading.scalars(_filtered(statement, filters)))


def page(reading: Reading, enrolment_ids: Sequence[UUID]) -> list[ParticipantRow]:
    """The lines of these enrolments in this order; one that is gone has no line."""
    statement = (
        select(
            EnrolmentTable.id,
            EnrolmentTable.participant_id,
            EnrolmentTable.number,
            EnrolmentTable.reference,
            ParticipantTable.last_name,
            ParticipantTable.first_name,
            ParticipantTable.sex,
            ParticipantTable.birth_date,
            ParticipantTable.nationality,
            ParticipantTable.region,
            CohortTable.name,
            EnrolmentTable.track,
        )
        .join(ParticipantTable, ParticipantTable.id == EnrolmentTable.participant_id)
        .outerjoin(CohortTable, CohortTable.id == EnrolmentTable.cohort_id)
    )
    last = _last_days(reading, enrolment_ids)
    found = {row[0]: _line(row, last.get(row[0])) for row in reading.among(statement, EnrolmentTable.id, enrolment_ids)}
    return [found[key] for key in enrolment_ids if key in found]


def timeline(reading: Reading, enrolment_id: UUID) -> list[TimelineRow]:
    """What happened and is to happen to one enrolment, by day; what has no day comes last."""
    day = func.coalesce(EventTable.done_on, EventTable.started_on, EventTable.planned_on, EventTable.due_on)
    statement = (
        select(
            EventTable.id,
            EventTable.step,
            EventTable.occurrence,
            EventTable.status,
            EventTable.outcome,
            EventTable.planned_on,
            EventTable.due_on,
            EventTable.started_on,
            EventTable.done_on,
            EventTable.reason,
            EventTable.values,
            OrganisationTable.name,
            SourceTable.file_name,
            EventTable.source_place,
        )
        .outerjoin(OrganisationTable, OrganisationTable.id == EventTable.organisation_id)
        .outerjoin(SourceTable, SourceTable.id == EventTable.source_id)
        .where(EventTable.enrolment_id == enrolment_id)
        .order_by(day.asc().nulls_last(), EventTable.id)
    )
    return [TimelineRow(*tuple(row)) for row in reading.rows(statement)]


def _line(row: Iterable[Any], last_on: date | None) -> ParticipantRow:
    cells = [*row, last_on]
    return ParticipantRow(*cells)


def _has(word: str) -> ColumnElement[bool]:
    """Whether the folded word occurs in the name or the reference, or is the number."""
    places = [ParticipantTable.folded.contains(word), func.lower(EnrolmentTable.reference).contains(word)]
    if word.isdecimal() and len(word) < _TOO_LONG:
        places.append(EnrolmentTable.number == int(word))
    return or_(*places)


def _filtered(statement: Select[UUID], filters: Filters) -> Select[UUID]:
    if filters.cohort:
        statement = statement.where(CohortTable.name == filters.cohort)
    if filters.step:
        done = select(EventTable.enrolment_id).where(EventTable.step == filters.step, EventTable.status == "done")
        statement = statement.where(EnrolmentTable.id.in_(done))
    return statement


def _last_days(reading: Reading, enrolment_ids: Sequence[UUID]) -> dict[UUID, date | None]:
    day = func.max(func.coalesce(EventTable.done_on, EventTable.started_on))
    statement = select(EventTable.enrolment_id, day).group_by(EventTable.enrolment_id)
    return {row[0]: row[1] for row in reading.among(statement, EventTable.enrolment_id, enrolment_ids)}
