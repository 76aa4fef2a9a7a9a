"""Leads a ledger or what was copied from one to its review, and has it entered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import money_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.money.review import Review
from partnertrack.ui.view_models.cost_draft import DraftView

if TYPE_CHECKING:
    from partnertrack.services.money import Choices, Workbook


class Taking:
    """Has the review shown and put away by the page; a notice offers Undo."""

    def __init__(
        self, page: QWidget, desk: Desk, undo: Callable[[UUID], None], *, show: Callable[[bool], None]
    ) -> None:
        self._page, self._desk, self._undo, self._show = page, desk, undo, show
        self._workbook: Workbook | None = None
        self._view: DraftView | None = None
        self._job: Job | None = None
        self.review = Review()
        self.review.decided.connect(self._draft)
        self.review.wanted.connect(self._take)
        self.review.left.connect(self.leave)

    @property
    def is_under_way(self) -> bool:
        """Whether a ledger is being looked at."""
        return self._workbook is not None

    def choose(self) -> None:
        """Ask for a ledger, then read it."""
        kinds = _("Ledgers") + " (*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt)"
        chosen, _kind = QFileDialog.getOpenFileName(self._page, _("Take over a ledger"), "", kinds)
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Read a ledger."""
        self._read(partial(asks.read_ledger, path))

    def paste(self) -> None:
        """Read what was copied from a spreadsheet program."""
        text = QGuiApplication.clipboard().text()
        if "\t" in text or "\n" in text.strip():
            self._read(partial(asks.read_pasted, text))
        else:
            self._desk.say(_("Copy the rows of a spreadsheet first, with the headings above them."))

    def leave(self) -> None:
        """Look at the ledger no longer."""
        if self._job:
            self._job.stop()
        self._workbook = self._view = None
        self._show(False)

    def _read(self, work: partial[Workbook]) -> None:
        self._job = self._desk.jobs.read(work, self._on_read, failed=self._on_refused)

    def _on_read(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._draft(asks.choices())

    def _draft(self, decided: Choices) -> None:
        if self._workbook is None:
            return
        if self._job:
            self._job.stop()
        work = partial(asks.draft, self._desk.workspace, self._workbook, decided)
        self._job = self._desk.jobs.read(work, self._on_draft, failed=self._on_refused)

    def _on_draft(self, view: DraftView) -> None:
        self._view = view
        self.review.show_draft(view)
        self._show(True)

    def _take(self) -> None:
        if self._view:
            count, work = self._view.new, partial(asks.take, self._desk.workspace, self._view.draft)
            self._desk.jobs.write(work, partial(self._on_taken, count), failed=self._on_refused)

    def _on_taken(self, count: int, change: UUID | None) -> None:
        self.leave()
        if change:
            words = ngettext("{n} cost was entered.", "{n} costs were entered.", count).format(n=number(count))
            self._desk.say(words, _("Undo"), partial(self._undo, change))

    def _on_refused(self, error: UserError) -> None:
        self._desk.say(str(error))
