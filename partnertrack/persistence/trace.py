"""Who changed records, and when, as the journal tells it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from partnertrack.domain.encoding import Plain, decode
from partnertrack.domain.source import Source
from partnertrack.persistence import history, operations
from partnertrack.persistence.history import Entry
from partnertrack.persistence.operations import Operation
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import JournalTable

_HEAD = 8192
"""Bytes of packed operations in which the file that an import took in is told, as a rule."""

_IS_FILE = f'["add","{Source.kind}",'


@dataclass(frozen=True, slots=True)
class Touch:
    """A transaction that touched the record, and what it did to it."""

    entry: Entry
    operation: Operation

    def of_field(self, name: str) -> tuple[Plain, Plain]:
        """What a field was before and after, None for a blank; `name` is "birth_date" or "values.phone"."""
        before, after = self.operation.fields.get(name, (None, None))
        return decode(before), decode(after)


@dataclass(frozen=True, slots=True)
class Passage:
    """A transaction, what it did to some records, and the name of the file that it took in ("" for none)."""

    entry: Entry
    operations: tuple[Operation, ...]
    file: str


def touches(reading: Reading, kind: str, record_id: UUID) -> Iterator[Touch]:
    """The transactions that touched a record, newest first.

    They are looked for as they are asked for: only transactions that touched that kind of record are unpacked, of
    those one line is read, and nothing is looked at that is older than the record.
    """
    for entry in reversed(history.entries(reading)):
        operation = _operation(reading, entry, kind, record_id) if kind in entry.counts else None
        if operation is None:
            continue
        yield Touch(entry, operation)
        if operation.op == "add" and entry.undoes is None:
            return


def since(reading: Reading, clock: int, kinds: frozenset[str]) -> Iterator[tuple[Entry, tuple[Operation, ...]]]:
    """The transactions after a moment of the journal's clock, oldest first, with what each did to these kinds."""
    later = set(reading.scalars(select(JournalTable.change_set).where(JournalTable.clock > clock)))
    for entry in history.entries(reading):
        if entry.key in later and kinds & entry.counts.keys():
            yield entry, tuple(each for each in _operations(reading, entry) if each.kind in kinds)


def emptied(reading: Reading, since: datetime) -> set[tuple[UUID, str]]:
    """The fields, by record and name, out of which changes since then took the value; an undo is none."""
    found: set[tuple[UUID, str]] = set()
    for entry in history.entries(reading):
        if entry.at >= since and _stands(entry):
            for operation in _operations(reading, entry, lambda line: line.startswith('["update"') and "null]" in line):
                found |= {(operation.id, name) for name, (_before, after) in operation.fields.items() if after is None}
    return found


def by_hand(reading: Reading) -> set[tuple[UUID, str]]:
    """The fields, by record and name, that people entered or changed themselves: no import, and no undo of anything."""
    entries = (entry for entry in history.entries(reading) if _stands(entry) and Source.kind not in entry.counts)
    done = (operation for entry in entries for operation in _operations(reading, entry))
    return {(operation.id, name) for operation in done for name in operation.fields}


def _stands(entry: Entry) -> bool:
    return entry.undoes is None and not entry.is_undone


def _operations(
    reading: Reading, entry: Entry, wanted: Callable[[str], bool] = lambda _line: True
) -> Iterator[Operation]:
    """What a transaction did, as far as the lines that tell it are wanted."""
    for line in filter(wanted, _lines(reading, entry)):
        yield from operations.load(line)


def _lines(reading: Reading, entry: Entry) -> list[str]:
    return lines(reading, entry.key)


def _operation(reading: Reading, entry: Entry, kind: str, record_id: UUID) -> Operation | None:
    """What a transaction did to the record, None for nothing."""
    packed = reading.scalar(select(JournalTable.operations).where(JournalTable.change_set == entry.key))
    text = operations.unpack(packed or b"")
    at = text.find(f'","{kind}","{record_id.hex}",')
    if at < 0:
        return None
    end = text.find("\n", at)
    return next(operations.load(text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else None]))


def file_names(reading: Reading, entries: Iterable[Entry]) -> dict[UUID, str]:
    """The names of the files that imports took in, by the key of the entry; only the first lines are unpacked."""
    found: dict[UUID, str] = {}
    for entry in entries:
        if "add" in entry.counts.get(Source.kind, {}):
            head = select(func.substr(JournalTable.operations, 1, _HEAD)).where(JournalTable.change_set == entry.key)
            begun = operations.unpack_begun(reading.scalar(head) or b"")
            lines = begun.split("\n")[:-1] if _IS_FILE in begun else _lines(reading, entry)
            line = next((each for each in lines if each.startswith(_IS_FILE)), "")
            found[entry.key] = str(next(operations.load(line)).after.get("file_name") or "") if line else ""
    return found


def naming(reading: Reading, entries: Iterable[Entry], marks: Collection[str]) -> set[UUID]:
    """The keys of those entries in whose operations one of these texts occurs."""
    found = set()
    for entry in entries:
        packed = reading.scalar(select(JournalTable.operations).where(JournalTable.change_set == entry.key))
        text = operations.unpack(packed) if packed else ""
        if any(mark in text for mark in marks):
            found.add(entry.key)
    return found


def lines(reading: Reading, key: UUID) -> list[str]:
    """What a transaction did, a line for each record; `operations.load` reads them."""
    packed = reading.scalar(select(JournalTable.operations).where(JournalTable.change_set == key))
    text = operations.unpack(packed) if packed else ""
    return text.split("\n") if text else []


def last_of(reading: Reading, kind: str, record_id: UUID) -> Touch | None:
    """What happened to a record last, None where nothing ever did."""
    return next(touches(reading, kind, record_id), None)


def passages(reading: Reading, ids: Collection[UUID], kinds: frozenset[str]) -> list[Passage]:
    """The transactions that touched these records of these kinds, or any that ever lay beside them, oldest first.

    A record lies beside another one that it names; once it was seen, all that happens to it is told.
    """
    known = {key.hex for key in ids}
    found: list[Passage] = []
    marks = tuple(f'"{key.hex}"' for key in ids)
    for entry in history.entries(reading):
        if not kinds & entry.counts.keys():
            continue
        done: list[Operation] = []
        file = ""
        for line in _lines(reading, entry):
            _open, op, _comma, kind, _comma, key, _rest = line.split('"', 6)
            if kind == Source.kind and op == "add":
                file = str(next(operations.load(line)).after.get("file_name") or "")
            if kind in kinds and (key in known or any(mark in line for mark in marks)):
                known.add(key)
                done.extend(operations.load(line))
        if done:
            found.append(Passage(entry, tuple(done), file))
    return found
