"""The page of the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from partnertrack.errors import UserError
from partnertrack.i18n import _, number
from partnertrack.ui import history_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.history.columns import change_columns
from partnertrack.ui.pages.history.detail import ChangePanel
from partnertrack.ui.pages.history.naming import Naming
from partnertrack.ui.pages.history.narrowing import Narrowing
from partnertrack.ui.place import HISTORY, Place
from partnertrack.ui.proposed import for_saving
from partnertrack.ui.view_models.change_rows import ChangeRow, HistoryView, counted
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.narrowed_list import NarrowedList

if TYPE_CHECKING:
    from partnertrack.services.history import Wholeness

_HEIGHT, _PAUSE = 420, 250
_KINDS = (".xlsx", ".csv", ".pdf")


class HistoryPage(Page):
    """Every change by day, what it did in a panel, and whether the whole of it is as it was written."""

    key = HISTORY

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self.name_page(_("History"))
        self._undo = undo
        self._job: Job | None = None
        self._verified: tuple[int, str] = (0, "")
        self.export = Button(_("Export…"), "download")
        self.tools.addWidget(self.export)
        self.message, self.naming, self.narrowing = Message(), Naming(desk), Narrowing(desk)
        self.known = Button(_("This is right: take it as the end"), kind="ghost", is_small=True)
        self.list: NarrowedList[ChangeRow] = NarrowedList(
            _("Changes"), _("Find a change, a name or a file"), change_columns(), lambda row: row.id
        )
        self.list.setMinimumHeight(_HEIGHT)
        self.panel = ChangePanel(self, desk, _today, undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Read the changes; a place with a person or an organisation narrows them to it."""
        subject = place.person or place.organisation
        if subject:
            self.narrowing.show_subject(subject, place.title)
        self.naming.show_need()
        self._read()
        workspace = self.desk.workspace
        self.desk.jobs.read(partial(history_asks.choices, workspace), self.narrowing.show_choices, failed=_nothing)
        self.panel.refresh()

    def place(self) -> Place:
        """The list."""
        return Place(self.key)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def put_away(self) -> bool:
        """Put the panel away, then what was searched."""
        if self.panel.isVisible():
            self.panel.hide()
            self.list.table.setFocus()
        elif self.list.search.text():
            self.list.search.clear()
        else:
            return False
        return True

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.list.focus_search()

    def _lay_out(self) -> None:
        self.body.addWidget(self.naming)
        self.body.addWidget(self.message)
        self.body.addWidget(self.known, 0, Qt.AlignmentFlag.AlignLeading)
        self.known.hide()
        self.body.addWidget(self.narrowing)
        self.body.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.list.narrowed.connect(self._timer.start)
        self._timer.timeout.connect(self._read)
        self.narrowing.changed.connect(self._read)
        self.list.opened.connect(lambda row: self.panel.look_at(row.id, self.narrowing.subject))
        self.list.table.chosen.connect(self._on_chosen)
        self.panel.went.connect(self.went)
        self.panel.undo_wanted.connect(self._undo)
        self.export.clicked.connect(self._export)
        self.known.clicked.connect(self._take_as_end)

    def _read(self) -> None:
        self.leave()
        wanted = self.narrowing.wanted(self.list.search.text())
        work = partial(history_asks.listing, self.desk.workspace, wanted, _today())
        self._job = self.desk.jobs.read(work, self._show, failed=self._complain)

    def _show(self, view: HistoryView) -> None:
        self.export.setEnabled(bool(view.rows))
        hint = _("Enter opens the change") if view.rows else _("Nothing fits: show all, or search for less")
        self.list.show_rows(view.rows, counted(view), hint)
        if self._verified[0] != view.total:
            work = partial(history_asks.verify, self.desk.workspace, self.desk.history_ends())
            self.desk.jobs.read(work, self._on_verified, failed=_nothing)

    def _complain(self, error: UserError) -> None:
        self.list.show_rows((), "", "")
        self.export.setEnabled(False)
        self.message.complain(error)

    def _on_chosen(self, place: int) -> None:
        """Let the panel follow the keyboard while it is open."""
        row = self.list.model.row(place)
        if row and self.panel.isVisible() and self.list.table.hasFocus():
            self.panel.look_at(row.id, self.narrowing.subject)

    def _on_verified(self, found: Wholeness) -> None:
        self._verified = (found.changes, found.wrong)
        self._ends = found.ends
        self.known.setVisible(found.is_cut)
        if found.wrong:
            hint = _("Nothing that you see is lost by that; keep a copy of the file, and ask who worked with it.")
            self.message.say(found.wrong, hint, "danger")
            self.subtitle.setText("")
            return
        self.message.clear()
        self.desk.keep_history_ends(found.ends)
        words = _("Whole: {n} entries, verified at {time}. Nothing was taken out, put in or altered.")
        self.subtitle.setText(words.format(n=number(found.changes), time=f"{found.at.astimezone():%H:%M}"))

    def _take_as_end(self) -> None:
        """Take what the history holds now as what it has to hold."""
        self.desk.keep_history_ends(self._ends)
        self._verified = (0, "")
        self._read()

    def _export(self) -> None:
        kinds = {
            _("Excel workbook") + " (*.xlsx)": ".xlsx",
            _("CSV file") + " (*.csv)": ".csv",
            _("PDF, to be printed") + " (*.pdf)": ".pdf",
        }
        usual = for_saving(_("History") + ".xlsx", self.desk.workspace.path)
        asked = QFileDialog.getSaveFileName(self, _("Export"), usual, ";;".join(kinds))
        if not asked[0]:
            return
        path = Path(asked[0])
        suffix = kinds.get(asked[1], ".xlsx")
        path = path if path.suffix.casefold() in _KINDS else path.with_name(path.name + suffix)
        wanted, about = self.narrowing.wanted(self.list.search.text()), self.narrowing.about_words()
        work = partial(history_asks.write, self.desk.workspace, wanted, path, _today(), about)
        self.desk.say(_("Writing “{file}”…").format(file=path.name))
        self.desk.jobs.read(work, self._on_written)

    def _on_written(self, path: Path) -> None:
        self.desk.say(_("Written to “{file}”.").format(file=path.name), _("Open"), partial(_open, path))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the journal's days are told as local days


def _nothing(_error: UserError) -> None:
    """Leave it: the list says why."""


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
