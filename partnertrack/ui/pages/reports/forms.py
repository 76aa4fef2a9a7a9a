"""A donor's own Word form, filled for a report; and an example of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from partnertrack.i18n import _
from partnertrack.ui import report_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.proposed import named
from partnertrack.ui.view_models.reports import ReportRow
from partnertrack.ui.widgets.message import Message

_KIND = "Word (*.docx)"


class WordForms:
    """Offers them in the menu of a report, and says in the page's message what came of it."""

    def __init__(self, page: QWidget, desk: Desk, message: Message) -> None:
        self._page, self._desk, self._message = page, desk, message

    def offer(self, menu: QMenu, row: ReportRow) -> None:
        """Add what can be done with Word forms."""
        menu.addSeparator()
        menu.addAction(_("Fill a Word form…"), partial(self._fill, row))
        menu.addAction(_("Save an example of a Word form…"), partial(self._example, row))

    def fill(self, row: ReportRow, form: Path, path: Path) -> None:
        """Fill that form for the report, and keep it in the pilot for the next one."""
        today = date.today()  # noqa: DTZ011 - the user's day is a local day
        work = partial(report_asks.fill_form, self._desk.workspace, row.report, form, path, today)
        self._desk.jobs.write(work, self._saved, failed=self._message.complain)

    def save_example(self, row: ReportRow, path: Path) -> None:
        """Write a form with every place that a report can fill, and what each means."""
        work = partial(report_asks.save_example_form, self._desk.workspace, row.report, path)
        self._desk.jobs.read(work, self._saved, failed=self._message.complain)

    def _fill(self, row: ReportRow) -> None:
        title = _("Choose the donor’s Word form")
        form, _kind = QFileDialog.getOpenFileName(self._page, title, str(self._home()), _KIND)
        if form:
            name = f"{Path(form).stem} {row.report.number}"
            self._save_as(name, lambda path: self.fill(row, Path(form), path))

    def _example(self, row: ReportRow) -> None:
        self._save_as(_("Example of a Word form"), partial(self.save_example, row))

    def _save_as(self, name: str, write: Callable[[Path], None]) -> None:
        start = str(self._home() / named(f"{name}.docx", self._desk.workspace.path))
        chosen, _kind = QFileDialog.getSaveFileName(self._page, _("Save"), start, _KIND)
        if chosen:
            write(Path(chosen if chosen.endswith(".docx") else f"{chosen}.docx"))

    def _home(self) -> Path:
        return self._desk.workspace.path.parent

    def _saved(self, path: Path) -> None:
        self._message.say(_("Saved: {file}").format(file=path), tone="ok")
