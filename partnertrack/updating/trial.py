"""A new version is on trial until its window was seen; where it fails to start, the one before comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from partnertrack import __version__
from partnertrack.updating import folders, record
from partnertrack.updating.folders import Installation

TRIES: Final = 3
"""So often a new version may fail to show its window."""


def begin(installation: Installation | None = None, version: str = __version__) -> Installation | None:
    """Count a try to start; where there were too many, let the version before be started, and say where.

    None where the program goes on, which is nearly always.
    """
    installation = installation or folders.here()
    if installation is None:
        return None
    known = record.read(installation.folder)
    if known is None or known.is_over or known.after != version:
        return None
    if known.starts < TRIES:
        record.note(installation.folder, replace(known, starts=known.starts + 1))
        return None
    before = folders.name_of(known.before)
    record.note(installation.folder, replace(known, is_over=True, has_failed=installation.has(before)))
    if not installation.has(before):
        return None
    try:
        installation.put_first(before, installation.running)
    except OSError:
        return None
    return installation


def confirm(version: str = __version__) -> record.Record | None:
    """The window was seen: the trial is over. What to tell the user of an update, once; None where there is nothing."""
    installation = folders.here()
    known = record.read(installation.folder) if installation else None
    if installation is None or known is None or known.is_told:
        return None
    if known.after != version and not (known.has_failed and known.before == version):
        return None
    record.note(installation.folder, replace(known, is_over=True, is_told=True))
    return known
