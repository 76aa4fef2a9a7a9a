"""Hears from a Linux desktop that the computer goes to sleep or that its session is locked."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SLEEP = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"),
)


class Desktop(QObject):
    """Listens on the message buses where there are any; elsewhere it never says anything."""

    left = Signal()
    """The computer goes to sleep, or the session was locked."""

    def listen(self) -> bool:
        """Begin to listen; whether there is anybody to listen to."""
        if sys.platform != "linux":
            return False
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - other systems have no such bus

        slot: Any = SLOT("on_told(bool)")  # a text, whatever its stubs say
        buses = ((QDBusConnection.systemBus(), (_SLEEP,)), (QDBusConnection.sessionBus(), _SAVERS))
        is_heard = False
        for bus, all_told in buses:
            for told in all_told if bus.isConnected() else ():
                is_heard = bus.connect(*told, self, slot) or is_heard
        return is_heard

    @Slot(bool)
    def on_told(self, begins: bool) -> None:
        """Pass on what begins; that it ended is told by who unlocks."""
        if begins:
            self.left.emit()
