"""The record of processing on the page: taken over, edited, printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from partnertrack.i18n import _
from partnertrack.ui import privacy_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.privacy.columns import columns
from partnertrack.ui.pages.privacy.part import PrivacyPart
from partnertrack.ui.view_models.privacy import Line, PrivacyView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.side_form import SideForm, long_text
from partnertrack.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from partnertrack.domain.processing import ProcessingActivity


class RecordPart(PrivacyPart):
    """Enter opens an activity."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__(desk, undo, form)
        self.pdf, self.sheet = Button(_("Print as PDF"), "printer"), Button(_("Workbook"), "download")
        self.add, self.adopt = Button(_("Own activity"), "plus"), Button(_("Take over"), "sparkles", "primary")
        self.tools = (self.sheet, self.pdf, self.add, self.adopt)
        others = ((_("Legal basis"), 260, 2), (_("Recipients"), 220, 3), (_("Reviewed"), 110, 4))
        self.model: TableModel[Line] = TableModel(columns(_("Activity and purpose"), others, _("Status"), 150))
        self.table = ShortTable(self.model, _("Record of processing"))
        self._activity: ProcessingActivity | None = None
        self._offered: tuple[tuple[str, str], ...] = ()
        card = Card(_("Record of processing"))
        card.body.addWidget(self.table)
        told = _(
            "GDPR, art. 30(1). Data, recipients, transfers and times are worked out when an activity is taken over."
        )
        card.body.addWidget(Words(told, "caption", quiet="half"))
        adopt = Button(_("Take over what ships"), "sparkles", "primary")
        adopt.clicked.connect(self._adopt)
        empty = Empty(
            "file-text",
            _("No record of processing yet"),
            _(
                "The law asks every office to write down what it does with people’s data. The program brings the usual "
                "activities along and fills in what the pilot already says; you mend and complete them."
            ),
            adopt,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(empty)
        self.column.addWidget(self._stack)
        self.column.addStretch(1)
        self.adopt.clicked.connect(self._adopt)
        self.add.clicked.connect(lambda: self._edit(asks.new_activity()))
        self.table.opened.connect(self._open)
        self.pdf.clicked.connect(partial(self._write, ".pdf"))
        self.sheet.clicked.connect(partial(self._write, ".xlsx"))

    def show_view(self, view: PrivacyView) -> None:
        """Show the activities."""
        self._offered = view.offered
        self.model.show_rows(view.activities)
        self.table.updateGeometry()
        self._stack.setCurrentIndex(0 if view.activities else 1)
        for button in (self.pdf, self.sheet):
            button.setEnabled(bool(view.activities))
        self.adopt.setEnabled(bool(view.offered))

    def save(self, told: dict[str, Any]) -> None:
        """Store an activity."""
        if self._activity:
            work = partial(asks.save_activity, self._desk.workspace, replace(self._activity, **told), self._desk.as_of)
            self.store(work, _("The activity was saved."))

    def act(self, key: str) -> None:
        """Take the activity out of the record."""
        if key == "delete" and self._activity:
            work = partial(asks.delete, self._desk.workspace, self._activity)
            self.store(work, _("The activity was removed."))

    def _adopt(self) -> None:
        keys = tuple(key for key, _title in self._offered)
        work = partial(asks.adopt_activities, self._desk.workspace, keys, self._desk.as_of)
        self.store(work, _("The activities were taken over: look at each of them."))

    def _open(self, place: int) -> None:
        line = self.model.row(place)
        if line:
            self._edit(line.record)

    def _edit(self, activity: ProcessingActivity) -> None:
        self._activity = activity
        fields: dict[str, QWidget] = {"title": written(_("Activity"), activity.title)}
        for name, words in _texts().items():
            fields[name] = long_text(words, getattr(activity, name))
        fields["controller"] = written(_("Controller"), activity.controller)
        fields["contact"] = written(_("Contact, data protection officer"), activity.contact)
        actions = (("delete", Button(_("Delete"), "x", is_small=True)),) if activity.version else ()
        self.form.open_form(activity.title or _("Own activity"), fields, actions)

    def _write(self, suffix: str) -> None:
        self.take_along(
            _("Record of processing"),
            (suffix,),
            lambda path: partial(asks.write_paper, self._desk.workspace, "record", self._desk.as_of, path),
        )


def _texts() -> dict[str, str]:
    return {
        "purpose": _("Purpose"),
        "basis": _("Legal basis (art. 6, art. 9)"),
        "subjects": _("Whose data"),
        "data": _("Which data"),
        "recipients": _("Recipients"),
        "transfers": _("Transfers to third countries"),
        "retention": _("Kept for how long"),
        "measures": _("Measures"),
    }
