"""Where the program finds what it ships with, and the folder that it was unpacked or installed into.

    PartnerTrack/            the installation: what is unpacked from an archive, or installed for one user
      partnertrack[.exe]     starts the program of the folder that `current` names
      current                one line, such as app-1.0.0
      previous               the one before the last update
      app-1.0.0/             the program itself
      portable               a marker: settings and data stay in `data`, on the stick
      data/                  what a portable program keeps
      trial                  while a new version has not run yet: the launcher adds a byte at each start, and starts
                             `previous` when there are more than three
      update.json            what is remembered of the last update

A checkout and a program of the system's package manager have no such folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

CURRENT, PREVIOUS, PORTABLE, DATA, TRIAL = "current", "previous", "portable", "data", "trial"

_HERE = Path(__file__).resolve().parent
_DEPTH = 4
"""How far above its interpreter a program's installation may lie."""


def resources() -> Path:
    """The folder of schemes, fonts, icons and translations, in a checkout or inside a frozen bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    return (Path(bundle) if bundle else _HERE.parent) / "resources"


def installation(executable: str = sys.executable) -> Path | None:
    """The folder that the running program was unpacked or installed into; None where it has no such folder."""
    above = Path(executable).resolve().parents
    return next((folder for folder in above[:_DEPTH] if (folder / CURRENT).is_file()), None)


def portable_data(executable: str = sys.executable) -> Path | None:
    """The folder in which a portable program keeps settings and data; None where the program is not portable."""
    folder = installation(executable)
    return folder / DATA if folder and (folder / PORTABLE).exists() else None
