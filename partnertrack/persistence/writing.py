"""Changes as statements: rows grouped by kind and table, one statement a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, insert, update

from partnertrack.domain.change import Change
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.records import KINDS
from partnertrack.errors import ConflictError
from partnertrack.i18n import _
from partnertrack.persistence.rows import to_rows, with_version
from partnertrack.persistence.tables import RECORD_TABLES, ReplicaTable, core
from partnertrack.progress import Progress

_ABOVE: Final = {
    kind: key.parent.name
    for kind, table in RECORD_TABLES.items()
    for key in core(table).foreign_keys
    if key.column.table.name == core(table).name
}
"""The field by which records of a kind refer to others of the same kind, for the kinds that do."""


def as_stored(change: Change) -> Change:
    """The change with the version that the store gives what it writes."""
    if change.after is None:
        return change
    return Change(change.before, with_version(change.after, (change.before or change.after).version + 1))


def write(connection: Connection, changes: Sequence[Change], progress: Progress) -> None:
    """Write the changes, as `as_stored` gave them.

    Raises `ConflictError` when a record is no longer the one that was changed, or is still referred to.
    """
    done, total = 0, len(changes)
    for statement, batch in _batches(changes):
        progress.report(done, total)
        statement(connection, batch)
        done += len(batch)
    progress.report(total, total)


def highest_first(kind: str, changes: Sequence[Change]) -> list[Change]:
    """The changes of one kind so that a record comes after the one of its kind to which it refers."""
    field = _ABOVE.get(kind)
    if field is None:
        return list(changes)
    waiting = {change.record.id: change for change in changes}
    ordered: list[Change] = []
    while waiting:
        ready = [key for key, each in waiting.items() if getattr(each.record, field) not in waiting]
        ordered.extend(waiting.pop(key) for key in ready or tuple(waiting))  # those in a circle come as they are
    return ordered


_Statement = Callable[[Connection, list[Change]], None]


def _batches(changes: Iterable[Change]) -> Iterable[tuple[_Statement, list[Change]]]:
    """The changes in the order in which records depend on each other: first what comes, at last what goes."""
    groups: defaultdict[tuple[_Statement, str], list[Change]] = defaultdict(list)
    for change in changes:
        statement = _add if change.before is None else _remove if change.after is None else _update
        groups[statement, change.record.kind].append(change)
    order = [(statement, kind) for statement in (_add, _update) for kind in KINDS]
    order += [(_remove, kind) for kind in reversed(KINDS)]
    return [(how, _in_turn(how, kind, groups[how, kind])) for how, kind in order if (how, kind) in groups]


def _in_turn(how: _Statement, kind: str, changes: list[Change]) -> list[Change]:
    """The changes of one kind, so that nothing refers to what is not there yet or no more."""
    ordered = highest_first(kind, changes)
    return ordered[::-1] if how is _remove else ordered


def _add(connection: Connection, changes: list[Change]) -> None:
    records = [change.record for change in changes]
    kind = records[0].kind
    connection.execute(insert(_table(kind)), to_rows(kind, records))
    if kind == Enrolment.kind:
        highest = max(record.number for record in records if isinstance(record, Enrolment))
        connection.execute(update(ReplicaTable).where(ReplicaTable.last_number < highest).values(last_number=highest))


def _update(connection: Connection, changes: list[Change]) -> None:
    records = [change.record for change in changes]
    kind = records[0].kind
    rows = to_rows(kind, records)
    table = _table(kind)
    statement = update(table).where(*_unchanged(table))
    for row in rows:
        row["known_id"], row["known_version"] = row.pop("id"), row["version"] - 1
    columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name in table.c}
    written = connection.execute(statement.values(columns), rows).rowcount
    _expect(written, len(rows))


def _remove(connection: Connection, changes: list[Change]) -> None:
    records = [change.record for change in changes]
    table = _table(records[0].kind)
    rows = [{"known_id": record.id, "known_version": record.version} for record in records]
    _expect(connection.execute(delete(table).where(*_unchanged(table)), rows).rowcount, len(rows))


def _table(kind: str) -> Table:
    """The table of a kind of record."""
    return core(RECORD_TABLES[kind])


def _unchanged(table: Table) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The record of a change, as long as nobody else has written it."""
    return table.c.id == bindparam("known_id"), table.c.version == bindparam("known_version")


def _expect(written: int, expected: int) -> None:
    """Raise `ConflictError` when some of the records were no longer as they were known."""
    if written != expected:
        raise ConflictError(
            _("Someone changed or removed the same data in the meantime; nothing was stored."),
            _("Look at the data again, then repeat what you did."),
        )
