"""The text about a fault that an officer may read, save and send: no word of it comes from a pilot."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable
from importlib import metadata
from typing import Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from partnertrack import __version__
from partnertrack.i18n import _, current

_LIBRARIES: Final = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "cryptography", "reportlab", "XlsxWriter")


def report(faults: Iterable[str], steps: Iterable[tuple[float, str]], *, has_ended: bool = False) -> str:
    """What happened, where, in which versions, and the last pages and commands with their seconds."""
    told = [each for each in faults if each]
    nothing = _("(it was ended from outside, or by the system: nothing is known of the place)")
    done = [f"  {at:9.1f} s  {name}" for at, name in steps]
    parts = (
        _("Report on a fault in PartnerTrack"),
        _("This text holds no data from a pilot: no names, no file names, nothing that was written."),
        "",
        _("What happened"),
        _("The program ended without being closed.") if has_ended else _("The program met an error and went on."),
        *("\n".join(f"  {line}" for line in each.splitlines()) for each in (told or [f"{nothing}"])),
        "",
        _("Versions"),
        *(f"  {line}" for line in _versions()),
        "",
        _("The last pages and commands, in seconds since the start"),
        *(done or ["  –"]),
    )
    return "\n".join(parts) + "\n"


def _versions() -> list[str]:
    lines = [
        f"PartnerTrack {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"language {current()}, {QGuiApplication.platformName()}",
    ]
    lines += [f"{name} {_version(name)}" for name in _LIBRARIES]
    if screen := QGuiApplication.primaryScreen():
        size = screen.size()
        lines.append(f"screen {size.width()}×{size.height()} at {screen.devicePixelRatio():g}")
    if getattr(sys, "frozen", False):
        lines.append("installed package")
    return lines


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"
