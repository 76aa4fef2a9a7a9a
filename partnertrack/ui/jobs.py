"""Work off the window's thread: asked for here, reported back here."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TypeVar, Unpack

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from partnertrack.errors import Cancelled, UserError
from partnertrack.i18n import _
from partnertrack.ui import collector
from partnertrack.ui.asking import Answers, Asked, Job, Work, is_there, tell

_READERS = 3
_PAUSE = 0.05  # seconds between two reports of progress: 20 a second
_MOMENT = 3_000  # milliseconds that closing leaves to what is being stored
_PATIENCE = 10_000  # milliseconds that closing waits for work to stop

T = TypeVar("T")


class Jobs(QObject):
    """The two queues of work, one for reading and one for writing, and the only signals that workers emit."""

    changed = Signal()
    """A write was stored: what is shown may be out of date."""
    writing = Signal()
    """A write was asked for, and is not stored yet."""
    complained = Signal(object)
    """A `UserError` that the one who asked left to everybody."""
    broke = Signal(object)
    """An exception that is a bug."""

    asked = Signal(str)
    """The name of what was asked for, as it is called in the code."""
    rested = Signal()
    """The last piece of work that was under way is done and reported."""

    _progressed = Signal(int, int, int, str)
    _ended = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._readers, self._writer = QThreadPool(self), QThreadPool(self)
        self._readers.setMaxThreadCount(_READERS)
        self._writer.setMaxThreadCount(1)
        self._asked = 0
        self._runs: dict[int, tuple[_Run, Asked]] = {}
        self._is_held = False
        self._held: list[tuple[QThreadPool, Asked]] = []
        self._untold: list[tuple[Asked, object]] = []
        self._progressed.connect(self._on_progressed)
        self._ended.connect(self._on_ended)

    def read(self, work: Work[T], done: Callable[[T], None], **answers: Unpack[Answers]) -> Job:
        """Have the work done by any thread that is free; the answers come back in this thread, in any order."""
        return self._start(self._readers, Asked(work, done, answers))

    def write(self, work: Work[T], done: Callable[[T], None], **answers: Unpack[Answers]) -> Job:
        """Have the work done by the one thread that writes; `changed` follows when it is done."""
        job = self._start(self._writer, Asked(work, done, answers, is_write=True))
        self.writing.emit()
        return job

    def is_busy(self) -> bool:
        """Whether any work is under way or not yet reported."""
        return bool(self._runs)

    def hold(self) -> None:
        """Begin nothing more and report nothing more until `release`; what is under way goes on to its end."""
        self._is_held = True

    def release(self) -> None:
        """Report what ended meanwhile, and begin what was asked for, in order."""
        self._is_held = False
        untold, self._untold = self._untold, []
        for asked, outcome in untold:
            self._report(asked, outcome)
        begun, self._held = self._held, []
        for pool, asked in begun:
            self._begin(pool, asked)

    def forget(self) -> None:
        """Stop what was asked for since `hold` and is not begun."""
        for _pool, asked in self._held:
            asked.job.stop()

    def leave(self) -> None:
        """Tell nobody any more of what was asked for so far: the pilot is put away, and its pages with it.

        Reading is stopped; what is to be stored is stored, and where that fails everybody is told.
        """
        waiting = (*(asked for _pool, asked in self._held), *(asked for asked, _outcome in self._untold))
        for asked in (*waiting, *(asked for _run, asked in self._runs.values())):
            if not asked.outlasts:
                asked.let_go()

    def close(self) -> None:
        """End all work and wait until the threads are free, so that none outlives the interpreter.

        What is being stored may take a moment to end well; all else is stopped.
        """
        for _run, asked in tuple(self._runs.values()):
            if not asked.is_write:
                asked.job.stop()
        self._writer.waitForDone(_MOMENT)
        for _run, asked in tuple(self._runs.values()):
            asked.job.stop()
        self._readers.clear()
        self._writer.clear()
        self._readers.waitForDone(_PATIENCE)
        self._writer.waitForDone(_PATIENCE)
        self._runs.clear()
        self._held.clear()
        self._untold.clear()

    def _start(self, pool: QThreadPool, asked: Asked) -> Job:
        if self._is_held:
            self._held.append((pool, asked))
        else:
            self._begin(pool, asked)
        return asked.job

    def _begin(self, pool: QThreadPool, asked: Asked) -> None:
        self.asked.emit(_name_of(asked.work))
        self._asked += 1
        run = _Run(self, self._asked, asked.job, asked.work)
        self._runs[self._asked] = run, asked
        pool.start(run)

    @Slot(int, int, int, str)
    def _on_progressed(self, number: int, done: int, total: int, text: str) -> None:
        if number not in self._runs:
            return
        _run, asked = self._runs[number]
        if not (self._is_held or asked.job.is_stopped):
            tell(asked.progressed, done, total, text)

    @Slot(int, object)
    def _on_ended(self, number: int, outcome: object) -> None:
        if number not in self._runs:
            return
        _run, asked = self._runs.pop(number)
        if self._is_held:
            self._untold.append((asked, outcome))
        else:
            self._report(asked, outcome)
        if not self._runs:
            self.rested.emit()

    def _report(self, asked: Asked, outcome: object) -> None:
        """Tell the one who asked what came of it."""
        if asked.is_write and isinstance(outcome, _Done):  # stored is stored, even when Stop came a moment too late
            self.changed.emit()
            tell(asked.done, outcome.value)
        elif asked.job.is_stopped or isinstance(outcome, _Stopped):
            tell(asked.stopped)
        elif isinstance(outcome, _Failed):
            self._report_error(asked, outcome.error)
        elif isinstance(outcome, _Done):
            tell(asked.done, outcome.value)

    def _report_error(self, asked: Asked, error: BaseException) -> None:
        """Hand an error to whom it concerns: the user's to the page, a bug to the window as well."""
        if not isinstance(error, UserError):
            self.broke.emit(error)
            tell(asked.failed, UserError(_("Something went wrong. Your data was not changed.")))
        elif asked.failed is None or (asked.is_write and not is_there(asked.failed)):
            self.complained.emit(error)
        else:
            tell(asked.failed, error)


def _name_of(work: object) -> str:
    """The name of a function, or of the one that a partial calls."""
    return str(getattr(getattr(work, "func", work), "__name__", ""))


class _Done:
    def __init__(self, value: object) -> None:
        self.value = value


class _Failed:
    def __init__(self, error: BaseException) -> None:
        self.error = error


class _Stopped:
    pass


class _Run(QRunnable):
    """The work in its thread; kept by `Jobs` until it has reported, and never deleted by Qt.

    It knows nobody who is told of it: a page that its thread were the last to hold would end there.
    """

    def __init__(self, jobs: Jobs, number: int, job: Job, work: Work[object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._job = job
        self._work = work
        self._jobs = jobs
        self._number = number
        self._reported_at = 0.0

    def run(self) -> None:
        """Do the work and post what came of it."""
        outcome: object
        try:
            with collector.resting():
                outcome = _Stopped() if self._job.is_stopped else _Done(self._work(progress=self))
        except Cancelled:
            outcome = _Stopped()
        except BaseException as error:  # noqa: BLE001 - a bug in a thread must reach the window
            outcome = _Failed(error)
        self._jobs._ended.emit(self._number, outcome)  # noqa: SLF001 - the signals of Jobs are the only ones here

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work is, at most 20 times a second; raises `Cancelled` when someone asked to stop."""
        if self._job.is_stopped:
            raise Cancelled
        now = monotonic()
        if now - self._reported_at >= _PAUSE or done == total:
            self._reported_at = now
            self._jobs._progressed.emit(self._number, done, total, text)  # noqa: SLF001 - as above
