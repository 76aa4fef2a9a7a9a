"""The stick of a portable program: where it is now, and paths on it that other drive letters and mount points find.

A portable program keeps settings, logs, backups, spare key headers, the practice pilot and its temporary files below
`data`. Files on the same stick are remembered by where they lie from the program's folder, as
`<stick>/data/pilots/a.ptrack`, or `<stick>/../office/b.ptrack` for one beside it. What lies elsewhere is remembered as
it is.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from partnertrack import paths

_SIGN = "<stick>/"
_PRIVATE = 0o700


def folder() -> Path | None:
    """The folder of a portable program; None where the program is not portable."""
    data = paths.portable_data()
    return data.parent if data else None


def root(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """The folder at which the stick begins; that of the program where it lies on a disk of the computer.

    Such a disk is the one of the system, and the one on which the user's own folder lies.
    """
    program = folder()
    if program is None:
        return None
    top = next((each for each in (program, *program.parents) if each.is_mount()), program)
    own = f"{environment.get('SystemDrive', 'C:')}\\" if platform == "win32" else top.anchor
    is_disk = str(top).casefold() == own.casefold() or Path.home().is_relative_to(top)
    return program if is_disk else top


def is_medium() -> bool:
    """Whether a portable program lies on a medium of its own, and not in a folder of the computer's disk."""
    return folder() is not None and root() != folder()


def holds(path: Path) -> bool:
    """Whether a path lies on the stick of a portable program."""
    top = root()
    return top is not None and path.resolve().is_relative_to(top)


def kept(path: str) -> str:
    """A path as it is remembered: from the program's folder where it is on the stick."""
    program = folder()
    if program is None or not path or not holds(Path(path)):
        return path
    return _SIGN + Path(os.path.relpath(Path(path).resolve(), program)).as_posix()


def found(text: str) -> str:
    """The path that was remembered, where the stick is now; one of a stick that is not here stays as it was kept."""
    program = folder()
    if program is None or not text.startswith(_SIGN):
        return text
    return os.path.normpath(program / text.removeprefix(_SIGN))


def prepare() -> None:
    """Make the folder of a portable program's data, for its user only where the stick can tell users apart."""
    data = paths.portable_data()
    if data is not None and not data.is_dir():
        with suppress(OSError):
            data.mkdir(_PRIVATE)


def go_there() -> None:
    """Let dialogs that are told of no folder begin on the stick of a portable program."""
    place = pilots()
    if place is not None:
        with suppress(OSError):
            os.chdir(place)


def pilots() -> Path | None:
    """Where new pilots of a portable program are proposed to lie; None where the program is not portable.

    The folder is made where it is missing and can be.
    """
    data = paths.portable_data()
    if data is None:
        return None
    prepare()
    with suppress(OSError):
        (data / "pilots").mkdir(exist_ok=True)
    return data / "pilots"


def is_read_only() -> bool:
    """Whether a portable program cannot write to its stick."""
    data = paths.portable_data()
    if data is None:
        return False
    prepare()
    mark = data / f".{os.getpid()}.trial"
    try:
        mark.touch()
        mark.unlink()
    except OSError:
        return True
    return False
