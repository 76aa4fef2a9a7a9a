"""Backups that still hold people who were erased since: when they go by themselves, and how they go at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from partnertrack.domain.thinning import MONTHS
from partnertrack.errors import RuleError
from partnertrack.i18n import _
from partnertrack.persistence import erased
from partnertrack.persistence.backup.making import Source, make
from partnertrack.persistence.backup.shelf import Backup, Shelf, remove
from partnertrack.progress import SILENT, Progress
from partnertrack.services.workspace import Workspace

BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class OldBackup:
    """A backup that was made before somebody was erased; it goes by itself on `goes_on`, None where it is kept."""

    path: Path
    made_on: date
    goes_on: date | None


def old_backups(workspace: Workspace, home: Path | None = None, places: Sequence[Path] = ()) -> tuple[OldBackup, ...]:
    """The backups of the pilot, here and in other `places`, that still hold people who were erased, newest first."""
    return tuple(
        OldBackup(
            each.path,
            each.manifest.made_at.astimezone().date(),
            None if each.is_kept else (each.manifest.made_at.astimezone() + MONTHS).date(),
        )
        for each in _old(workspace, home, places)
    )


def erase_in_backups(
    workspace: Workspace, home: Path | None = None, places: Sequence[Path] = (), progress: Progress = SILENT
) -> int:
    """Make a backup without those who were erased, then take the older ones away; how many went.

    Also those that were to be kept for good. Raises `RuleError` for a practice pilot, and what making a backup raises:
    then all are still there.
    """
    if workspace.pilot.is_practice:
        raise RuleError(_("The practice pilot is not backed up: it can be made again at any time."))
    old = tuple(_old(workspace, home, places))
    if old:
        place = Shelf.of(workspace.pilot.id, home or workspace.home).place(BY_HAND)
        make(Source(workspace.path, workspace.access), place, BY_HAND, progress)
    for each in old:
        remove(each)
    return len(old)


def _old(workspace: Workspace, home: Path | None, places: Sequence[Path]) -> Iterator[Backup]:
    with workspace.store.reading() as reading:
        clock = erased.last_clock(reading)
    for shelf in (Shelf.of(workspace.pilot.id, home or workspace.home), *map(Shelf, places)):
        yield from (each for each in shelf.all(workspace.pilot.id) if each.manifest.clock < clock)
