"""The program that an installation names is started, by this one when it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from partnertrack import temporary
from partnertrack.updating.folders import Installation

_LAUNCHERS: Final = ("PartnerTrack.exe", "partnertrack")
_OURS: Final = ("_PYI_", "_MEIPASS", "PYTHONHOME", "PYTHONPATH", "QT_PLUGIN_PATH")
_LIBRARIES: Final = "LD_LIBRARY_PATH"


def program(installation: Installation) -> Path:
    """The launcher of an installation, else the program that is current."""
    doors = (installation.folder / name for name in _LAUNCHERS)
    there = next((door for door in doors if door.is_file()), None)
    return there or installation.folder / installation.current / installation.program


def environment(known: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What the other program finds around it: nothing that belongs to this one."""
    found = {name: text for name, text in known.items() if not name.startswith(_OURS)}
    libraries = found.pop(f"{_LIBRARIES}_ORIG", None)
    if getattr(sys, "frozen", False):
        found.pop(_LIBRARIES, None)
    if libraries:
        found[_LIBRARIES] = libraries
    return temporary.without_own(found)


def start(installation: Installation, *arguments: str) -> None:
    """Start the program that is current, which lives on when this one ends; raises OSError."""
    options = {"creationflags": 0x00000008} if sys.platform == "win32" else {"start_new_session": True}
    subprocess.Popen(  # noqa: S603 - our own program; it is to outlive this one
        [str(program(installation)), *arguments],
        cwd=installation.folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **options,
    )
