"""The trainees of a partner of whom something is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from partnertrack.i18n import _
from partnertrack.ui.view_models.partner_page import TraineeRow
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.table_model import Column, TableModel


class Trainees(Card):
    """The trainees; Enter opens one."""

    opened = Signal(object)
    """The id of an enrolment."""

    def __init__(self, rows: Sequence[TraineeRow], note: str) -> None:
        super().__init__(_("Missing about trainees"), Line(note, "caption", quiet="true") if rows else None)
        self.model: TableModel[TraineeRow] = TableModel(_columns())
        self.model.show_rows(rows)
        self.table = ShortTable(self.model, _("Missing about trainees"))
        self.table.opened.connect(self._open)
        if rows:
            self.body.addWidget(self.table)
            self.body.addWidget(Line(_("Enter opens the person"), "caption", quiet="true"))
        else:
            self.table.hide()
            self.body.addWidget(Words(_("Nothing that this partner could tell is missing."), "table", quiet="half"))

    def _open(self, place: int) -> None:
        if row := self.model.row(place):
            self.opened.emit(row.id)


def _columns() -> tuple[Column[TraineeRow], ...]:
    return (
        Column(
            _("Trainee"),
            lambda row: f"{row.name}, {row.number}",
            cells.two_lines(lambda row: row.name, lambda row: row.number, "control"),
            width=200,
        ),
        Column(_("Missing"), lambda row: row.missing, cells.plain(lambda row: row.missing), width=250),
        Column(_("Overdue since"), lambda row: row.since, cells.plain(lambda row: row.since), width=120, gives_way=1),
    )
