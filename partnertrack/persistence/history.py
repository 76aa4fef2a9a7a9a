"""What was done, undone and done again, as the journal tells it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from partnertrack.domain.erasure import Erasure
from partnertrack.errors import RuleError
from partnertrack.i18n import _
from partnertrack.persistence import operations
from partnertrack.persistence.operations import Operation
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import JournalTable


@dataclass(frozen=True, slots=True)
class Entry:
    """A transaction as people look back on it.

    `key` is the id of its change set; `counts` says per kind of record how many it added, updated and removed; `undoes`
    is the key of the entry that it took back, whose title it bears (a redo takes back an undo); `who` worked with the
    copy of the pilot, where that is known; `origin` and `sequence` are its name in the journal, and
    `hash` is what the chain proves it by.
    `is_blackened` says that an erasure took something out of it.
    """

    key: UUID
    title: str
    at: datetime
    counts: Mapping[str, Mapping[str, int]]
    undoes: UUID | None
    is_undone: bool
    is_undo: bool
    who: str = ""
    origin: UUID | None = None
    sequence: int = 0
    hash: bytes = b""
    is_blackened: bool = False

    @property
    def is_erasure(self) -> bool:
        """Whether somebody's data were erased, which is for ever."""
        return "add" in self.counts.get(Erasure.kind, {})


def entries(reading: Reading) -> list[Entry]:
    """The whole history, oldest first."""
    rows = reading.rows(
        select(
            JournalTable.change_set,
            JournalTable.title,
            JournalTable.at,
            JournalTable.counts,
            JournalTable.who,
            JournalTable.undoes,
            JournalTable.origin,
            JournalTable.sequence,
            JournalTable.hash,
            JournalTable.original.is_not(None),
        ).order_by(JournalTable.clock, JournalTable.origin)
    )
    undone: set[UUID] = set()
    for key, undoes in ((row.change_set, row.undoes) for row in reversed(rows)):
        if undoes is not None and key not in undone:
            undone.add(undoes)
    undos: set[UUID] = set()
    found = []
    for key, title, at, counts, who, undoes, origin, sequence, hashed, is_blackened in rows:
        if undoes is not None and undoes not in undos:
            undos.add(key)
        told = Entry(key, title, at, json.loads(counts), undoes, key in undone, key in undos, who)
        found.append(replace(told, origin=origin, sequence=sequence, hash=hashed, is_blackened=bool(is_blackened)))
    return found


def last_done(history: list[Entry]) -> Entry | None:
    """The change that undo would take back; the beginning of the pilot is never undone."""
    return next((entry for entry in reversed(history[1:]) if entry.undoes is None and not entry.is_undone), None)


def last_undone(history: list[Entry]) -> Entry | None:
    """The undo that redo would take back; none once something new was done."""
    for entry in reversed(history):
        if entry.undoes is None:
            return None
        if entry.is_undo and not entry.is_undone:
            return entry
    return None


def chosen(history: list[Entry], key: UUID) -> Entry:
    """The entry of that key, which may be undone; raises `RuleError` when it may not."""
    entry = next((entry for entry in history if entry.key == key), None)
    if entry is None:
        raise RuleError(_("There is no such change in this pilot."), _("Look at its history for what can be undone."))
    if entry is history[0]:
        raise RuleError(_("The beginning of a pilot cannot be undone."))
    if entry.is_undone:
        raise RuleError(_("This change was undone already."))
    return entry


def refuse_erasure(entry: Entry) -> None:
    """Raise `RuleError` for an entry that nothing takes back."""
    if entry.is_erasure:
        raise RuleError(
            _("An erasure cannot be undone: nothing of what was erased is left."),
            _("Choose an earlier change in the history to undo it; it leaves out the person whose data were erased."),
        )


def operations_of(reading: Reading, key: UUID) -> Iterator[Operation]:
    """What the transaction of that change set did."""
    packed = reading.scalar(select(JournalTable.operations).where(JournalTable.change_set == key))
    return operations.load(operations.unpack(packed or b""))
