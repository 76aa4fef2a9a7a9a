"""Some people are erased: what is left of them is written, all else goes, in one transaction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, select

from partnertrack.domain.change import Change, ChangeSet, added
from partnertrack.domain.encoding import canonical
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.fingerprint import Fingerprint, fingerprints
from partnertrack.domain.identity import Identity
from partnertrack.errors import ConflictError
from partnertrack.i18n import _
from partnertrack.persistence import archive, derived, erased, journal, operations
from partnertrack.persistence.archive import File
from partnertrack.persistence.erasing.blackening import Blackening, blacken
from partnertrack.persistence.erasing.strays import Strays
from partnertrack.persistence.queries.counts import last_change
from partnertrack.persistence.session import PORTION, Reading
from partnertrack.persistence.store import Applied, Store
from partnertrack.persistence.tables import RECORD_TABLES, ArchiveTable, core
from partnertrack.persistence.writing import as_stored, write
from partnertrack.progress import SILENT, Progress

_SUM: Final = re.compile("[0-9a-f]{64}")
_NAMING: Final = frozenset({"sha256", "frozen", "logos", "body"})
"""The columns that name files of the archive."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an erasure does.

    `changes` write what is left and remove the rest, without the `erasures` themselves; `said` is who each person was
    said to be, for the fingerprints under `key` (None: the pilot's own). `files` replace archived ones, `dropped` go
    from the archive unless somebody else's record needs them. `seen` is the clock of the last change that it rests on.
    """

    title: str
    changes: tuple[Change, ...]
    erasures: tuple[Erasure, ...]
    blackening: Blackening
    said: tuple[tuple[UUID, tuple[Identity, ...]], ...]
    dropped: frozenset[str]
    seen: int
    files: tuple[File, ...] = ()
    key: bytes | None = None
    known: tuple[Fingerprint, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Done:
    """What was stored, and how many transactions of the history were blackened."""

    applied: Applied
    blackened: int


def erase(store: Store, plan: Plan, progress: Progress = SILENT) -> Done:
    """Erase; raises `ConflictError` when anything was stored since the plan was made, and as `Store.apply` does."""
    with store.writing() as connection:
        if plan.seen != last_change(Reading(connection)):
            raise ConflictError(
                _("Something was stored in the meantime; nothing was erased."), _("Repeat what you did.")
            )
        progress.report(1, 4)
        strays = Strays(Reading(connection), [each.before for each in plan.changes if each.before])
        done = blacken(connection, plan.blackening, strays)
        progress.report(2, 4)
        said_again = (Change(each, each) for each in strays.records())
        changes = (*plan.changes, *said_again, *map(added, _listing(plan.erasures, done)))
        stored = ChangeSet(plan.title, tuple(as_stored(change) for change in changes))
        for file in plan.files:
            archive.keep(connection, file)
        write(connection, stored.changes, SILENT)
        derived.refresh(connection, stored.changes)
        _drop(connection, plan.dropped)
        _remember(connection, plan)
        key = journal.append(connection, stored, None, operations.dump_erasing(stored.changes))
        progress.report(3, 4)
        return Done(Applied(stored, key), len(done))


def _listing(erasures: Sequence[Erasure], done: list[list[object]]) -> tuple[Erasure, ...]:
    """The erasures; the first of them lists what all of them blackened."""
    return (replace(erasures[0], redactions=canonical(done)), *erasures[1:])


def _remember(connection: Connection, plan: Plan) -> None:
    key = erased.key_of(connection, plan.key)
    marks = (mark for person, said in plan.said for mark in fingerprints(key, person, said))
    erased.remember(connection, (*plan.known, *marks))


def _drop(connection: Connection, sums: frozenset[str]) -> None:
    """Take files out of the archive, but for those that a record needs."""
    going = sorted(sums - _needed(connection))
    for start in range(0, len(going), PORTION):
        portion = going[start : start + PORTION]
        connection.execute(delete(ArchiveTable).where(ArchiveTable.sha256.in_(portion)))


def _needed(connection: Connection) -> set[str]:
    """The sums of all files that a record names."""
    found: set[str] = set()
    for table in RECORD_TABLES.values():
        for name in _NAMING & set(core(table).c.keys()):
            for text in connection.scalars(select(core(table).c[name]).distinct()):
                found.update(_SUM.findall(text or ""))
    return found
