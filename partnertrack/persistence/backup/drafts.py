"""Files that are not yet what they are to become: made beside it, and gone whatever happens."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from partnertrack.domain.record import new_id

_NAME = re.compile(r"\.partnertrack-[0-9a-f]{32}-(\d+)")


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder in that folder for files that are being made, for nobody else to read; nothing is left of it."""
    place = folder / f".partnertrack-{new_id().hex}-{os.getpid()}"
    place.mkdir(0o700)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def clear(folder: Path) -> int:
    """Take away what programs that are no more left half done in a folder; how many workshops that were."""
    gone = 0
    with suppress(OSError):
        for path in list(folder.iterdir()):
            name = _NAME.fullmatch(path.name)
            if name and not psutil.pid_exists(int(name[1])):
                shutil.rmtree(path, ignore_errors=True)
                gone += 1
    return gone


def settle(folder: Path) -> None:
    """Have the disk keep which files are in a folder; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def onto_disk(path: Path, content: bytes) -> None:
    """Write a new file that only its owner reads, down to the disk; raises OSError."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
