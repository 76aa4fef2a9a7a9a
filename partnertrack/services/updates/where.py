"""How this program came here, and so how it is updated; and where it keeps things."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from partnertrack import __version__, settings, stick
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.updating import folders, starting
from partnertrack.updating.folders import Installation


@dataclass(frozen=True, slots=True)
class Kept:
    """Which version runs, where it keeps settings and data, and the folder of the program where it has one.

    `is_portable` where all of it lies in that folder, `is_on_stick` where that is on a medium of its own,
    `is_read_only` where nothing can be written there; `pending` is the version that starts next time, "" where that is
    the same.
    """

    version: str
    home: Path
    program: Path | None
    is_portable: bool
    is_on_stick: bool
    is_read_only: bool
    pending: str


def installation() -> Installation:
    """The installation that can be updated; raises `UserError` that says how this program is updated else."""
    found = folders.here()
    if found is not None:
        return found
    if not getattr(sys, "frozen", False):
        raise UserError(
            _("This PartnerTrack runs from its sources: it is updated with them, not from a file."),
            _("Get the new sources, then start it again with “sh installer/run.sh run”."),
        )
    if sys.platform == "linux" and Path(sys.executable).resolve().is_relative_to("/usr"):
        raise UserError(
            _("This PartnerTrack was installed by the system’s package manager, which also updates it."),
            _("Get the new package (.deb), then install it with “sudo apt install ./partnertrack_….deb”."),
        )
    raise UserError(
        _("This PartnerTrack lies in a folder that cannot be updated from a file."),
        _("Unpack the new version into a folder of its own, and start it from there; pilots stay where they are."),
    )


def kept() -> Kept:
    """Where the program keeps things."""
    found = folders.here()
    pending = found.newest_pending() if found else ""
    return Kept(
        version=__version__,
        home=settings.home(),
        program=found.folder if found else None,
        is_portable=stick.folder() is not None,
        is_on_stick=stick.is_medium(),
        is_read_only=stick.is_read_only(),
        pending=pending.removeprefix("app-"),
    )


def restart(*pilot: Path) -> None:
    """Start the program that is current, as this one ends, with a pilot where one is named; raises `UserError`."""
    try:
        starting.start(installation(), *map(str, pilot))
    except OSError as error:
        raise UserError(
            _("The new version could not be started."), _("Start PartnerTrack as usual: the new version comes up.")
        ) from error
