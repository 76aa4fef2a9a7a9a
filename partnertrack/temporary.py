"""Files for a moment of a portable program lie on its stick, not on the computer that it happens to be in.

Each program has a folder of its own below `data/temporary`, gone when it ends. What a killed one left is taken away by
the next: at once where it was this machine's, after a day where it was another's, which may be at it over a network.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from partnertrack import paths, saving

_FOLDER = "temporary"
_PRIVATE = 0o700
_DAY = 24 * 3600
_NAMES = ("TMPDIR", "TEMP", "TMP")
"""Where processes that this one starts look for their folder."""


def keep_on_stick() -> None:
    """Let this process and those that it starts make their temporary files on the stick.

    Nothing is done where the program is not portable, or cannot write to the stick: then it is the system's folder.
    """
    data = paths.portable_data()
    if data is None:
        return
    place = data / _FOLDER
    try:
        place.mkdir(_PRIVATE, exist_ok=True)
        saving.sweep(place)
        _sweep_old(place)
        own = saving.draft_of(place / "run")
        own.mkdir(_PRIVATE)
    except OSError:
        return
    tempfile.tempdir = str(own)
    os.environ.update(dict.fromkeys(_NAMES, str(own)))
    atexit.register(shutil.rmtree, own, ignore_errors=True)


def without_own(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a program that outlives this one, whose folder is gone then."""
    own = tempfile.tempdir
    return {name: text for name, text in environment.items() if not (name in _NAMES and own and text == own)}


def _sweep_old(place: Path) -> None:
    for left in place.iterdir():
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY:
                shutil.rmtree(left, ignore_errors=True)
