"""Tells which practice pilot a folder holds, and lays out what is to be practised on."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from partnertrack import paths, saving

MESSY: Final = "messy"
"""The folder of the files that are not imported yet, below that of the practice pilot and of what it is made of."""

_MARK: Final = "practice.content"


def is_told(folder: Path) -> bool:
    """Whether the folder's practice pilot was made to its end, of what this version of the program ships."""
    try:
        return (folder / _MARK).read_text("ascii").strip() == _fingerprint()
    except (OSError, ValueError):
        return False


def forget(folder: Path) -> None:
    """Take the mark away: what the folder holds is about to be made anew."""
    (folder / _MARK).unlink(missing_ok=True)


def lay_out(folder: Path) -> None:
    """Put the messy files into the folder as they are shipped, then the mark: all is made."""
    waiting = shipped() / MESSY
    shutil.rmtree(folder / MESSY, ignore_errors=True)
    (folder / MESSY).mkdir()
    for file in sorted(waiting.iterdir()):
        shutil.copyfile(file, folder / MESSY / file.name)
    with suppress(OSError):  # without the mark it is made anew next time, which loses nothing but a moment
        saving.store(folder / _MARK, _fingerprint().encode())


@cache
def _fingerprint() -> str:
    """The hash of all that the practice pilot is made of."""
    return hashlib.sha256("".join(hashes()).encode()).hexdigest()


@cache
def hashes() -> tuple[str, ...]:
    """The hashes of the files, in the order of their names."""
    files = sorted(path for path in shipped().rglob("*") if path.is_file())
    return tuple(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def shipped() -> Path:
    """The folder of all that the practice pilot is made of."""
    return paths.resources() / "practice"
