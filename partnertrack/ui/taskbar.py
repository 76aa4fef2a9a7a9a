"""Tells the taskbar of Windows that the windows are PartnerTrack's, not those of the interpreter that runs it."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Final

NAME: Final = "PartnerTrack.PartnerTrack"
"""By what Windows groups windows and remembers them; never shown."""


def claim() -> None:
    """Give the windows of this process their own button, with their own icon; other systems need no such word."""
    if sys.platform != "win32":
        return
    import ctypes  # noqa: PLC0415 - only on Windows

    with suppress(OSError, AttributeError):
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(NAME)
