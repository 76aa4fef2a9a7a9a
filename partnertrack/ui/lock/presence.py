"""Notices that nobody is there any more: no key and no mouse for a while, or the computer slept."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, time

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow

_TICK = 5  # seconds between two looks at the clock
_ASLEEP = 45
"""Seconds that a look at the clock comes too late for it to be the load of the machine."""

_LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
    }
)


class Presence(QObject):
    """Hears what the windows that it follows are given by key and mouse, and looks at the clock."""

    left = Signal()
    """Nobody is there, as far as one can tell; said again at each look until somebody is."""
    lock_pressed = Signal()
    """The keys for the lock were pressed where the main window does not hear them, as in a dialog."""

    def __init__(
        self,
        minutes: Callable[[], int],
        wall: Callable[[], float] = time,
        steady: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._minutes, self._wall, self._steady = minutes, wall, steady
        self._looked_at = wall()
        self._touched_at = (wall(), steady())
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK * 1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def follow(self, window: QWindow | None) -> None:
        """Hear what this window is given, too."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def close(self) -> None:
        """Look at the clock no more."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched_at = (self._wall(), self._steady())

    def look(self) -> None:
        """Look at the clock; the minutes of the settings count from the last touch, 0 is never."""
        wall, steady = self._wall(), self._steady()
        has_slept = wall - self._looked_at > _TICK + _ASLEEP
        self._looked_at = wall
        idle = max(wall - self._touched_at[0], steady - self._touched_at[1])
        limit = self._minutes() * 60
        if has_slept or (limit and idle >= limit):
            self.left.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of keys and mouse; they go where they went."""
        if event.type() not in _INPUT:
            return False
        self.touch()
        is_lock = isinstance(event, QKeyEvent) and event.keyCombination() == _LOCK
        if is_lock:
            self.lock_pressed.emit()
        return is_lock
