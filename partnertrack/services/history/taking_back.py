"""Changes are taken back and done again, and looked through beforehand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from partnertrack.errors import UserError
from partnertrack.persistence.history import Entry
from partnertrack.persistence.store import Undone as StoreUndone
from partnertrack.services.history.wholeness import Ends, ends_of, missing_end
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back or done again: `kept` records were edited since, and stay as they are."""

    title: str
    restored: int
    kept: int


@dataclass(frozen=True, slots=True)
class HistoryState:
    """The titles of what Undo and Redo would do next, None where there is nothing.

    `ends` are where the history ends now, `missing` says what is not there of what was seen before ("" for nothing).
    """

    undo_title: str | None
    redo_title: str | None
    ends: Ends = field(default_factory=dict)
    missing: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A change as people look back on it: how many records it added, updated and removed."""

    id: UUID
    title: str
    at: datetime
    created: int
    updated: int
    removed: int
    is_undone: bool
    is_undo: bool


@dataclass(frozen=True, slots=True)
class Stays:
    """How many records of a kind would stay when a change is taken back, and why: edited, in-use, gone or erased."""

    kind: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a change back would do: how many records it would restore and what would stay.

    `refusal` says why it cannot be done, "" where it can.
    """

    restored: int
    stays: tuple[Stays, ...]
    refusal: str = ""


def sign(workspace: Workspace, who: str) -> None:
    """Let everything that is stored from now on say who did it."""
    workspace.store.who = who.strip()


def preview(workspace: Workspace, change_id: UUID) -> Preview:
    """What taking a change back would do; nothing is changed."""
    try:
        with workspace.store.rehearsal():
            undone = workspace.store.undo(change_id)
    except UserError as error:
        return Preview(0, (), str(error))
    counts = Counter((kept.kind, str(kept.reason)) for kept in undone.kept)
    stays = tuple(Stays(kind, reason, count) for (kind, reason), count in counts.most_common())
    return Preview(len(undone.change_set.changes), stays)


def undo(workspace: Workspace, change_id: UUID | None = None) -> Undone:
    """Take back the last change, or that one; raises `RuleError` or `ConflictError` when it cannot be done."""
    return _told(workspace.store.undo(change_id))


def redo(workspace: Workspace) -> Undone:
    """Do again what was undone last; raises `RuleError` or `ConflictError` when it cannot be done."""
    return _told(workspace.store.redo())


def state(workspace: Workspace, seen: Ends | None = None) -> HistoryState:
    """What Undo and Redo would do, and whether the history still holds the ends that were seen before."""
    undo_title, redo_title = workspace.store.undo_title(), workspace.store.redo_title()
    if workspace.is_masked:
        return HistoryState(undo_title, redo_title, seen or {})
    known = workspace.store.history()[::-1]
    return HistoryState(undo_title, redo_title, ends_of(known), missing_end(known, seen or {}))


def entries(workspace: Workspace, limit: int | None = None) -> tuple[HistoryLine, ...]:
    """The last changes, newest first."""
    return tuple(_line(entry) for entry in workspace.store.history(limit))


def _told(undone: StoreUndone) -> Undone:
    return Undone(undone.title, len(undone.change_set.changes), len(undone.kept))


def _line(entry: Entry) -> HistoryLine:
    sums = {name: sum(counts.get(name, 0) for counts in entry.counts.values()) for name in ("add", "update", "remove")}
    return HistoryLine(
        entry.key, entry.title, entry.at, sums["add"], sums["update"], sums["remove"], entry.is_undone, entry.is_undo
    )
