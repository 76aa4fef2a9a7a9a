"""How far a long task has come, reported by the task while anyone may ask it to stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Progress(Protocol):
    """What a long task is handed: it reports, and is told by `Cancelled` when to stop."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say that `done` of `total` units are done; raises `Cancelled` when the user pressed Stop."""


class Silent:
    """Progress that nobody watches."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Do nothing: there is no one to tell."""


SILENT = Silent()

T = TypeVar("T")

_OFTEN = 50
"""Items between two looks whether to stop: some milliseconds."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a task that goes through many items: `done` of `total` units are behind it."""

    progress: Progress = SILENT
    done: int = 0
    total: int = 0
    text: str = ""

    def look(self) -> None:
        """Tell how far the task is; raises `Cancelled` when the user pressed Stop."""
        self.progress.report(self.done, self.total, self.text)

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """The items one by one, while the user may stop the task between them."""
        for place, item in enumerate(items):
            if place % _OFTEN == 0:
                self.look()
            yield item


UNWATCHED = Stretch()
