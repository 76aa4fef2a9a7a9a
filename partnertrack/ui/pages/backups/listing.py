"""The list of backups, and what can be done with one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QMenu

from partnertrack.i18n import _
from partnertrack.ui.view_models.backups import BackupRow
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.table_model import Column, TableModel


class Listing(Card):
    """One line for each backup, newest first; Enter compares it with what there is now."""

    opened = Signal(object)
    """The row of a backup that is to be restored."""
    kept = Signal(object)
    """The row of a backup that is to be kept for good, or no longer."""

    def __init__(self) -> None:
        super().__init__(_("Backups on this computer"))
        self._may = True
        self.model: TableModel[BackupRow] = TableModel(_columns())
        self.table = ShortTable(self.model, _("Backups"))
        self.restore = Button(_("Compare and restore…"), "archive-restore", is_small=True)
        self.keep = Button(_("Keep for good"), "pin", is_small=True)
        self._told = Words(_("Each was opened and counted before it became a backup."), "caption", quiet="true")
        self._empty = Words(
            _("There is none yet. Backups are made before each import, while you work and when you close the pilot."),
            quiet="half",
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.restore)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        self.body.addWidget(self._told)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.table)
        self.body.addLayout(buttons)
        self.table.opened.connect(lambda place: self._emit(self.opened, place))
        self.restore.clicked.connect(lambda: self._emit(self.opened, self.table.currentIndex().row()))
        self.keep.clicked.connect(lambda: self._emit(self.kept, self.table.currentIndex().row()))
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._enable()

    def show_rows(self, rows: Sequence[BackupRow]) -> None:
        """Show these; the one that was chosen stays so."""
        before = self.chosen()
        self.model.show_rows(rows)
        self.table.updateGeometry()
        self._empty.setVisible(not rows)
        self._told.setVisible(bool(rows))
        self.table.setVisible(bool(rows))
        if rows:
            self.table.selectRow(next((at for at, row in enumerate(rows) if before and row.id == before.id), 0))
        self._enable()

    def let(self, *, may_restore: bool) -> None:
        """Let the user restore and keep backups, or only look at their list."""
        self._may = may_restore
        self._enable()

    def chosen(self) -> BackupRow | None:
        """The backup that is chosen."""
        return self.model.row(self.table.currentIndex().row())

    def _enable(self) -> None:
        row = self.chosen()
        for button in (self.restore, self.keep):
            button.setVisible(bool(self.model.ids))
            button.setEnabled(row is not None and self._may)
        self.keep.setText(_("Keep no longer") if row and row.is_kept else _("Keep for good"))

    def _emit(self, signal: SignalInstance, place: int) -> None:
        row = self.model.row(place)
        if row is not None and self._may:
            signal.emit(row)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in (self.restore, self.keep):
            menu.addAction(button.text(), button.click).setEnabled(button.isEnabled())
        menu.popup(self.table.viewport().mapToGlobal(at))


def _columns() -> tuple[Column[BackupRow], ...]:
    return (
        Column(
            _("Made"),
            lambda row: f"{row.when}, {row.moment}",
            cells.two_lines(lambda row: row.when, lambda row: row.moment, "strong"),
            width=210,
            tip=lambda row: f"{row.moment}\n{row.path.name}",
        ),
        Column(_("Why"), lambda row: row.why, cells.plain(lambda row: row.why), width=170, gives_way=2),
        Column(_("Holds"), lambda row: row.held, cells.plain(lambda row: row.held), width=170, gives_way=1),
        Column(_("Size"), lambda row: row.size, cells.plain(lambda row: row.size), width=84, gives_way=4),
        Column(_("Lies on"), lambda row: row.places, cells.plain(lambda row: row.places), width=230, gives_way=3),
        Column(
            _("Kept"),
            lambda row: _("For good") if row.is_kept else "",
            cells.chip(lambda row: _("For good") if row.is_kept else "", lambda _row: "info", lambda _row: "pin"),
            width=132,
        ),
    )
