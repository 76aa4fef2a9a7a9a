"""The folder in which the backups of a pilot lie."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from partnertrack import settings
from partnertrack.domain.thinning import Stamp, superfluous
from partnertrack.errors import StoreError
from partnertrack.i18n import _
from partnertrack.persistence.backup import drafts
from partnertrack.persistence.backup.container import SUFFIX, open_container
from partnertrack.persistence.backup.manifest import Manifest

FOLDER: Final = "backups"
"""The folder below that of the settings which has one folder for each pilot."""

_KEPT = "-kept"
_PORTION = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that lies somewhere; `size` in bytes, `is_kept` when thinning lets it be."""

    path: Path
    manifest: Manifest
    size: int
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of backups, which need not be there yet."""

    folder: Path

    @classmethod
    def of(cls, pilot: UUID, home: Path | None = None) -> Shelf:
        """The folder of a pilot's backups on this computer, below that of the settings."""
        return cls((home or settings.home()) / FOLDER / str(pilot))

    def place(self, why: str, *, is_kept: bool = False) -> Path:
        """Where a backup that is made now is to lie."""
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        return self.folder / f"{stamp}-{why}{_KEPT if is_kept else ''}{SUFFIX}"

    def all(self, pilot: UUID | None = None) -> tuple[Backup, ...]:
        """The backups that can be read, those of one pilot where it is named, newest first."""
        found = (backup for path in self._paths() if (backup := backup_at(path)) is not None)
        ordered = sorted(found, key=lambda each: (each.manifest.made_at, each.manifest.id), reverse=True)
        return tuple(each for each in ordered if pilot in (None, each.manifest.pilot))

    def unreadable(self) -> tuple[Path, ...]:
        """The files that look like backups and are none."""
        return tuple(path for path in self._paths() if backup_at(path) is None)

    def thin(self, now: datetime, pilot: UUID) -> tuple[Backup, ...]:
        """Take away the backups of a pilot that have done their work; those that went."""
        known = {each.manifest.id.hex: each for each in self.all(pilot)}
        stamps = [Stamp(key, each.manifest.made_at, each.is_kept) for key, each in known.items()]
        gone = [known[key] for key in superfluous(stamps, now)]
        for each in gone:
            remove(each)
        return tuple(gone)

    def clear(self) -> None:
        """Take away what was left half done."""
        drafts.clear(self.folder)

    def _paths(self) -> Sequence[Path]:
        try:
            return sorted(self.folder.glob(f"*{SUFFIX}"))
        except OSError:
            return ()


def backup_at(path: Path) -> Backup | None:
    """The backup in a file, None where it cannot be read."""
    try:
        return Backup(path, open_container(path).manifest, path.stat().st_size, path.stem.endswith(_KEPT))
    except (StoreError, OSError):
        return None


def keep(backup: Backup, *, is_kept: bool) -> Path:
    """Keep a backup for good, or no longer; where it lies then. Raises `StoreError` when its name cannot be changed."""
    stem = backup.path.stem.removesuffix(_KEPT)
    place = backup.path.with_name(f"{stem}{_KEPT if is_kept else ''}{SUFFIX}")
    try:
        if place != backup.path:
            backup.path.rename(place)
            drafts.settle(place.parent)
    except OSError as error:
        raise _stuck(backup.path) from error
    return place


def copy_to(backup: Backup, folder: Path) -> Path:
    """Copy a backup to another folder and read it back there; raises `StoreError` when it did not come over whole."""
    place = folder / backup.path.name
    try:
        with drafts.workshop(folder) as workshop:
            draft = workshop / "copy"
            with backup.path.open("rb") as source, draft.open("xb") as target:
                shutil.copyfileobj(source, target, _PORTION)
                target.flush()
                os.fsync(target.fileno())
            open_container(draft).verify()
            draft.replace(place)
        drafts.settle(folder)
    except OSError as error:
        raise StoreError(
            _("The backup could not be copied to “{folder}”.").format(folder=folder),
            _("Is there room, and is the stick still connected?"),
        ) from error
    return place


def remove(backup: Backup) -> None:
    """Take a backup away; raises `StoreError` when that cannot be done."""
    try:
        backup.path.unlink(missing_ok=True)
    except OSError as error:
        raise _stuck(backup.path) from error


def _stuck(path: Path) -> StoreError:
    return StoreError(
        _("The backup “{file}” cannot be changed.").format(file=path.name),
        _("Is its folder there and open for writing, and the file not open in another program?"),
    )
