"""How far a long task has come, reported by the task while anyone may ask it to stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What a long task is handed: it reports, and is told by `Cancelled` when to stop."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say that `done` of `total` units are done; raises `Cancelled` when the user pressed Stop."""


class Silent:
    """Progress that nobody watches."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Do nothing: there is no one to tell."""


SILENT = Silent()
