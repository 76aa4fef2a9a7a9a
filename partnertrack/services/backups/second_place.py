"""The second place of a pilot's backups: a folder on a memory stick or another disk, known again when it is back."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import psutil

from partnertrack import stick
from partnertrack.domain.record import new_id
from partnertrack.errors import StoreError
from partnertrack.i18n import _
from partnertrack.persistence.backup.shelf import Shelf
from partnertrack.services.backups import notes
from partnertrack.services.backups.shelves import shelf_of
from partnertrack.services.workspace import Workspace

_MARK: Final = ".partnertrack-place"
"""A small file by which the folder is known again when its stick comes back as another drive."""

_NOTE: Final = "second"


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """Where it is, and how it goes with it.

    `id` is in the folder's mark, `below` where the folder lies on its disk, `copied_at` when a backup was last copied
    there, `problem` why the last try failed, `is_there` whether it can be reached now.
    """

    id: str
    folder: Path
    below: str
    chosen_at: datetime
    copied_at: datetime | None = None
    problem: str = ""
    is_there: bool = False

    def days_away(self, now: datetime) -> int:
        """For how many days no backup was copied there."""
        return max((now - (self.copied_at or self.chosen_at)).days, 0)


def choose(workspace: Workspace, folder: Path) -> SecondPlace:
    """Remember a folder as the second place; raises `StoreError` when nothing can be written there.

    The practice pilot has none: it can be made again at any time.
    """
    if workspace.pilot.is_practice:
        raise StoreError(_("The practice pilot is not backed up."), _("It can be made again at any time."))
    shelf = shelf_of(workspace.pilot.id, workspace.home)
    if _is_inside(folder, shelf.folder) or _is_inside(shelf.folder, folder):
        raise StoreError(
            _("This is where the backups lie already."), _("Choose a folder on a memory stick or another disk.")
        )
    try:
        known = _marked(folder)
        if not known:
            known = new_id().hex
            (folder / _MARK).write_text(known, "ascii")
    except OSError as error:
        raise StoreError(
            _("Nothing can be written to “{folder}”.").format(folder=folder), _("Choose another folder.")
        ) from error
    mount = _mount_of(folder)
    place = SecondPlace(known, folder, os.path.relpath(folder, mount), datetime.now(UTC), is_there=True)
    remember(shelf, place)
    return place


def forget(workspace: Workspace) -> None:
    """Do without a second place; what was copied there stays there."""
    notes.write(shelf_of(workspace.pilot.id, workspace.home), _NOTE, None)


def remember(shelf: Shelf, place: SecondPlace) -> None:
    """Note the second place beside the backups."""
    said = {"id": place.id, "folder": stick.kept(str(place.folder)), "below": place.below, "problem": place.problem}
    said["chosen_at"] = place.chosen_at.isoformat()
    said |= {"copied_at": place.copied_at.isoformat()} if place.copied_at else {}
    notes.write(shelf, _NOTE, said)


def find(shelf: Shelf, mounts: Iterable[Path] | None = None) -> SecondPlace | None:
    """The second place as it was noted, at the drive where it is now; None where there is none."""
    place = _noted(notes.read(shelf).get(_NOTE))
    if place is None:
        return None
    drives = _mounts() if mounts is None else mounts
    candidates = [place.folder, *(mount / place.below for mount in drives)]
    there = next((each for each in candidates if _is_marked(each, place.id)), None)
    return replace(place, folder=there or place.folder, is_there=there is not None)


def _noted(said: Any) -> SecondPlace | None:  # noqa: ANN401 - what a file says can be anything
    try:
        copied = said.get("copied_at")
        return SecondPlace(
            id=str(said["id"]),
            folder=Path(stick.found(said["folder"])),
            below=str(said["below"]),
            chosen_at=datetime.fromisoformat(said["chosen_at"]),
            copied_at=datetime.fromisoformat(copied) if copied else None,
            problem=str(said.get("problem", "")),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _marked(folder: Path) -> str:
    """The id in the folder's mark, "" where it has none; raises OSError when it cannot be read."""
    mark = folder / _MARK
    return mark.read_text("ascii", "replace").strip() if mark.is_file() else ""


def _is_marked(folder: Path, wanted: str) -> bool:
    try:
        return _marked(folder) == wanted
    except OSError:
        return False


def _mount_of(folder: Path) -> Path:
    """The root of the disk on which a folder lies."""
    whole = folder.resolve()
    return next((each for each in (whole, *whole.parents) if each.is_mount()), Path(whole.anchor))


def _mounts() -> list[Path]:
    """The roots of the disks that are there now."""
    try:
        return [Path(each.mountpoint) for each in psutil.disk_partitions()]
    except OSError:
        return []


def _is_inside(folder: Path, other: Path) -> bool:
    return folder.resolve().is_relative_to(other.resolve())
