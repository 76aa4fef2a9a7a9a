"""Where the program finds what it ships with."""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of schemes, fonts, icons and translations, in a checkout or inside a frozen bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    return (Path(bundle) if bundle else _HERE.parent) / "resources"
