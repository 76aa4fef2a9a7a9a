"""Where people stand and what is due, from the rows that the store derives."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, Text, func, select
from sqlalchemy import cast as sql_cast

from partnertrack.domain.deadline import Deadline, DeadlineKind
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import DeadlineTable, EventTable, OrganisationTable, ReminderTable, StandingTable

_ID = 16  # bytes


class Stands(NamedTuple):
    """Where an enrolment stands by all that is known: a stage's key, "left" or empty; `share` in thousandths.

    `last_on` is the latest day on which something happened; looked at from an earlier day, the others are not true.
    """

    stage: str
    step: str
    status: str
    share: int
    last_on: date | None
    missing: int


@dataclass(frozen=True, slots=True)
class Due:
    """Which deadlines to look for: until a day, of these kinds and keys (all where none is named).

    `as_of` is today: what was put off beyond it does not count. With a `status`, only those count who have it.
    """

    as_of: date
    until: date
    kinds: tuple[DeadlineKind, ...] = ()
    keys: tuple[str, ...] = ()
    since: date | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class DueDay:
    """The enrolments that have a deadline of a kind, key and occurrence on a day."""

    kind: DeadlineKind
    key: str
    occurrence: int
    day: date
    enrolment_ids: tuple[UUID, ...]

    @property
    def subject(self) -> str:
        """What it is about, as `Deadline.subject` names it."""
        return f"{self.kind}:{self.key}:{self.occurrence}"


def standings(reading: Reading, enrolment_ids: Collection[UUID]) -> dict[UUID, Stands]:
    """Where these enrolments stand; one that is gone has no entry."""
    statement = select(
        StandingTable.enrolment_id,
        StandingTable.stage,
        StandingTable.step,
        StandingTable.status,
        StandingTable.share,
        StandingTable.last_on,
        StandingTable.missing,
    )
    rows = reading.among(statement, StandingTable.enrolment_id, enrolment_ids)
    return {row[0]: Stands._make(row[1:]) for row in rows}


def begun(reading: Reading, steps: Mapping[UUID, str], as_of: date) -> dict[UUID, date]:
    """The first day, until `as_of`, on which the step named for each enrolment was under way or done."""
    statement = select(EventTable.enrolment_id, EventTable.step, EventTable.started_on, EventTable.done_on)
    found: dict[UUID, date] = {}
    for key, step, started_on, done_on in reading.among(statement, EventTable.enrolment_id, steps):
        day = started_on or done_on
        if steps[key] == step and day and day <= as_of:
            found[key] = min(day, found.get(key, day))
    return found


def organisations(reading: Reading, enrolment_ids: Collection[UUID], steps: Sequence[str]) -> dict[UUID, str]:
    """The name of the organisation of the furthest of these steps that names one, for each of these enrolments."""
    place = {step: number for number, step in enumerate(steps)}
    statement = select(EventTable.enrolment_id, EventTable.step, OrganisationTable.name).join(
        OrganisationTable, OrganisationTable.id == EventTable.organisation_id
    )
    found: dict[UUID, tuple[int, str]] = {}
    for key, step, name in reading.among(statement, EventTable.enrolment_id, enrolment_ids):
        found[key] = max((place.get(step, -1), name), found.get(key, (-1, "")))
    return {key: name for key, (_place, name) in found.items()}


def stage_counts(reading: Reading) -> dict[str, int]:
    """How many enrolments stand at each stage, by its key; "left" for those who left, empty before the first."""
    return {
        row[0]: row[1] for row in reading.rows(select(StandingTable.stage, func.count()).group_by(StandingTable.stage))
    }


def incomplete(reading: Reading) -> list[UUID]:
    """The enrolments about which something is missing."""
    return list(reading.scalars(select(StandingTable.enrolment_id).where(StandingTable.missing > 0)))


def deadlines(reading: Reading, due: Due) -> list[Deadline]:
    """The deadlines, the earliest first."""
    statement = (
        _deadlines()
        .where(*_meant(due))
        .order_by(DeadlineTable.day, DeadlineTable.enrolment_id, DeadlineTable.kind, DeadlineTable.key)
    )
    return [_deadline(row) for row in reading.rows(statement)]


def due_days(reading: Reading, due: Due) -> list[DueDay]:
    """The deadlines gathered by what they are about and the day, the earliest first.

    The database writes the ids of each one after the other: a large pilot has hundreds of thousands of them.
    """
    about = (DeadlineTable.kind, DeadlineTable.key, DeadlineTable.occurrence, DeadlineTable.day)
    ids = func.group_concat(func.hex(DeadlineTable.enrolment_id), "")
    statement = select(*about, ids).where(*_meant(due)).group_by(*about)
    found = [
        DueDay(cast("DeadlineKind", kind), key, occurrence, day, _ids(bytes.fromhex(written)))
        for kind, key, occurrence, day, written in reading.rows(statement)
    ]
    return sorted(found, key=lambda each: (each.day, each.kind, each.key, each.occurrence))


def _ids(written: bytes) -> tuple[UUID, ...]:
    return tuple(UUID(bytes=written[start : start + _ID]) for start in range(0, len(written), _ID))


def deadlines_of(reading: Reading, enrolment_ids: Collection[UUID], as_of: date) -> dict[UUID, list[Deadline]]:
    """All deadlines of these enrolments that are not put off, the earliest first; those without have no entry."""
    statement = (
        _deadlines().where(~is_put_off(as_of)).order_by(DeadlineTable.day, DeadlineTable.kind, DeadlineTable.key)
    )
    found: dict[UUID, list[Deadline]] = {}
    for row in reading.among(statement, DeadlineTable.enrolment_id, enrolment_ids):
        deadline = _deadline(row)
        found.setdefault(deadline.enrolment_id, []).append(deadline)
    return found


def is_put_off(as_of: date) -> ColumnElement[bool]:
    """Whether the deadline rests beyond a day, because its reminder was put off."""
    subject = DeadlineTable.kind + ":" + DeadlineTable.key + ":" + sql_cast(DeadlineTable.occurrence, Text)
    return (
        select(ReminderTable.id)
        .where(
            ReminderTable.enrolment_id == DeadlineTable.enrolment_id,
            ReminderTable.put_off_until > as_of,
            ReminderTable.subject == subject,
        )
        .exists()
    )


def _meant(due: Due) -> list[ColumnElement[bool]]:
    conditions = [DeadlineTable.day <= due.until, ~is_put_off(due.as_of)]
    if due.status:
        standing = select(StandingTable.enrolment_id).where(StandingTable.status == due.status)
        conditions.append(DeadlineTable.enrolment_id.in_(standing))
    if due.kinds:
        conditions.append(DeadlineTable.kind.in_(due.kinds))
    if due.keys:
        conditions.append(DeadlineTable.key.in_(due.keys))
    if due.since is not None:
        conditions.append(DeadlineTable.day >= due.since)
    return conditions


def _deadlines() -> Select[UUID, str, str, int, date, bool]:
    return select(
        DeadlineTable.enrolment_id,
        DeadlineTable.kind,
        DeadlineTable.key,
        DeadlineTable.occurrence,
        DeadlineTable.day,
        DeadlineTable.is_planned,
    )


def _deadline(row: Row[UUID, str, str, int, date, bool]) -> Deadline:
    enrolment_id, kind, key, occurrence, day, is_planned = row
    return Deadline(enrolment_id, cast("DeadlineKind", kind), key, occurrence, day, is_planned)
