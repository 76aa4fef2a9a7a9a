"""Notices parts of a window that are shown as windows of their own for a moment, before they have their place."""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Flashes(QObject):
    """Listens to all events of the application; `seen` tells what flashed on the screen, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._alone: WeakSet[QObject] = WeakSet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note who is shown alone, and who of them gets a place."""
        kind = event.type()
        if kind is QEvent.Type.Show:
            if isinstance(watched, QWidget) and watched.isWindow():
                self._alone.add(watched)
        elif kind is QEvent.Type.ParentChange and watched in self._alone:
            self._alone.remove(watched)
            if isinstance(watched, QWidget) and not watched.isWindow():
                self.seen.append(f"{type(watched).__name__} “{watched.accessibleName()}”")
        return False
