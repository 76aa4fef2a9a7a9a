"""Which changes take a transaction back, and what stays because it was touched or is needed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
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
from partnertrack.persistence.session import PORTION, Reading
from partnertrack.persistence.tables import RECORD_TABLES, core
from partnertrack.persistence.writing import highest_first

Reason = Literal["edited", "in-use", "gone", "erased"]
"""edited: changed since; in-use: something that stays refers to it; gone: it, or what it belongs to, was removed;
erased: it is about somebody whose data were erased since, so that nobody knows what it was.
"""


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

    def __init__(self, reading: Reading, operations: Iterator[Operation]) -> None:
        self.kept: list[Kept] = []
        self._reading = reading
        self._coming: dict[str, dict[UUID, Change]] = {kind: {} for kind in KINDS}  # added again, or fields restored
        self._going: dict[str, dict[UUID, Record]] = {kind: {} for kind in KINDS}
        while portion := list(islice(operations, PORTION)):
            current = _current(reading, portion)
            for operation in portion:
                self._take_back(operation, current.get(operation.id))
        self._leave_dangling()
        self._leave_enrolled()
        self._leave_needed()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What to store."""
        coming = (change for kind in KINDS for change in self._coming[kind].values())
        going = (removed(record) for kind in KINDS for record in self._going[kind].values())
        return (*coming, *going)

    def _take_back(self, operation: Operation, record: Record | None) -> None:
        """Plan the opposite of one operation, as far as nobody touched the record since."""
        if operation.blackened:
            self.kept.append(Kept(operation.kind, operation.id, "erased"))
        elif operation.op == "remove" and record is None:
            self._come(added(restore(operation.kind, operation.id, operation.version, operation.before)))
        elif operation.op == "update" and record is None:
            self.kept.append(Kept(operation.kind, operation.id, "gone"))
        elif operation.op == "update" and record is not None:
            self._restore_fields(operation, record)
        elif record is not None and flatten(record) == operation.after:
            self._going[record.kind][record.id] = record
        elif record is not None:
            self._keep(record, "edited")

    def _restore_fields(self, operation: Operation, record: Record) -> None:
        """Plan the fields of an update back to what they were, but for those that were changed again."""
        if not operation.fields:  # it changed nothing: writing the record once more is the opposite of that
            self._coming[record.kind][record.id] = Change(record, record)
            return
        flat = flatten(record)
        untouched = {name: before for name, (before, after) in operation.fields.items() if flat.get(name) == after}
        if len(untouched) < len(operation.fields):
            self._keep(record, "edited")
        fields = {name: value for name, value in {**flat, **untouched}.items() if value is not None}
        self._come(Change(record, restore(record.kind, record.id, record.version, fields)))

    def _leave_dangling(self) -> None:
        """Leave away what would refer to a record that is no longer there."""
        present = self._present()
        for kind, references in REFERENCES.items():
            for change in highest_first(kind, list(self._coming[kind].values())):
                missing = [name for name, parent in references if not _is_in(change.record, name, present[parent])]
                if missing:
                    self._come_without(change, missing)
                elif change.before is None:
                    present[kind].add(change.record.id)

    def _come_without(self, change: Change, missing: Iterable[str]) -> None:
        """Plan a change without the fields whose record is gone; a removed record cannot come back without them."""
        del self._coming[change.record.kind][change.record.id]
        self._keep(change.record, "gone")
        if change.before is not None:
            fields = {name: getattr(change.before, name) for name in missing}
            self._come(Change(change.before, replace(change.record, **fields)))

    def _present(self) -> dict[str, set[UUID]]:
        """Which of the records that the planned ones refer to are there, by kind."""
        wanted: defaultdict[str, set[UUID]] = defaultdict(set)
        for kind, references in REFERENCES.items():
            for name, parent in references:
                wanted[parent].update(getattr(change.record, name) for change in self._coming[kind].values())
        return {kind: set(fetch(self._reading, KINDS[kind], wanted[kind] - {None})) for kind in KINDS}

    def _leave_enrolled(self) -> None:
        """Leave the enrolments of people who stay because they were edited: nobody would see them without one."""
        people = {kept.id for kept in self.kept if kept.kind == Participant.kind}
        enrolments = [record for record in self._going[Enrolment.kind].values() if isinstance(record, Enrolment)]
        for enrolment in enrolments:
            if enrolment.participant_id in people:
                self._stay(enrolment)

    def _leave_needed(self) -> None:
        """Leave records in place to which something refers that stays."""
        for kind in reversed(KINDS):
            going = self._going[kind]
            while needed := going.keys() & set(self._targets_of_the_rest(kind, going)):
                for target in needed:
                    self._stay(going[target])

    def _targets_of_the_rest(self, parent: str, ids: Collection[UUID]) -> Iterator[UUID]:
        """What the stored records that stay as they are, and the planned ones, refer to of one kind."""
        for kind, references in REFERENCES.items():
            for name in (name for name, referred in references if referred == parent):
                yield from self._stored_targets(kind, name, ids)
                yield from (getattr(change.record, name) for change in self._coming[kind].values())

    def _stored_targets(self, kind: str, name: str, ids: Collection[UUID]) -> Iterator[UUID]:
        """What stored records of a kind refer to by a field, but for those that are to change or go."""
        table = RECORD_TABLES[kind]
        column = getattr(table, name)
        for row in self._reading.among(select(table.id, column), column, ids):
            if row[0] not in self._coming[kind] and row[0] not in self._going[kind]:
                yield row[1]

    def _come(self, change: Change) -> None:
        """Plan to add a record again or to restore fields of it, if there are any."""
        if change.before != change.after:
            self._coming[change.record.kind][change.record.id] = change

    def _stay(self, record: Record) -> None:
        """Leave a record in place, because it is needed."""
        del self._going[record.kind][record.id]
        self._keep(record, "in-use")

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
