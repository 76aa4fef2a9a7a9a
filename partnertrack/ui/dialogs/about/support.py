"""What somebody who helps needs to know of a computer, and nothing about people."""

from __future__ import annotations

import platform
import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from partnertrack import __version__, paths
from partnertrack.i18n import current


def for_support() -> str:
    """Versions, system and screen, one a line; no names of people, files or folders."""
    lines = [
        f"PartnerTrack {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"language {current()}, {QGuiApplication.platformName()}",
    ]
    if screen := QGuiApplication.primaryScreen():
        size = screen.size()
        lines.append(f"screen {size.width()}×{size.height()} at {screen.devicePixelRatio():g}")
    kind = "portable" if paths.portable_data() else "installed" if getattr(sys, "frozen", False) else "from source"
    return "\n".join((*lines, kind))
