"""Takes partners' files in, one after the other, until the first draft of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from partnertrack.errors import PasswordNeeded, UserError
from partnertrack.i18n import _
from partnertrack.ui import import_asks, practice_asks
from partnertrack.ui.asking import Answers, Job, Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.import_review import Known, Newcomers

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Workbook

_ASKED = "practice-asked"
"""The arrangement that holds the hashes of files that were imported into the practice pilot all the same."""


class Intake(QObject):
    """One file is read at a time; one that asks for a password waits for it."""

    started = Signal(str)
    """What is under way now, in words."""
    drafted = Signal(object)
    """The `ReviewView` of the file that was read."""
    password_needed = Signal(object)
    """The `PasswordNeeded` of the file."""
    doubted = Signal(str)
    """The name of a file that may hold real people, while one practises."""
    failed = Signal(object)
    """The `UserError` for which there is no draft."""
    ended = Signal()
    """Nothing is under way any more."""

    def __init__(self, desk: Desk, progressed: Callable[[int, int, str], None]) -> None:
        super().__init__()
        self._desk = desk
        self._progressed = progressed
        self._job: Job | None = None
        self._path: Path | None = None
        self._partner = self._strange = ""
        self._then: Callable[[], None] = self._end
        self._modes: tuple[Newcomers, Known] = ("create", "update")

    def read(self, path: Path, partner: str, modes: tuple[Newcomers, Known], password: str = "") -> None:
        """Read a file that the partner sent, and work out what importing it in these modes would do."""
        self._path, self._partner, self._modes = path, partner, modes
        self._unless_strange(path.name, partial(practice_asks.hash_of_file, path), partial(self._read, path, password))

    def read_pasted(self, text: str, partner: str, modes: tuple[Newcomers, Known]) -> None:
        """Read a table that was copied from a spreadsheet program; it is not kept in a file."""
        self._path, self._partner, self._modes = None, partner, modes
        name = _("Pasted table")
        self._unless_strange(name, partial(practice_asks.hash_of_text, text), partial(self._read_pasted, text))

    def read_all_the_same(self) -> None:
        """Read what may hold real people, and ask for it no more."""
        known = self._desk.arrangement(_ASKED).split()
        self._desk.arrange(_ASKED, " ".join((*known, self._strange)))
        self._then()

    def open_with(self, password: str) -> None:
        """Read the file that asked for a password."""
        if self._path:
            self.read(self._path, self._partner, self._modes, password)

    def take_up(self, source_id: UUID, partner: str) -> None:
        """Take up an earlier import, of a file that the partner sent, where it was left."""
        self._path = None
        self.started.emit(_("Taking up the import again"))
        work = partial(import_asks.take_up, self._desk.workspace, source_id, partner)
        self._job = self._desk.jobs.read(work, self._on_drafted, **self._answers())

    def stop(self) -> None:
        """Stop what is under way."""
        if self._job:
            self._job.stop()

    def _unless_strange(self, name: str, ask: Work[str], then: Callable[[], None]) -> None:
        """Do it at once; while one practises only with what is there for it, else it is asked first."""
        self._then = then
        if self._desk.is_practising:
            self._job = self._desk.jobs.read(ask, partial(self._on_known, name), **self._answers())
        else:
            then()

    def _read(self, path: Path, password: str) -> None:
        self.started.emit(_("Reading {file}").format(file=path.name))
        work = partial(import_asks.read_workbook, path, password)
        self._job = self._desk.jobs.read(work, self._on_read, **self._answers())

    def _read_pasted(self, text: str) -> None:
        self.started.emit(_("Reading the pasted table"))
        self._job = self._desk.jobs.read(partial(import_asks.read_pasted, text), self._on_read, **self._answers())

    def _on_known(self, name: str, strange: str) -> None:
        """Go on with a file to practise with; ask once for any other one."""
        self._strange = strange
        if not strange or strange in self._desk.arrangement(_ASKED).split():
            self._then()
        else:
            self._end()
            self.doubted.emit(name)

    def _on_read(self, workbook: Workbook) -> None:
        self.started.emit(_("Recognising columns and people"))
        choices = import_asks.choices(*self._modes)
        work = partial(import_asks.review, self._desk.workspace, workbook, self._partner, choices)
        self._job = self._desk.jobs.read(work, self._on_drafted, **self._answers())

    def _on_drafted(self, view: object) -> None:
        self._end()
        self.drafted.emit(view)

    def _on_failed(self, error: UserError) -> None:
        self._end()
        signal = self.password_needed if self._path and isinstance(error, PasswordNeeded) else self.failed
        signal.emit(error)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()

    def _answers(self) -> Answers:
        return Answers(failed=self._on_failed, stopped=self._end, progressed=self._progressed)
