"""The one door by which every command opens its pilot."""

from __future__ import annotations

import argparse
from pathlib import Path

from partnertrack.cli import passphrases
from partnertrack.cli.output import say
from partnertrack.errors import LockedError
from partnertrack.i18n import _
from partnertrack.progress import SILENT, Progress
from partnertrack.services import access, pilots
from partnertrack.services.access import Access
from partnertrack.services.workspace import Workspace

_TRIES = 3


def open_chosen(chosen: argparse.Namespace, progress: Progress = SILENT) -> Workspace:
    """The pilot that a command was given, opened; raises as `pilots.open_pilot` does, and `LockedError`."""
    return pilots.open_pilot(chosen.file, progress, access_to(chosen.file, chosen.passphrase_file))


def access_to(file: Path, passphrase_file: Path | None) -> Access | None:
    """What opens a pilot, None for a plain one: what was given, else the keyring, else who sits at the terminal."""
    if not access.is_encrypted(file):
        return None
    passphrase = passphrases.given(passphrase_file)
    if passphrase is not None:
        return access.unlock(file, passphrase)
    return access.unlock_from_keyring(file) or _asked(file)


def _asked(file: Path) -> Access:
    """What a passphrase opens that somebody types; a wrong one may be typed again, a few times."""
    for left in reversed(range(_TRIES)):
        passphrase = passphrases.ask(_("Passphrase for “{file}”:").format(file=file.name), file)
        try:
            return access.unlock(file, passphrase)
        except LockedError as error:
            if not left:
                raise
            say(str(error))
    raise AssertionError  # the last try returns or raises
