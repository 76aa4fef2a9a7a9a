"""The form of a grant, a budget line, an agreed share or a cost, at the side of the page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.domain.record import Record
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.tick import Tick

FormField = QLineEdit | Choice | Tick


class MoneyForm(Drawer):
    """Enter saves, Esc puts it away; whoever listens stores what was filled in, or has the form complain."""

    wanted = Signal(object, dict, dict)
    """The record before, the texts and what is ticked, by the names of the fields."""
    unwanted = Signal(object)
    """The record that is to be deleted."""
    changed = Signal(object, dict, dict)
    """The same as `wanted`, whenever something else is written."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Money"))
        self._record: Record | None = None
        self.fields: Mapping[str, FormField] = {}
        self.message, self.note = Message(), Words("", "caption", quiet="half")
        self.remove = Button(_("Delete"), kind="ghost")
        self.cancel, self.keep = Button(_("Cancel"), kind="ghost"), Button(_("Save"), "check", "primary")
        self.remove.clicked.connect(lambda: self.unwanted.emit(self._record))
        self.cancel.clicked.connect(self.hide)
        self.keep.clicked.connect(self._want)
        self.foot.setContentsMargins(20, 8, 16, 4)
        self.foot.setSpacing(10)
        self.foot.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        self.foot.addLayout(buttons)

    @property
    def record(self) -> Record | None:
        """The record that the form is about."""
        return self._record

    def open(
        self, title: str, record: Record, fields: Mapping[str, FormField], *, told: str = "", note: str = ""
    ) -> None:
        """Come in with these fields; `told` stands below them, and what is said while one writes below `note`."""
        self._record, self.fields = record, fields
        self.name(title)
        self.message.clear()
        self.keep.setEnabled(True)
        self.remove.setVisible(bool(record.version))
        self.note = Words("", "caption", quiet="half")
        self.note.hide()
        self.show_layout(self._column(told, note))
        next(iter(fields.values())).setFocus()

    def complain(self, error: UserError) -> None:
        """Say why it was not stored; what was filled in stays."""
        self.keep.setEnabled(True)
        self.message.complain(error)

    def advise(self, text: str, *, is_warning: bool) -> None:
        """Say something about what is being written."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.note.setProperty("tone", "danger" if is_warning else "")
        self.note.style().polish(self.note)

    def _column(self, told: str, note: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(4)
        for key, field in self.fields.items():
            if not isinstance(field, Tick):
                column.addWidget(Line(field.accessibleName(), "caption", quiet="half"))
            column.addWidget(field)
            if key == note:
                column.addWidget(self.note)
            column.addSpacing(8)
            self._listen(field)
        if told:
            column.addWidget(Words(told, "caption", quiet="half"))
        column.addStretch(1)
        return column

    def _listen(self, field: FormField) -> None:
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(self._want)
            field.textEdited.connect(self._tell)
        elif isinstance(field, Choice):
            field.activated.connect(self._tell)

    def _tell(self) -> None:
        self.changed.emit(self._record, *self._filled())

    def _want(self) -> None:
        if self._record is None or not self.keep.isEnabled():
            return
        self.keep.setEnabled(False)
        self.message.clear()
        self.wanted.emit(self._record, *self._filled())

    def _filled(self) -> tuple[dict[str, str], dict[str, bool]]:
        """What is written or chosen, and what is ticked."""
        texts = {
            key: field.text() if isinstance(field, QLineEdit) else str(field.currentData() or "")
            for key, field in self.fields.items()
            if not isinstance(field, Tick)
        }
        return texts, {key: field.isChecked() for key, field in self.fields.items() if isinstance(field, Tick)}
