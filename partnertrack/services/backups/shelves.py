"""Where the backups of a pilot lie on this computer."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from partnertrack import settings
from partnertrack.persistence.backup.shelf import FOLDER, Backup, Shelf


def shelf_of(pilot: UUID, home: Path | None) -> Shelf:
    """The folder of a pilot's backups, below the folder of the settings."""
    return Shelf.of(pilot, home)


def all_shelves(home: Path | None) -> tuple[Shelf, ...]:
    """The folders of every pilot of which there were backups on this computer."""
    folder = (home or settings.home()) / FOLDER
    return tuple(Shelf(each) for each in sorted(folder.iterdir()) if each.is_dir()) if folder.is_dir() else ()


def backups_of_file(path: Path, home: Path | None = None) -> tuple[Backup, ...]:
    """The backups of a file of that name, which cannot be opened itself, newest first."""
    found = [each for shelf in all_shelves(home) for each in shelf.all() if each.manifest.file == path.name]
    return tuple(sorted(found, key=lambda each: each.manifest.made_at, reverse=True))
