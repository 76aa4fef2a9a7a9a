"""A backup is made: because somebody asks for it, or before something that may go wrong."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from partnertrack.errors import RuleError, UserError
from partnertrack.i18n import _
from partnertrack.log import LOG
from partnertrack.persistence import erased
from partnertrack.persistence.backup import proof
from partnertrack.persistence.backup.container import SUFFIX
from partnertrack.persistence.backup.making import Source
from partnertrack.persistence.backup.making import make as make_at
from partnertrack.persistence.backup.shelf import Backup, Shelf, backup_at, remove
from partnertrack.progress import SILENT, Progress
from partnertrack.services.backups import notes
from partnertrack.services.backups.shelves import shelf_of
from partnertrack.services.backups.whys import BY_HAND
from partnertrack.services.workspace import Workspace

_TURN = threading.Lock()
"""One backup at a time: who waits finds it made."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a backup that nobody asked for: the one that holds all that is stored, or why there is none.

    Both are None for a practice pilot, which can be made again. `is_new` where it was made now.
    """

    backup: Backup | None = None
    error: UserError | None = None
    is_new: bool = False


def make(workspace: Workspace, why: str = BY_HAND, progress: Progress = SILENT) -> Backup:
    """Make a backup of the pilot, then let go those that have done their work.

    Raises `RuleError` for a practice pilot, `DamagedError` when the pilot file is damaged, `StoreError` when the backup
    cannot be made, `Cancelled` when stopped.
    """
    if workspace.pilot.is_practice:
        raise RuleError(_("The practice pilot is not backed up: it can be made again at any time."))
    shelf = shelf_of(workspace.pilot.id, workspace.home)
    with _TURN:
        try:
            shelf.clear()
            place = shelf.place(why)
            make_at(Source(workspace.path, workspace.access, workspace.store), place, why, progress)
            shelf.thin(datetime.now(UTC), workspace.pilot.id)
            _drop_plain(shelf)
            keep_registry(workspace, shelf.folder)
        except UserError as error:
            notes.note_failure(shelf, error)
            raise
        notes.note_failure(shelf, None)
    return _there(place)


def make_before(workspace: Workspace, why: str, progress: Progress = SILENT) -> Outcome:
    """Make a backup unless there is one that holds all that is stored; a failure is told in the outcome, not raised.

    Raises `Cancelled` when stopped.
    """
    if workspace.pilot.is_practice:
        return Outcome()
    try:
        known = newest_of_all(workspace)
        if known is not None:
            return Outcome(known)
        return Outcome(make(workspace, why, progress), is_new=True)
    except UserError as error:
        LOG.error("a backup failed: %s", type(error).__name__)
        return Outcome(error=error)


def save_to(workspace: Workspace, path: Path, progress: Progress = SILENT) -> Backup:
    """Make a backup in a file that somebody chose, a practice pilot's too; raises as `make` does."""
    place = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
    if place.exists():
        raise RuleError(
            _("There is a file “{file}” already.").format(file=place.name), _("Choose another name for the backup.")
        )
    with _TURN:
        make_at(Source(workspace.path, workspace.access, workspace.store), place, BY_HAND, progress)
    return _there(place)


def newest_of_all(workspace: Workspace) -> Backup | None:
    """The newest backup that holds all that the pilot holds now; None where something was stored since the last."""
    backups = shelf_of(workspace.pilot.id, workspace.home).all(workspace.pilot.id)
    if not backups:
        return None
    with workspace.store.reading(is_counting=True) as reading:
        now = proof.state(reading)
    same = (each for each in backups if each.manifest.is_encrypted == (workspace.access is not None))
    return next((each for each in same if now.is_in(each.manifest.clock, each.manifest.counts)), None)


def keep_registry(workspace: Workspace, folder: Path) -> None:
    """Write beside backups who was erased, so that nobody comes back with one of them; raises `StoreError`."""
    with workspace.store.reading(is_counting=True) as reading:
        known = erased.registry(reading)
        content = erased.seal(reading, known) if known else None
    if content is not None:
        erased.write(folder / f"{workspace.pilot.id}{erased.SUFFIX}", content)


def _drop_plain(shelf: Shelf) -> None:
    """Once there is an encrypted backup, let go those that anybody can read, but for the ones kept for good."""
    known = shelf.all()
    if known and known[0].manifest.is_encrypted:
        for each in known:
            if not each.manifest.is_encrypted and not each.is_kept:
                remove(each)


def _there(place: Path) -> Backup:
    backup = backup_at(place)
    assert backup is not None  # noqa: S101 - it has just been read back
    return backup
