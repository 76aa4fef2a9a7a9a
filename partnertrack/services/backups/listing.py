"""What backups there are, and how it stands with them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from partnertrack.persistence.backup import shelf as shelves
from partnertrack.persistence.backup.container import open_container
from partnertrack.persistence.backup.manifest import Manifest
from partnertrack.persistence.backup.shelf import Backup, Shelf
from partnertrack.services.backups import notes, second_place
from partnertrack.services.backups.making import newest_of_all
from partnertrack.services.backups.notes import Failure
from partnertrack.services.backups.second_place import SecondPlace
from partnertrack.services.backups.shelves import shelf_of
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Overview:
    """The backups of a pilot on this computer, newest first, and their second place.

    `current` is the newest that has all that is stored, None where something was stored since; `carried` are the ids of
    those that lie at the second place, as far as that is there; `failure` tells why the last try failed, `unreadable`
    which files are backups no more. `readable` are those without encryption of a pilot that is encrypted now.
    """

    is_practice: bool
    folder: Path
    backups: tuple[Backup, ...] = ()
    current: Backup | None = None
    second: SecondPlace | None = None
    carried: frozenset[UUID] = frozenset()
    failure: Failure | None = None
    unreadable: tuple[Path, ...] = ()
    is_viewed: bool = False
    readable: int = 0

    @property
    def last(self) -> Backup | None:
        """The backup that has all that is stored, else the newest."""
        return self.current or next(iter(self.backups), None)


def overview(workspace: Workspace) -> Overview:
    """How it stands with the backups of the open pilot."""
    shelf, pilot = shelf_of(workspace.pilot.id, workspace.home), workspace.pilot
    if pilot.is_practice:
        return Overview(is_practice=True, folder=shelf.folder)
    second = second_place.find(shelf)
    there = Shelf(second.folder).all(pilot.id) if second and second.is_there else ()
    backups = shelf.all(pilot.id)
    return Overview(
        is_practice=False,
        folder=shelf.folder,
        backups=backups,
        current=newest_of_all(workspace),
        second=second,
        carried=frozenset(each.manifest.id for each in there),
        failure=notes.failure(shelf),
        unreadable=shelf.unreadable(),
        is_viewed=workspace.is_viewed,
        readable=sum(not each.manifest.is_encrypted for each in backups) if workspace.access else 0,
    )


def set_kept(backup: Path, *, is_kept: bool) -> Path:
    """Keep a backup for good, or no longer; where it lies then. Raises `StoreError`."""
    found = shelves.backup_at(backup)
    return backup if found is None else shelves.keep(found, is_kept=is_kept)


def verify(backup: Path) -> None:
    """Read a whole backup; raises `StoreError` when a bit of it is not as it was made."""
    open_container(backup).verify()


def manifest_of(backup: Path) -> Manifest:
    """What a backup says of itself; raises `StoreError` when the file is none that can be read."""
    return open_container(backup).manifest
