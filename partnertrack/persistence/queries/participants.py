"""The list of participants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVarTuple
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Select, func, select
from sqlalchemy.sql import visitors

from partnertrack.domain.ids import Ids
from partnertrack.domain.record import Values
from partnertrack.domain.scheme import Scheme
from partnertrack.persistence.narrow import raw
from partnertrack.persistence.queries import held, words
from partnertrack.persistence.queries.register import is_put_off
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import (
    CohortTable,
    DeadlineTable,
    EnrolmentTable,
    EventTable,
    OrganisationTable,
    ParticipantTable,
    StandingTable,
)

Ts = TypeVarTuple("Ts")


def current_organisation() -> ColumnElement[Any]:
    """The name of the organisation at the step where somebody stands."""
    return (
        select(func.min(OrganisationTable.name))
        .join(EventTable, EventTable.organisation_id == OrganisationTable.id)
        .where(EventTable.enrolment_id == EnrolmentTable.id, EventTable.step == StandingTable.step)
        .correlate(EnrolmentTable, StandingTable)
        .scalar_subquery()
    )


def _next_deadline(as_of: date | None = None) -> ColumnElement[Any]:
    """The day of the next deadline, without those that are put off beyond a day."""
    counts = [] if as_of is None else [~is_put_off(as_of)]
    return (
        select(func.min(DeadlineTable.day))
        .where(DeadlineTable.enrolment_id == EnrolmentTable.id, *counts)
        .correlate(EnrolmentTable)
        .scalar_subquery()
    )


_ORDERS: dict[str, ColumnElement[Any]] = {
    "name": ParticipantTable.folded.expression,
    "number": EnrolmentTable.number.expression,
    "reference": EnrolmentTable.reference.expression,
    "cohort": CohortTable.name.expression,
    "track": EnrolmentTable.track.expression,
    "sex": ParticipantTable.sex.expression,
    "birth_date": ParticipantTable.birth_date.expression,
    "region": ParticipantTable.region.expression,
    "nationality": ParticipantTable.nationality.expression,
    "stage": StandingTable.share.expression,
    "step": StandingTable.share.expression,
    "progress": StandingTable.share.expression,
    "status": StandingTable.status.expression,
    "updated_on": StandingTable.last_on.expression,
    "missing": StandingTable.missing.expression,
    "organisation": current_organisation(),
    "due": _next_deadline(),
}

_NEVER_BLANK = frozenset({"name", "number", "track", "stage", "step", "progress", "status", "missing"})

_ANSWERS = frozenset({"sex", "nationality"})
"""Orders that follow the words of answers, where a scheme tells them."""

ORDERS = frozenset(_ORDERS)
"""What a list of participants may be ordered by, besides the fields of the dictionary."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which enrolments to list: those of a cohort (its name), those that have done a step (its key); empty for all."""

    cohort: str = ""
    step: str = ""


ALL = Filters()


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One line of the list.

    `values` are those of the person; `last_on` is the latest day on which something is known to have happened.
    """

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
    values: Values
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Listing:
    """Whom to list: every word of `text` occurs, all `conditions` hold (`criteria.condition`), in an order.

    `order` is one of `ORDERS` or a field of the dictionary of `scheme`; blanks come last. `then` are further orders,
    each with whether it runs downwards. `as_of` is the day on which what was put off does not count as due.
    """

    text: str = ""
    filters: Filters = ALL
    conditions: tuple[ColumnElement[bool], ...] = ()
    order: str = "name"
    is_descending: bool = False
    scheme: Scheme | None = None
    then: tuple[tuple[str, bool], ...] = ()
    as_of: date | None = None


class Listed(NamedTuple):
    """An enrolment by the bytes of its id, the stage where it stands by all that is known, its share in thousandths."""

    key: bytes
    stage: str
    share: int

    @property
    def enrolment_id(self) -> UUID:
        """The id."""
        return UUID(bytes=self.key)


def listed(reading: Reading, listing: Listing) -> Sequence[Listed]:
    """The enrolments that are meant, in display order; raises KeyError for an order that there is not."""
    columns = (raw(EnrolmentTable.id), StandingTable.stage, StandingTable.share)
    return [Listed._make(row) for row in reading.rows(_listing(select(*columns), reading, listing))]


def found(reading: Reading, listing: Listing) -> Ids:
    """The ids of the enrolments that are meant, in display order; raises as `listed` does."""
    return reading.ids(_listing(select(raw(EnrolmentTable.id)), reading, listing))


def ids(
    reading: Reading, search: str = "", order: str = "name", *, is_descending: bool = False, filters: Filters = ALL
) -> Ids:
    """The enrolments in which every word of the search occurs, in display order.

    `order` is one of `ORDERS`; blanks come last.
    """
    return found(reading, Listing(search, filters, (), order, is_descending))


def cohort_names(reading: Reading) -> tuple[str, ...]:
    """The names of all cohorts, by name."""
    return tuple(reading.scalars(select(CohortTable.name).order_by(CohortTable.name)))


def later(reading: Reading, as_of: date) -> list[UUID]:
    """The enrolments about which something is known that happened after a day."""
    return list(reading.scalars(select(StandingTable.enrolment_id).where(StandingTable.last_on > as_of)))


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
            ParticipantTable.values,
        )
        .join(ParticipantTable, ParticipantTable.id == EnrolmentTable.participant_id)
        .outerjoin(CohortTable, CohortTable.id == EnrolmentTable.cohort_id)
    )
    last = _last_days(reading, enrolment_ids)
    found = {row[0]: _line(row, last.get(row[0])) for row in reading.among(statement, EnrolmentTable.id, enrolment_ids)}
    return [found[key] for key in enrolment_ids if key in found]


def organisations_at(reading: Reading, steps: Mapping[UUID, str]) -> dict[UUID, str]:
    """The name of the organisation at that step of each enrolment, where its event names one."""
    statement = select(EventTable.enrolment_id, EventTable.step, OrganisationTable.name).join(
        OrganisationTable, OrganisationTable.id == EventTable.organisation_id
    )
    found: dict[UUID, str] = {}
    for key, step, name in reading.among(statement, EventTable.enrolment_id, steps):
        if steps[key] == step:
            found[key] = min(name, found.get(key, name))
    return found


def _line(row: Iterable[Any], last_on: date | None) -> ParticipantRow:
    cells = [*row, last_on]
    return ParticipantRow(*cells)


def _listing(statement: Select[*Ts], reading: Reading, listing: Listing) -> Select[*Ts]:
    """The statement with what a listing asks, and with no more tables than it needs: a large list pays for each."""
    statement = (
        statement.select_from(EnrolmentTable)
        .join(ParticipantTable, ParticipantTable.id == EnrolmentTable.participant_id)
        .where(*words.conditions(reading, listing.text), *_narrowed(listing.filters), *listing.conditions)
        .order_by(*_order(listing))
    )
    named = {each.table.name for each in visitors.iterate(statement) if isinstance(each, Column)}
    if StandingTable.__tablename__ in named:
        statement = statement.join(StandingTable, StandingTable.enrolment_id == EnrolmentTable.id)
    if CohortTable.__tablename__ in named:
        statement = statement.outerjoin(CohortTable, CohortTable.id == EnrolmentTable.cohort_id)
    return statement


def _narrowed(filters: Filters) -> list[ColumnElement[bool]]:
    conditions = []
    if filters.cohort:
        conditions.append(CohortTable.name == filters.cohort)
    if filters.step:
        done = select(EventTable.enrolment_id).where(EventTable.step == filters.step, EventTable.status == "done")
        conditions.append(EnrolmentTable.id.in_(done))
    return conditions


def _order(listing: Listing) -> list[ColumnElement[Any]]:
    orders = [(listing.order, listing.is_descending), *listing.then]
    first = [_by(listing, key, is_descending=is_descending) for key, is_descending in orders]
    name = [ParticipantTable.folded.asc()] if "name" not in dict(orders) else []
    return [*first, *name, EnrolmentTable.number.asc(), EnrolmentTable.id.asc()]


def _by(listing: Listing, key: str, *, is_descending: bool) -> ColumnElement[Any]:
    """One order of a list; an answer is ordered as people read it."""
    by = _next_deadline(listing.as_of) if key == "due" else _ORDERS.get(key)
    if listing.scheme is not None and (by is None or key in _ANSWERS & listing.scheme.fields.keys()):
        by = held.ordering(listing.scheme, key)
    if by is None:
        raise KeyError(key)
    ordered = by.desc() if is_descending else by.asc()
    if key in _NEVER_BLANK:
        return ordered  # to say where blanks come costs the database half as much again
    return ordered.nulls_last()


def _last_days(reading: Reading, enrolment_ids: Sequence[UUID]) -> dict[UUID, date | None]:
    day = func.max(func.coalesce(EventTable.done_on, EventTable.started_on))
    statement = select(EventTable.enrolment_id, day).group_by(EventTable.enrolment_id)
    return {row[0]: row[1] for row in reading.among(statement, EventTable.enrolment_id, enrolment_ids)}
