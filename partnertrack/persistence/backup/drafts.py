"""Files that are not yet what they are to become: made beside it, and gone whatever happens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from partnertrack.saving import draft_of, settle, sweep

__all__ = ["clear", "onto_disk", "settle", "workshop"]


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder in that folder for files that are being made, for nobody else to read; nothing is left of it."""
    place = draft_of(folder / "backup")
    place.mkdir(0o700)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def clear(folder: Path) -> None:
    """Take away what programs that are no more left half done in a folder."""
    sweep(folder)


def onto_disk(path: Path, content: bytes) -> None:
    """Write a new file that only its owner reads, down to the disk; raises OSError."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
