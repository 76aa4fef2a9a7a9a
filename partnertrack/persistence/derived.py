"""The rows that the store derives from the records: where each enrolment stands, and its deadlines.

They are computed anew in the transaction that touches what they rest on. A migration that changes the rules empties
`standing`; the file that is opened next gets all rows again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import Connection, delete, exists, insert, select

from partnertrack.domain import erasure_rules
from partnertrack.domain.change import Change
from partnertrack.domain.completeness import missing
from partnertrack.domain.deadlines import deadlines
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.scheme_form import from_json
from partnertrack.domain.standing import by_step, standing
from partnertrack.domain.text import Label
from partnertrack.errors import SchemeError
from partnertrack.persistence.queries.known import Known, all_enrolments, enrolments_of, known_of
from partnertrack.persistence.session import PORTION, Reading
from partnertrack.persistence.tables import DeadlineTable, EnrolmentTable, PilotTable, StandingTable, core
from partnertrack.persistence.touched import Brought, Touched
from partnertrack.progress import SILENT, Progress

T = TypeVar("T")

_ALWAYS = date.max

_EMPTY = Scheme("", 0, "", Label("", "", "", ""), (), (), (), "", (), {}, {}, ())
"""The scheme of a pilot whose own cannot be read: it has no steps."""

_STANDING = core(StandingTable)
_DEADLINE = core(DeadlineTable)


class Derived(NamedTuple):
    """The rows of one enrolment."""

    standing: tuple[Any, ...]
    deadlines: Sequence[tuple[Any, ...]]


def refresh(connection: Connection, changes: Iterable[Change]) -> None:
    """Compute the rows of every enrolment that the changes touch; they are written already."""
    reading = Reading(connection)
    touched = Touched(changes)
    if touched.is_every:
        fill(connection)
        return
    brought = touched.brought()
    ids = {*touched.enrolments, *enrolments_of(reading, touched.people)}.difference(brought)
    _write(connection, sorted(ids), is_new=False)
    scheme = _scheme_of(reading)
    for portion in _portions(list(brought.values())):
        _store(connection, [_of(scheme, known) for known in portion])


def fill(connection: Connection, progress: Progress = SILENT) -> None:
    """Compute all rows anew."""
    connection.execute(delete(_STANDING))
    connection.execute(delete(_DEADLINE))
    _write(connection, all_enrolments(Reading(connection)), is_new=True, progress=progress)


def is_missing(reading: Reading) -> bool:
    """Whether the file has people and no rows, as one that was made before there were any."""
    has_rows = reading.scalar(select(exists(select(StandingTable.enrolment_id))))
    return not has_rows and bool(reading.scalar(select(exists(select(EnrolmentTable.id)))))


def stale(reading: Reading) -> Iterator[UUID]:
    """The enrolments whose rows are not what the records say, or belong to no enrolment."""
    unseen = set(reading.scalars(select(StandingTable.enrolment_id)))
    unseen.update(reading.scalars(select(DeadlineTable.enrolment_id)))
    for portion in _portions(all_enrolments(reading)):
        stored = _stored(reading, portion)
        for enrolment_id, derived in _derived(reading, portion):
            unseen.discard(enrolment_id)
            row, days = stored.get(enrolment_id, (None, frozenset()))
            if row != derived.standing or days != frozenset(derived.deadlines):
                yield enrolment_id
    yield from unseen


def _write(connection: Connection, enrolment_ids: Sequence[UUID], *, is_new: bool, progress: Progress = SILENT) -> None:
    """Replace the rows of these enrolments; `is_new` where there are none."""
    reading, done = Reading(connection), 0
    for portion in _portions(enrolment_ids):
        progress.report(done, len(enrolment_ids))
        if not is_new:
            for table in (_STANDING, _DEADLINE):
                connection.execute(delete(table).where(table.c.enrolment_id.in_(portion)))
        _store(connection, [derived for _key, derived in _derived(reading, portion)])
        done += len(portion)


def _store(connection: Connection, derived: Sequence[Derived]) -> None:
    _insert(connection, StandingTable, [each.standing for each in derived])
    _insert(connection, DeadlineTable, [row for each in derived for row in each.deadlines])


def _insert(
    connection: Connection, table: type[StandingTable | DeadlineTable], rows: Sequence[tuple[Any, ...]]
) -> None:
    if rows:
        names = core(table).c.keys()
        connection.execute(insert(core(table)), [dict(zip(names, row, strict=True)) for row in rows])


def _stored(reading: Reading, portion: Collection[UUID]) -> dict[UUID, tuple[tuple[Any, ...], frozenset[Any]]]:
    days: dict[UUID, set[Any]] = {}
    for row in reading.among(select(*_DEADLINE.c), DeadlineTable.enrolment_id, portion):
        days.setdefault(row[0], set()).add(tuple(row))
    rows = reading.among(select(*_STANDING.c), StandingTable.enrolment_id, portion)
    return {row[0]: (tuple(row), frozenset(days.get(row[0], ()))) for row in rows}


def _derived(reading: Reading, enrolment_ids: Collection[UUID]) -> Iterator[tuple[UUID, Derived]]:
    """The rows of these enrolments by the rules, but for those that are gone."""
    scheme = _scheme_of(reading)
    expiring = [key for key, field in scheme.fields.items() if field.is_expiry]
    for known in known_of(reading, enrolment_ids, expiring):
        yield known.enrolment.id, _of(scheme, known)


def _of(scheme: Scheme, known: Known | Brought) -> Derived:
    person, enrolment, events, documents = known
    stands = standing(scheme, enrolment.track, by_step(events), _ALWAYS)
    days = [day for event in events for day in (event.done_on, event.started_on) if day]
    is_residue = erasure_rules.is_residue(person.last_name, person.first_name)  # nobody can be asked for anything
    row = (
        enrolment.id,
        stands.stage_key,
        stands.step_key,
        stands.status,
        round(stands.share * 1000),
        max(days, default=None),
        0 if is_residue else len(missing(person, enrolment, events)),
    )
    found = () if is_residue else deadlines(scheme, stands.status, person, enrolment, events, documents)
    return Derived(
        row, [(each.enrolment_id, each.kind, each.key, each.occurrence, each.day, each.is_planned) for each in found]
    )


def _portions(many: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(many), PORTION):
        yield many[start : start + PORTION]


def _scheme_of(reading: Reading) -> Scheme:
    return _scheme(reading.scalar(select(PilotTable.scheme)) or "")


@lru_cache(maxsize=4)
def _scheme(text: str) -> Scheme:
    try:
        return from_json(text)
    except SchemeError:
        return _EMPTY
