"""What a field of the dictionary holds for each enrolment of a list, as an expression of the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Date, Float, Select, Text, case, cast, func, literal, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, aliased

from partnertrack.domain.event import Event
from partnertrack.domain.part import VALUES
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.slots import part_of
from partnertrack.persistence.queries.reading_order import ranked
from partnertrack.persistence.tables import (
    CohortTable,
    EnrolmentTable,
    EventTable,
    OrganisationTable,
    ParticipantTable,
    StandingTable,
)

_WHOLE_NAME = ("participant", "name")
_STATUS = ("enrolment", "status")
_TABLES: dict[str, Any] = {"participant": ParticipantTable, "enrolment": EnrolmentTable, "event": EventTable}


@dataclass(frozen=True, slots=True)
class Held:
    """What can be compared: the contents, their type (one of `FIELD_TYPES`), and for an event the key of its step.

    `is_folded`: the contents are compared as a search folds them. `codes` is the list of an ordered code.
    """

    contents: ColumnElement[Any]
    type: str
    step: str = ""
    is_folded: bool = False
    codes: str = ""


def held(scheme: Scheme, key: str) -> Held:
    """What a field holds; raises KeyError for a field that the dictionary does not have or that is kept nowhere."""
    field = scheme.fields[key]
    if (field.record, field.slot) == _WHOLE_NAME:
        return Held(ParticipantTable.folded.expression, "person_name", is_folded=True)
    if (field.record, field.slot) == _STATUS:
        return Held(StandingTable.status.expression, "code")
    part = part_of(scheme, (key, None))
    if part is None:
        raise KeyError(key)
    step = field.step if part.kind == Event.kind else ""
    if part.name == "cohort_id":
        return Held(CohortTable.name.expression, "text", step)
    if part.name == "organisation_id":
        return Held(_organisation_name(), "text", step)
    if part.name.startswith(VALUES):
        return Held(_in_values(_TABLES[part.kind].values, field), field.type, step, codes=field.codes)
    column = getattr(_TABLES[part.kind], part.name).expression
    if field.type == "yes_no" and field.outcomes:
        column = _answer(column, field)
    return Held(column, field.type, step, codes=field.codes)


def ordering(scheme: Scheme, key: str) -> ColumnElement[Any]:
    """What a list is ordered by when it is ordered by a field; for a repeated step, the least of its contents."""
    found = held(scheme, key)
    contents = found.contents if found.type not in ("text", "person_name") or found.is_folded else fold(found.contents)
    places = ranked(scheme, scheme.fields[key], contents)
    contents = contents if places is None else places
    if not found.step:
        return contents
    return (
        select(func.min(contents))
        .where(EventTable.enrolment_id == EnrolmentTable.id, EventTable.step == found.step)
        .correlate(EnrolmentTable)
        .scalar_subquery()
    )


def of_events(step: str, condition: ColumnElement[bool] | None = None) -> ColumnElement[bool]:
    """Whether an enrolment has an event of the step of which this is true."""
    statement: Select[Any] = select(EventTable.id).where(
        EventTable.enrolment_id == EnrolmentTable.id, EventTable.step == step
    )
    if condition is not None:
        statement = statement.where(condition)
    return statement.correlate(EnrolmentTable).exists()


def fold(contents: ColumnElement[Any]) -> ColumnElement[str]:
    """The contents as a search folds them; the engine gives the database our own function for it."""
    return func.fold(contents, type_=Text)


def _organisation_name() -> ColumnElement[Any]:
    named = aliased(OrganisationTable)
    return select(named.name).where(named.id == EventTable.organisation_id).correlate(EventTable).scalar_subquery()


def _answer(outcome: ColumnElement[Any], field: Field) -> ColumnElement[Any]:
    """The answer yes (1) or no (0) that an outcome stands for."""
    return case(*((outcome == told, int(answer == "yes")) for answer, told in field.outcomes.items()))


def _in_values(values: InstrumentedAttribute[Any], field: Field) -> ColumnElement[Any]:
    """What the JSON of a record's values holds of a field, as `domain.encoding` writes each type."""
    if field.type == "date":
        return type_coerce(_json(values, field.key, ".d"), Date)
    if field.type == "money":
        return cast(_json(values, field.key, ".m[0]"), Float)
    if field.type == "number":
        return func.coalesce(cast(_json(values, field.key, ".n"), Float), _json(values, field.key))
    return _json(values, field.key)


def _json(values: InstrumentedAttribute[Any], key: str, inside: str = "") -> ColumnElement[Any]:
    """A part of a JSON text; the one place to know how the database reads JSON."""
    return func.json_extract(type_coerce(values, Text), literal(f'$."{key}"{inside}'))
