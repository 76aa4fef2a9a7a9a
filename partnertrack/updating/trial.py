"""A new version is on trial until its window was seen; where it fails to start, the one before comes back.

The program counts its tries to show the window in `update.json`. A version that does not even come to count is counted
by the launcher: while there is a file `trial`, it adds a byte to it, and starts `previous` when that makes more than
TRIES. The program takes the file away as soon as it runs.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from partnertrack import __version__, paths, saving
from partnertrack.updating import folders, record
from partnertrack.updating.folders import Installation
from partnertrack.updating.record import Record

TRIES: Final = 3
"""So often a new version may fail to show its window."""


def arrange(folder: Path) -> None:
    """Have the launcher count; raises OSError."""
    saving.store(folder / paths.TRIAL, b"")


def end(folder: Path) -> None:
    """The launcher need not count any more."""
    with suppress(OSError):
        (folder / paths.TRIAL).unlink(missing_ok=True)


def reach(installation: Installation | None = None, version: str = __version__) -> None:
    """The program runs, whatever it is to do."""
    installation = installation or folders.here()
    if installation and installation.running == folders.name_of(version) == _current(installation):
        end(installation.folder)


def begin(installation: Installation | None = None, version: str = __version__) -> Installation | None:
    """Count a try to start; where there were too many, let the version before be started, and say where.

    None where the program goes on, which is nearly always.
    """
    installation = installation or folders.here()
    known = record.read(installation.folder) if installation else None
    if installation is None or known is None or known.is_over:
        return None
    if known.before == version and _was_given_up(installation, known):
        _give_up(installation, known)
        return None
    if known.after != version:
        return None
    end(installation.folder)
    if known.starts < TRIES:
        record.note(installation.folder, replace(known, starts=known.starts + 1))
        return None
    return installation if _give_up(installation, known) else None


def confirm(version: str = __version__) -> Record | None:
    """The window was seen: the trial is over. What to tell the user of an update, once; None where there is nothing."""
    installation = folders.here()
    known = record.read(installation.folder) if installation else None
    if installation is None or known is None or known.is_told:
        return None
    if known.after != version and not (known.has_failed and known.before == version):
        return None
    end(installation.folder)
    record.note(installation.folder, replace(known, is_over=True, is_told=True))
    return known


def _was_given_up(installation: Installation, known: Record) -> bool:
    """Whether the launcher started the version before, as the new one did not even come to count."""
    try:
        count = (installation.folder / paths.TRIAL).stat().st_size
    except OSError:
        return False
    is_other = installation.running == folders.name_of(known.before) != _current(installation)
    return count > TRIES and is_other and _current(installation) == folders.name_of(known.after)


def _current(installation: Installation) -> str:
    try:
        return installation.current
    except OSError:
        return ""


def _give_up(installation: Installation, known: Record) -> bool:
    """Let the version before be started from now on; whether it can be."""
    before, after = folders.name_of(known.before), folders.name_of(known.after)
    can_go = installation.has(before)
    end(installation.folder)
    record.note(installation.folder, replace(known, is_over=True, has_failed=can_go))
    if can_go:
        try:
            installation.put_first(before, after)
        except OSError:
            return False
    return can_go
