"""Asks what of a person goes over to another pilot, and who it is there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import person_asks
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from partnertrack.services.transfer import Prospect, Wanted

_WIDTH, _MOST = 560, 8


class TransferDialog(QDialog):
    """The parts that go over, the day, and who it is there; it is stored by whoever listens."""

    wanted = Signal(object)
    """What is to be done, as `Wanted`."""

    def __init__(self, parent: QWidget, prospect: Prospect, as_of: date) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Transfer to another pilot"))
        self.setMinimumWidth(_WIDTH)
        steps, notes, documents = prospect.counts
        self.events, self.notes, self.documents = Tick(steps), Tick(notes), Tick(documents)
        for tick, is_any in zip((self.events, self.notes, self.documents), prospect.has, strict=True):
            tick.setChecked(is_any)
            tick.setEnabled(is_any)
        self.who = Choice(_("Who it is there"), _people(prospect))
        self.day = DayField(_("Transferred on"), as_of)
        self.staying = Message()
        self.keep = Button(_("Transfer"), "arrow-right", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._on_keep)
        self._lay_out(prospect)
        if prospect.staying:
            more = ", …" if len(prospect.staying) > _MOST else ""
            told = _("This has no place in “{pilot}” and stays here:").format(pilot=prospect.title)
            self.staying.say(told, "\n".join(prospect.staying[:_MOST]) + more, "warn")

    def _lay_out(self, prospect: Prospect) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(4)
        column.addWidget(Line(_("Transfer to “{pilot}”").format(pilot=prospect.title), "title"))
        told = _("{person} is entered there and marked here as transferred; what is known here stays.")
        column.addWidget(Words(told.format(person=prospect.person), quiet="true"))
        column.addSpacing(8)
        for tick in (self.events, self.notes, self.documents):
            column.addWidget(tick)
        for label, field in ((_("Who it is there"), self.who), (_("Transferred on"), self.day)):
            column.addSpacing(6)
            column.addWidget(Line(label, "control"))
            column.addWidget(field)
        column.addSpacing(10)
        column.addWidget(self.staying)
        column.addSpacing(12)
        column.addLayout(feet(self, self.keep))

    def chosen(self) -> Wanted:
        """What the dialog says now."""
        joins: UUID | None = self.who.currentData()
        parts = (self.events.isChecked(), self.notes.isChecked(), self.documents.isChecked())
        return person_asks.transfer_wish(self.day.day(), parts, joins)

    def _on_keep(self) -> None:
        self.wanted.emit(self.chosen())
        self.accept()


def _people(prospect: Prospect) -> list[tuple[str, object]]:
    """Who it may be there; the very person, where an earlier transfer brought it there, and nobody else."""
    if prospect.known:
        return [(_("The same person, who is there already: enrolled once more"), prospect.known)]
    told = _("{person}, {label}: enrolled once more ({why})")
    likely: list[tuple[str, object]] = [
        (told.format(person=each.name, label=each.label, why=each.why), each.participant_id) for each in prospect.likely
    ]
    return [(_("Somebody new there"), None), *likely]
