"""Which changes take a transaction back, and what stays because it was touched or is needed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from sqlalchemy import select

from partnertrack.domain.change import Change, added, removed
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.persistence.operations import Operation, flatten, restore
from partnertrack.persistence.queries.records import fetch
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import RECORD_TABLES, core

Reason = Literal["edited", "in-use", "gone"]
"""edited: changed since; in-use: something that stays refers to it; gone: it, or what it belongs to, was removed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that could not be taken back, or not in all its fields, and why."""

    kind: str
    id: UUID
    reason: Reason


REFERENCES: dict[str, tuple[tuple[str, str], ...]] = {
    kind: tuple((key.parent.name, key.column.table.name) for key in core(table).foreign_keys)
    for kind, table in RECORD_TABLES.items()
}
"""For each kind of record the fields that refer to another record, with its kind."""


class Rewind:
    """The changes that take operations back, found against the data as they are now."""

    def __init__(self, reading: Reading, operations: Sequence[Operation]) -> None:
        self.kept: list[Kept] = []
        self._reading = reading
        self._planned: dict[UUID, Change] = {}
        current = _current(reading, operations)
        for operation in reversed(operations):
            self._take_back(operation, current.get(operation.id))
        self._leave_dangling()
        self._leave_enrolled()
        self._leave_needed()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What to store."""
        return tuple(self._planned.values())

    def _take_back(self, operation: Operation, record: Record | None) -> None:
        """Plan the opposite of one operation, as far as nobody touched the record since."""
        if operation.op == "add":
            if record is not None and self._is_untouched(operation, record):
                self._plan(removed(record))
        elif operation.op == "remove":
            if record is None:
                before = {name: before for name, (before, _) in operation.fields.items()}
                self._plan(added(restore(operation.kind, operation.id, operation.version, before)))
            else:
                self._keep(record, "edited")
        elif record is None:
            self.kept.append(Kept(operation.kind, operation.id, "gone"))
        else:
            self._restore_fields(operation, record)

    def _is_untouched(self, operation: Operation, record: Record) -> bool:
        """Whether an added record is still what it was when it was added."""
        is_untouched = flatten(record) == {name: after for name, (_, after) in operation.fields.items()}
        if not is_untouched:
            self._keep(record, "edited")
        return is_untouched

    def _restore_fields(self, operation: Operation, record: Record) -> None:
        """Plan the fields of an update back to what they were, but for those that were changed again."""
        flat = flatten(record)
        untouched = {name: before for name, (before, after) in operation.fields.items() if flat.get(name) == after}
        if len(untouched) < len(operation.fields):
            self._keep(record, "edited")
        if untouched:
            fields = {name: value for name, value in {**flat, **untouched}.items() if value is not None}
            self._plan(Change(record, restore(record.kind, record.id, record.version, fields)))

    def _leave_dangling(self) -> None:
        """Leave away what would refer to a record that is no longer there."""
        present = self._present()
        for kind in KINDS:
            for change in self._planned_of(kind):
                if change.after is None:
                    continue
                missing = [name for name, parent in REFERENCES[kind] if not _is_in(change.after, name, present[parent])]
                if missing:
                    self._restore_less(change, missing)
                if change.before is None and not missing:
                    present[kind].add(change.after.id)

    def _restore_less(self, change: Change, missing: Iterable[str]) -> None:
        """Plan a change without the fields whose record is gone; a record cannot come back without them."""
        del self._planned[change.record.id]
        self._keep(change.record, "gone")
        if change.before is not None and change.after is not None:
            fields = {name: getattr(change.before, name) for name in missing}
            self._plan(Change(change.before, replace(change.after, **fields)))

    def _present(self) -> dict[str, set[UUID]]:
        """Which of the records that the planned ones refer to are there, by kind."""
        wanted: defaultdict[str, set[UUID]] = defaultdict(set)
        for change in self._planned.values():
            for name, parent in REFERENCES[change.record.kind] if change.after else ():
                wanted[parent].add(getattr(change.after, name))
        return {kind: set(fetch(self._reading, KINDS[kind], wanted[kind] - {None})) for kind in KINDS}

    def _leave_enrolled(self) -> None:
        """Leave the enrolments of people who stay because they were edited: nobody would see them without one."""
        people = {kept.id for kept in self.kept if kept.kind == Participant.kind}
        for change in self._planned_of(Enrolment.kind):
            if isinstance(change.before, Enrolment) and not change.after and change.before.participant_id in people:
                del self._planned[change.before.id]
                self._keep(change.before, "in-use")

    def _leave_needed(self) -> None:
        """Leave records in place to which something refers that stays."""
        for kind in reversed(KINDS):
            going = {change.record.id: change.record for change in self._planned_of(kind) if change.after is None}
            for target in {target for target in self._targets_of_the_rest(kind, going) if target in going}:
                del self._planned[target]
                self._keep(going[target], "in-use")

    def _targets_of_the_rest(self, parent: str, ids: Collection[UUID]) -> Iterator[UUID]:
        """What the stored records that stay as they are, and the planned ones, refer to of one kind."""
        if not ids:
            return
        for kind, references in REFERENCES.items():
            for name in (name for name, referred in references if referred == parent):
                yield from self._stored_targets(kind, name, ids)
                yield from (getattr(change.after, name) for change in self._planned_of(kind) if change.after)

    def _stored_targets(self, kind: str, name: str, ids: Collection[UUID]) -> Iterator[UUID]:
        """What stored records of a kind refer to by a field, but for those that are to change or go."""
        table = RECORD_TABLES[kind]
        column = getattr(table, name)
        for row in self._reading.among(select(table.id, column), column, ids):
            if row[0] not in self._planned:
                yield row[1]

    def _planned_of(self, kind: str) -> list[Change]:
        return [change for change in self._planned.values() if change.record.kind == kind]

    def _plan(self, change: Change) -> None:
        if change.before != change.after:
            self._planned[change.record.id] = change

    def _keep(self, record: Record, reason: Reason) -> None:
        self.kept.append(Kept(record.kind, record.id, reason))


def _is_in(record: Record, name: str, present: Collection[UUID]) -> bool:
    """Whether the field refers to nothing, or to one of the records that are there."""
    target = getattr(record, name)
    return target is None or target in present


def _current(reading: Reading, operations: Iterable[Operation]) -> dict[UUID, Record]:
    """The records of the operations as they are now."""
    ids: defaultdict[str, list[UUID]] = defaultdict(list)
    for operation in operations:
        ids[operation.kind].append(operation.id)
    return {key: record for kind in ids for key, record in fetch(reading, KINDS[kind], ids[kind]).items()}
