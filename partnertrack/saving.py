"""Files that the program writes, put in place in one stroke and to the disk.

What is being written has a name that says which process writes it, so that what a killed one left can be told from what
another is at: `.report.pdf.1a2b-4711-9f8e7d6c.part` was begun by process 4711 on the machine 1a2b.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from partnertrack.errors import UserError
from partnertrack.i18n import _

_DRAFT = re.compile(r"\..+\.([0-9a-f]{4})-(\d+)-[0-9a-f]{8}\.part")
_LONGEST = 180
"""Of a file's name, what a draft's name takes over: file systems allow 255 bytes."""


def save(path: Path, content: bytes) -> None:
    """Write the whole file or leave what was there; raises `UserError` when it cannot be written."""
    with staged({path: content}):
        pass


@contextmanager
def staged(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Write files beside their places, and put them in place when the block ends well; else nothing is left of them.

    Raises `UserError` before the block when one of them cannot be written.
    """
    written: dict[Path, Path] = {}
    for folder in {path.parent for path in files}:
        sweep(folder)
    try:
        for path, content in files.items():
            written[path] = _written(path, content)
        yield
        for path, beside in written.items():
            with _told(path):
                put(beside, path)
    finally:
        for beside in written.values():
            beside.unlink(missing_ok=True)


def draft_of(path: Path) -> Path:
    """A new name beside a file, for the file or folder in which this process makes what is to take its place."""
    name = path.name.encode()[:_LONGEST].decode(errors="ignore")
    return path.with_name(f".{name}.{_machine()}-{os.getpid()}-{secrets.token_hex(4)}.part")


def store(path: Path, content: bytes) -> None:
    """Write a file in one stroke and to the disk, or leave what was there; raises OSError."""
    draft = _drafted(path, content)
    try:
        put(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def put(draft: Path, place: Path) -> None:
    """Give a file that is on the disk its name, in one stroke that outlives a power cut; raises OSError."""
    draft.replace(place)
    settle(place.parent)


def settle(folder: Path) -> None:
    """Have the disk keep the names of a folder; where the system does so by itself, or cannot, nothing is done."""
    if os.name == "nt":
        return
    with suppress(OSError):  # not every network share can; the file itself is safe there
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Take away what processes of this machine began to write in a folder and were killed at, with what lies beside it.

    What has the name of a draft that is not there any more stays: it belongs to what the draft became.
    """
    with suppress(OSError):
        names = sorted((path.name for path in folder.iterdir()), key=len, reverse=True)
        left = [name for name in names if _is_left(name)]
        for name in names:
            if any(name.startswith(draft) for draft in left):
                _take_away(folder / name)


def _take_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _is_left(name: str) -> bool:
    """Whether a name is that of a draft whose process is no more."""
    begun = _DRAFT.fullmatch(name)
    return begun is not None and begun[1] == _machine() and not psutil.pid_exists(int(begun[2]))


def _machine() -> str:
    """Four figures that tell this machine from others that write to the same folder."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:4]


def _written(path: Path, content: bytes) -> Path:
    """The file beside its place, on the disk."""
    with _told(path):
        beside = _drafted(path, content)
        try:
            beside.chmod(0o644)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        return beside


def _drafted(path: Path, content: bytes) -> Path:
    """A draft beside the place, with the content on the disk; raises OSError, and then leaves none."""
    draft = draft_of(path)
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in words that a file could not be written."""
    try:
        yield
    except OSError as error:
        raise UserError(
            _("“{file}” could not be written.").format(file=path.name),
            _("Is the folder there and open for writing, and the file not open in another program?"),
        ) from error
