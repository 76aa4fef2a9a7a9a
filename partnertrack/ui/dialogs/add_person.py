"""Asks for somebody new, and says who of the pilot is alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import person_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.place import PARTICIPANT, Place
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.form_line import FormLine
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from partnertrack.domain.statement import SlotKey
    from partnertrack.services.correct_value import AddedPerson, CheckedPerson, Form

_SIZE, _TWO = QSize(640, 620), 460


def open_add(
    parent: QWidget, desk: Desk, undo: Callable[[UUID], None], went: Callable[[Place], None]
) -> AddPersonDialog:
    """Open the dialog over the parent's window; who was added is shown, and can be taken back by `undo`."""
    dialog = AddPersonDialog(parent.window(), desk, undo, went)
    dialog.open()
    return dialog


class AddPersonDialog(QDialog):
    """The form for somebody new; Enter adds, and what was written is not thrown away by a single Esc."""

    def __init__(
        self, parent: QWidget, desk: Desk, undo: Callable[[UUID], None], went: Callable[[Place], None]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Add participant"))
        self.resize(_SIZE.boundedTo(parent.size()))
        self._desk, self._undo, self._went = desk, undo, went
        self._is_warned = False
        self._job: Job | None = None
        self.lines: list[FormLine] = []
        self.message = Message()
        self.keep = Button(_("Add"), "user-plus", "primary")
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._add)
        self._fields = Scroll()
        self._lay_out()
        self._job = desk.jobs.read(partial(person_asks.new_form, desk.workspace), self._show)

    def reject(self) -> None:
        """Warn once before what was written is thrown away."""
        if self._texts() and not self._is_warned:
            self._is_warned = True
            self.message.say(_("Nobody was added yet."), _("Cancel once more to throw away what you wrote."), "warn")
            return
        super().reject()

    def done(self, result: int) -> None:
        """Take no more answers."""
        if self._job:
            self._job.stop()
        super().done(result)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(Line(_("Add participant"), "h2"))
        told = _("A name is enough to begin with. What you write is read as the cells of a partner’s file are.")
        column.addWidget(Words(told, "table", quiet="half"))
        column.addWidget(self._fields, 1)
        column.addWidget(self.message)
        column.addLayout(feet(self, self.keep))

    def _show(self, form: Form) -> None:
        self.lines = [FormLine(each) for each in form.fields]
        for line in self.lines:
            line.changed.connect(self._check)
            line.entered.connect(self._add)
        fields = Columns(((_TWO, 2),), is_top=True)
        fields.show_widgets(list(self.lines))
        column = QVBoxLayout()
        column.setContentsMargins(0, 6, 10, 6)
        column.addWidget(fields)
        column.addStretch(1)
        self._fields.show_layout(column)
        self.lines[0].setFocus()

    def _texts(self) -> dict[SlotKey, str]:
        return {line.slot: line.text() for line in self.lines if line.text()}

    def _check(self) -> None:
        self._is_warned = False
        self.keep.setEnabled(False)
        if self._job:
            self._job.stop()
        work = partial(person_asks.check_new, self._desk.workspace, self._texts())
        self._job = self._desk.jobs.read(work, self._on_checked)

    def _on_checked(self, checked: CheckedPerson) -> None:
        for line in self.lines:
            line.show_read(checked.reads.get(line.slot))
        self.keep.setEnabled(checked.has_name and not checked.is_refused)
        self.keep.setText(_("Add all the same") if checked.alike else _("Add"))
        words = [f"{each.name}, {each.label}: {each.why}" for each in checked.alike]
        if words:
            told = "\n".join((*words, *checked.warnings))
            self.message.say(_("Somebody alike is in the pilot already."), told, "warn")
        elif checked.warnings:
            self.message.say("\n".join(checked.warnings), tone="info")
        else:
            self.message.clear()

    def _add(self) -> None:
        if self.keep.isEnabled():
            self.keep.setEnabled(False)
            work = partial(person_asks.add_person, self._desk.workspace, self._texts())
            self._desk.jobs.write(work, self._on_added, failed=self._on_refused)

    def _on_added(self, added: AddedPerson) -> None:
        told = _("{person} was added.").format(person=added.name)
        self._desk.say(told, _("Undo"), partial(self._undo, added.change_id))
        self._went(Place(PARTICIPANT, person=added.enrolment_id))
        self.accept()

    def _on_refused(self, error: UserError) -> None:
        self.keep.setEnabled(True)
        self.message.complain(error)
