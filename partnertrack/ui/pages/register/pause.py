"""The pause after which what was typed into a sheet is stored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_PAUSE = 900  # milliseconds without a key after which what was typed is stored, as one change


def pause_before(store: Callable[[], object], owner: QObject) -> QTimer:
    """A timer to be started with each key; it stores once no key came for a while."""
    pause = QTimer(owner)
    pause.setSingleShot(True)
    pause.setInterval(_PAUSE)
    pause.timeout.connect(store)
    return pause
