"""Typing in the list leads to the first person whose name begins so."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer

from partnertrack.ui import list_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.participants.people import People

_PAUSE = 1_000  # milliseconds after which the next key begins another name


class Jumping:
    """Gathers the keys that follow one another."""

    def __init__(self, desk: Desk, people: People) -> None:
        self._desk, self._people = desk, people
        self._typed = ""
        self._pause = QTimer(people.table)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._forget)

    def type(self, key: str) -> None:
        """Go on with the name by one key."""
        self._typed += key
        self._pause.start()
        self._desk.jobs.read(partial(list_asks.named, self._desk.workspace, self._typed), self._people.go_to)

    def _forget(self) -> None:
        self._typed = ""
