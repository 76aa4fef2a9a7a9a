"""The files of a partner with what became of their rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from partnertrack.i18n import _, pgettext
from partnertrack.ui.view_models.partner_page import FileRow
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.table_model import Column, TableModel


class Files(Card):
    """The files, newest first; the one that is chosen can be had as it came."""

    wanted = Signal(object, str)
    """The id of a source and the name of its file."""

    def __init__(self, rows: Sequence[FileRow]) -> None:
        self.save = Button(_("Open archived file…"), "download", is_small=True)
        super().__init__(_("Files"), self.save, pad=20)
        self.save.setEnabled(False)
        self.save.clicked.connect(self._on_save)
        self.model: TableModel[FileRow] = TableModel(_columns())
        self.model.show_rows(rows)
        self.table = ShortTable(self.model, _("Files"))
        self.table.chosen.connect(self._allow)
        self.table.opened.connect(self._on_save)
        if rows:
            self.body.addWidget(self.table)
            self.body.addWidget(Line(_("Enter saves a copy of the file as it came"), "caption", quiet="true"))
        else:
            self.table.hide()
            self.body.addWidget(Words(_("No file has come yet."), "table", quiet="half"))

    def _chosen(self) -> FileRow | None:
        row = self.model.row(self.table.currentIndex().row())
        return row if row and row.is_archived else None

    def _allow(self) -> None:
        is_archived = self._chosen() is not None
        self.save.setEnabled(is_archived)
        self.save.setToolTip("" if is_archived else _("This file was not kept"))

    def _on_save(self) -> None:
        if row := self._chosen():
            self.wanted.emit(row.source_id, row.name)


def _columns() -> tuple[Column[FileRow], ...]:
    return (
        Column(
            _("File"),
            lambda row: f"{row.name}, {_below(row)}",
            cells.two_lines(lambda row: row.name, _below, "control"),
            width=200,
        ),
        Column(_("Rows"), lambda row: row.rows, cells.plain(lambda row: row.rows), width=64),
        Column(_("Faulty"), lambda row: row.faulty, cells.plain(lambda row: row.faulty), width=76),
        Column(
            pgettext("column", "Copy"),
            lambda row: _("Kept") if row.is_archived else "",
            cells.chip(lambda row: _("Kept") if row.is_archived else "", lambda _row: "neutral", lambda _row: ""),
            width=82,
            gives_way=1,
        ),
    )


def _below(row: FileRow) -> str:
    """When the file came, and what became of its rows."""
    return " · ".join(filter(None, (row.came, row.result)))
