"""A new version is unpacked beside the old one, and takes its place in one stroke."""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from partnertrack import saving
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.progress import SILENT, Progress
from partnertrack.updating import folders, record, trial
from partnertrack.updating.folders import Installation
from partnertrack.updating.manifest import File
from partnertrack.updating.package import Package
from partnertrack.updating.record import Record

_SPARE: Final = 64 << 20
"""Bytes that stay free on the disk, so that the programs on it can go on."""

_KIB: Final = 1024
_ATTEMPTS, _PAUSE = (20 if os.name == "nt" else 1), 0.5
"""So often a folder is given its name, with so many seconds in between."""

_FOLDER, _PLAIN, _PROGRAM = 0o755, 0o644, 0o755


def look_for_room(package: Package, installation: Installation) -> None:
    """Raise `UserError` where the disk has no room for another version."""
    try:
        free = shutil.disk_usage(installation.folder).free
    except OSError:
        return
    if free < package.manifest.size + _SPARE:
        needed = -(-(package.manifest.size + _SPARE - free) >> 20)
        raise UserError(
            _("There is no room for the new version: {size} MB are missing on the disk.").format(size=needed),
            _("Nothing was changed. Free some space, then try again."),
        )


def install(package: Package, installation: Installation, kept: Record, progress: Progress = SILENT) -> None:
    """Unpack a version that was verified, and let it be started from now on; what runs stays the one before.

    Whenever it ends, the old version or the new one can be started, as a whole. Raises `UserError` when that cannot be
    done or the file changed meanwhile, `Cancelled` when stopped; then nothing is changed.
    """
    name = folders.name_of(package.manifest.version)
    place = installation.folder / name
    try:
        installation.clear()
        look_for_room(package, installation)
        if name in (installation.running, installation.current):
            raise FileExistsError(name)
        if place.exists():
            folders.remove(place)
        draft = saving.draft_of(place)
        try:
            _unpack(package, draft, progress)
            _put(draft, place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        record.write(installation.folder, kept)
        trial.arrange(installation.folder)
        installation.put_first(name, installation.running)
    except OSError as error:
        raise UserError(
            _("The new version could not be written to “{folder}”.").format(folder=installation.folder),
            _("Nothing was changed. Is there room, and may you write there?"),
        ) from error
    with suppress(OSError):
        installation.clear(name)


def _put(draft: Path, place: Path) -> None:
    """Give the folder its name; on Windows a guard may look at new files for a moment, and hold them meanwhile."""
    for left in reversed(range(_ATTEMPTS)):
        try:
            saving.put(draft, place)
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _unpack(package: Package, draft: Path, progress: Progress) -> None:
    total, done = package.manifest.size // _KIB, 0
    draft.mkdir(_FOLDER)
    made = {draft}
    for file in package.manifest.files:
        place = draft / file.path
        made |= _made(place.parent, made)
        for count in _write(package, file, place):
            done += count
            progress.report(done // _KIB, total)
    for path, target in package.manifest.links.items():
        place = draft / path
        made |= _made(place.parent, made)
        _link(place, target)
    _settle(made)


def _made(folder: Path, known: set[Path]) -> set[Path]:
    """The folders that were made on the way to one."""
    if folder in known:
        return set()
    above = _made(folder.parent, known)
    folder.mkdir(_FOLDER)
    return {folder, *above}


def _write(package: Package, file: File, place: Path) -> list[int]:
    counts = []
    with place.open("xb") as target:
        for portion in package.portions(file):
            target.write(portion)
            counts.append(len(portion))
        if sys.platform != "linux":
            target.flush()
            os.fsync(target.fileno())
    place.chmod(_PROGRAM if file.is_executable else _PLAIN)
    return counts


def _link(place: Path, target: str) -> None:
    """Make a link, or a copy of what it leads to where there are no links, as on FAT."""
    try:
        place.symlink_to(target)
    except (OSError, NotImplementedError):
        source = place.parent / target
        if source.is_dir():
            shutil.copytree(source, place)
        else:
            shutil.copy2(source, place)


def _settle(made: set[Path]) -> None:
    """Have the disk keep it all: at once where the system can, which for thousands of files is much faster."""
    if sys.platform == "linux":
        os.sync()
    for folder in made:
        saving.settle(folder)
