"""The page of all reports, and of the figures alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.domain.names import fold
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import report_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.report_form import ReportForm
from partnertrack.ui.page import Page
from partnertrack.ui.pages.reports.columns import in_order, report_columns
from partnertrack.ui.pages.reports.forms import WordForms
from partnertrack.ui.pages.reports.quick import QuickReport
from partnertrack.ui.pages.reports.start import Start
from partnertrack.ui.place import REPORT, REPORTS, Place
from partnertrack.ui.view_models.reports import ICONS, ReportRow, ReportsView, statuses
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.narrowed_list import NarrowedList

if TYPE_CHECKING:
    from partnertrack.domain.report import Report
    from partnertrack.services.reports import Begun


class ReportsPage(Page):
    """The drafts and what was issued; without any, how one comes about, and the figures as they would be printed."""

    key = REPORTS

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk, scrolls=False)
        self.name_page(_("Reports"))
        self._undo = undo
        self._job: Job | None = None
        self._view: ReportsView | None = None
        self._status, self._is_quick = "", False
        self.figures = Button(_("Figures only"), "file-chart-column")
        self.add = Button(_("New report"), "plus", "primary")
        self.tools.addWidget(self.figures)
        self.tools.addWidget(self.add)
        self.message, self.start = Message(), Start()
        self.chips = FilterChips()
        self.list: NarrowedList[ReportRow] = NarrowedList(
            _("Reports"), _("Find a report"), report_columns(), lambda row: row.id
        )
        self.model, self.table = self.list.model, self.list.table
        self.more = IconButton("ellipsis", _("What can be done with the report"))
        self.list.add_beside(self.more)
        self.quick = QuickReport(desk)
        self._stack = QStackedWidget()
        self.form = ReportForm(self)
        self.forms = WordForms(self, desk, self.message)
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Read the list."""
        del place  # there is but one list
        if self._job:
            self._job.stop()
        work = partial(report_asks.reports, self.desk.workspace, self.desk.as_of)
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is told where there is no height for it."""
        super().resizeEvent(event)
        self.start.told.setVisible(not self.is_low)

    def leave(self) -> None:
        """Stop reading and drawing."""
        if self._job:
            self._job.stop()
        self.quick.leave()

    def put_away(self) -> bool:
        """Put the form away, then what was searched."""
        if self.form.isVisible():
            self.form.hide()
            return True
        if self._stack.currentWidget() is self._quick_side:
            return self.quick.preview.put_away()
        is_searched = bool(self.list.search.text())
        self.list.search.clear()
        return is_searched

    def focus_search(self) -> None:
        """Put the keyboard into the search of the list or of the pages."""
        if self._stack.currentWidget() is self._quick_side:
            self.quick.preview.begin_find()
        else:
            self.list.focus_search()

    def _lay_out(self) -> None:
        whole, self._quick_side = QWidget(), QWidget()
        column = QVBoxLayout(whole)
        beside = QVBoxLayout(self._quick_side)
        for each in (column, beside):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(12)
        column.addWidget(self.chips)
        column.addWidget(self.list, 1)
        beside.addWidget(self.start)
        beside.addWidget(self.quick, 1)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._quick_side)
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.start.add.clicked.connect(self._add)
        self.figures.clicked.connect(self._switch)
        self.chips.chosen.connect(self._narrow_to)
        self.list.narrowed.connect(self._narrow)
        self.list.opened.connect(self._open)
        self.form.wanted.connect(self._keep)
        self.more.clicked.connect(self._show_menu)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu_at)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(lambda: self._delete(self._chosen()))

    def _show(self, view: ReportsView) -> None:
        self._view = view
        self.message.clear()
        self.quick.show_view(view)
        rows = view.rows
        count = ngettext("{n} report", "{n} reports", len(rows)).format(n=number(len(rows)))
        self.name_page(_("Reports"), count if rows else _("What donors read, made on this computer"))
        self.start.setVisible(not rows)
        self._turn()
        entries = [
            (key, words, sum(row.report.status == key for row in rows), ICONS[key]) for key, words in statuses().items()
        ]
        self.chips.show_chips([("", _("All"), len(rows), ""), *entries], self._status)
        self._narrow()

    def _turn(self) -> None:
        """Show the list, or the figures where those are wanted or there is no list."""
        has_rows = bool(self._view and self._view.rows)
        is_quick = self._is_quick or not has_rows
        self.figures.setVisible(has_rows)
        self.add.setVisible(has_rows)
        self.figures.setText(_("List of reports") if is_quick else _("Figures only"))
        self._stack.setCurrentIndex(1 if is_quick else 0)
        if is_quick:
            self.quick.look()

    def _switch(self) -> None:
        self._is_quick = not self._is_quick
        self._turn()

    def _narrow_to(self, status: str) -> None:
        self._status = status
        self._narrow()

    def _narrow(self) -> None:
        words = fold(self.list.search.text()).split()
        rows = [row for row in (self._view.rows if self._view else ()) if self._status in ("", row.report.status)]
        shown = [
            row
            for row in rows
            if all(
                word in fold(f"{row.report.title} {row.report.number} {row.template} {row.period}") for word in words
            )
        ]
        ordered = in_order(shown, self.model.order, is_descending=self.model.is_descending)
        count = ngettext("{n} report", "{n} reports", len(shown)).format(n=number(len(shown)))
        self.list.show_rows(ordered, count, _("Enter opens the report"))
        self._enable()

    def _enable(self) -> None:
        self.more.setEnabled(self._chosen() is not None)

    def _chosen(self) -> ReportRow | None:
        return self.model.row(self.table.currentIndex().row())

    def _open(self, row: ReportRow) -> None:
        self.went.emit(Place(REPORT, report=row.id))

    def _add(self) -> None:
        if self._view:
            self.form.open(self._view, self._view.suggested, self.desk.as_of)

    def _show_menu(self) -> None:
        self.menu(self._chosen()).popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _show_menu_at(self, at: QPoint) -> None:
        self.menu(self._chosen()).popup(self.table.viewport().mapToGlobal(at))

    def menu(self, row: ReportRow | None) -> QMenu:
        """What can be done with a report."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row:
            menu.addAction(_("Open"), partial(self._open, row))
            if row.is_draft:
                menu.addAction(_("Change what it is about…"), partial(self._change, row))
            menu.addAction(_("Duplicate, with its texts"), partial(self._duplicate, row))
            self.forms.offer(menu, row)
            if row.is_draft:
                menu.addSeparator()
                menu.addAction(_("Delete the draft"), partial(self._delete, row))
        return menu

    def _change(self, row: ReportRow) -> None:
        if self._view:
            self.form.open(self._view, row.report, self.desk.as_of)

    def _keep(self, before: Report, wanted: Report, texts_of: UUID | None) -> None:
        workspace, failed = self.desk.workspace, self.form.complain
        if before.version:
            change = partial(report_asks.change_report, workspace, before, wanted)
            self.desk.jobs.write(change, self._on_changed, failed=failed)
        else:
            begin = partial(report_asks.begin_report, workspace, wanted, texts_of)
            self.desk.jobs.write(begin, partial(self._on_begun, _("The report was begun.")), failed=failed)

    def _duplicate(self, row: ReportRow) -> None:
        work = partial(report_asks.duplicate_report, self.desk.workspace, row.id, self.desk.as_of)
        self.desk.jobs.write(work, partial(self._on_begun, _("The report was duplicated.")))

    def _delete(self, row: ReportRow | None) -> None:
        if row and row.is_draft:
            work = partial(report_asks.delete_report, self.desk.workspace, row.id)
            self.desk.jobs.write(work, partial(self._say, _("The draft was deleted.")))

    def _on_begun(self, told: str, begun: Begun) -> None:
        self.form.hide()
        texts = ngettext("{n} text was taken over.", "{n} texts were taken over.", begun.texts)
        self._say(f"{told} {texts.format(n=number(begun.texts))}" if begun.texts else told, begun.change_id)
        self.went.emit(Place(REPORT, report=begun.report_id))

    def _on_changed(self, change: UUID | None) -> None:
        self.form.hide()
        if change:
            self._say(_("The report was changed."), change)

    def _say(self, told: str, change: UUID) -> None:
        self.desk.say(told, _("Undo"), partial(self._undo, change))
