"""What is asked of other threads, and who is told what became of it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Protocol, TypedDict, TypeVar, Unpack

from PySide6.QtCore import QObject
from shiboken6 import isValid

from partnertrack.errors import UserError
from partnertrack.progress import Progress

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Work(Protocol[T_co]):
    """What a job runs in another thread; it touches no widget and may raise `UserError` or `Cancelled`."""

    def __call__(self, *, progress: Progress) -> T_co:
        """Do the work and return a frozen value."""


class Job:
    """One piece of work that was asked for, as the one who asked holds it."""

    def __init__(self) -> None:
        self._stop = Event()

    def stop(self) -> None:
        """Ask the work to stop; nothing is reported of it from now on but that it stopped."""
        self._stop.set()

    @property
    def is_stopped(self) -> bool:
        """Whether someone asked it to stop."""
        return self._stop.is_set()


class Answers(TypedDict, total=False):
    """What may happen to a piece of work other than that it is done; all of it is told in the window's thread.

    What `outlasts` the pilot that is open is told even when that was put away meanwhile.
    """

    failed: Callable[[UserError], None]
    stopped: Callable[[], None]
    progressed: Callable[[int, int, str], None]
    outlasts: bool


class Asking(Protocol):
    """What pages need of `Jobs`, no more, so that their tests can answer in its place."""

    def read(self, work: Work[T], done: Callable[[T], None], **answers: Unpack[Answers]) -> Job:
        """Have the work done by any thread that is free."""

    def write(self, work: Work[T], done: Callable[[T], None], **answers: Unpack[Answers]) -> Job:
        """Have the work done by the one thread that writes, then tell every page."""

    def leave(self) -> None:
        """Tell nobody any more of what was asked for so far: the pilot is put away."""


class Asked:
    """A piece of work with what is to happen after it."""

    def __init__(self, work: Work[T], done: Callable[[T], None], answers: Answers, *, is_write: bool = False) -> None:
        self.job = Job()
        self.work: Work[object] = work
        self.done: Callable[..., None] | None = done
        self.failed = answers.get("failed")
        self.stopped = answers.get("stopped")
        self.progressed = answers.get("progressed")
        self.outlasts = answers.get("outlasts", False)
        self.is_write = is_write

    def let_go(self) -> None:
        """Tell nobody of it any more; what is to be stored is stored."""
        self.done = self.failed = self.stopped = self.progressed = None
        if not self.is_write:
            self.job.stop()


def tell(told: Callable[..., None] | None, *what: object) -> None:
    """Tell somebody who wants to know, and is still there: a dialog may be closed while its work is under way."""
    if told is not None and is_there(told):
        told(*what)


def is_there(told: Callable[..., None]) -> bool:
    """Whether the page or dialog that would be told has not ended."""
    owner = getattr(getattr(told, "func", told), "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
