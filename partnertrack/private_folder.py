"""A folder of this user's only for plain text that other programs and libraries must see, emptied as soon as can be.

Each program that runs has a part of its own, held by a lock that the system lets go of when the program ends in
whatever way: what a killed one left is taken away by the next.
"""

from __future__ import annotations

import atexit
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from threading import Lock
from typing import TYPE_CHECKING

from partnertrack import saving, settings
from partnertrack.errors import UserError
from partnertrack.i18n import _

if TYPE_CHECKING:
    from filelock import FileLock

_PRIVATE = 0o700
_LONGEST_NAME = 120
_mine: dict[Path, FileLock] = {}
_one_at_a_time = Lock()


def lend(name: str, content: bytes) -> Path:
    """A copy for another program, by that name, until `take_back`; raises `UserError` when it cannot be written."""
    place_of_it = place(name)
    saving.save(place_of_it, content)
    return place_of_it


def place(name: str) -> Path:
    """Where a copy by that name may be written, alone in a folder; raises `UserError` where there is no such place."""
    stem, suffix = PurePath(name).stem[:_LONGEST_NAME] or "document", PurePath(name).suffix
    return _new_folder() / f"{stem}{suffix}"


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for a library that cannot do without files; it is gone when the block ends."""
    place = _new_folder()
    try:
        yield place
    finally:
        _shred(place)


def take_back() -> None:
    """Overwrite and remove what was lent; what another program holds open stays until the next time."""
    for place in [*_mine]:
        with suppress(OSError):
            for each in place.iterdir():
                _shred(each)


def sweep() -> None:
    """Overwrite and remove what programs left that run no more."""
    with suppress(OSError):
        for place in _all().iterdir():
            if place.is_dir() and place not in _mine:
                _sweep(place)


def _sweep(place: Path) -> None:
    from filelock import Timeout  # noqa: PLC0415 - takes longer to load than most starts have anything to sweep

    with suppress(Timeout, OSError), _held(place):
        _shred(place)
    if not place.exists():
        _lock_of(place).unlink(missing_ok=True)


def _leave() -> None:
    """Leave nothing when the program ends."""
    for place, held in _mine.items():
        _shred(place)
        held.release()
        with suppress(OSError):
            _lock_of(place).unlink(missing_ok=True)
    _mine.clear()


def _all() -> Path:
    return settings.home() / "lent"


def _new_folder() -> Path:
    """A new folder in the part of this program; raises `UserError` where there can be none."""
    try:
        with _one_at_a_time:
            place = _own() / secrets.token_hex(8)
            place.mkdir(_PRIVATE)
    except OSError as error:
        raise UserError(
            _("The folder “{folder}” cannot be written.").format(folder=settings.home()),
            _("Ask for the right to change it, or free some space."),
        ) from error
    return place


def _own() -> Path:
    """The part of this program, made and held when it is first asked for."""
    found = next((place for place in _mine if place.parent == _all() and place.is_dir()), None)
    if found is None:
        _all().mkdir(_PRIVATE, parents=True, exist_ok=True)
        _all().chmod(_PRIVATE)
        found = _all() / secrets.token_hex(8)
        held = _held(found)
        held.acquire()
        found.mkdir(_PRIVATE)
        if not _mine:
            atexit.register(_leave)
        _mine[found] = held
    return found


def _held(place: Path) -> FileLock:
    from filelock import FileLock  # noqa: PLC0415 - as above

    return FileLock(_lock_of(place), timeout=0, thread_local=False)


def _lock_of(place: Path) -> Path:
    return place.with_suffix(".lock")


def _shred(place: Path) -> None:
    """Write noughts over every file below, then remove it all, as far as the system lets us."""
    for file in [*place.rglob("*")] if place.is_dir() else [place]:
        with suppress(OSError):
            if file.is_file() and not file.is_symlink():
                with file.open("r+b") as stream:
                    stream.write(bytes(file.stat().st_size))
    if place.is_dir():
        shutil.rmtree(place, ignore_errors=True)
    else:
        with suppress(OSError):
            place.unlink()
