"""One line of a form: the label, the field, and what is to be said about what was written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.fields import NameChoice
from partnertrack.ui.widgets.labels import Line, Words

if TYPE_CHECKING:
    from partnertrack.services.correct_value import FormField, Read


class FormLine(QWidget):
    """A field of a form; a list of answers is completed while one writes, and any text can be written."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed in the field."""

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self.slot, self._before = field.slot, field.written
        label = f"{field.label} ({field.unit})" if field.unit else field.label
        self.field = self._field(field, label)
        self.note = Words("", "caption", quiet="half")
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Line(label, "caption", quiet="half"))
        column.addWidget(self.field)
        column.addWidget(self.note)
        self.setFocusProxy(self.field)

    def text(self) -> str:
        """What is written there."""
        return self._written().text().strip()

    def write(self, text: str) -> None:
        """Write something there."""
        self._written().setText(text)

    @property
    def is_changed(self) -> bool:
        """Whether something else is written there than at first."""
        return self.text() != self._before

    def show_read(self, read: Read | None) -> None:
        """Say how the text is read, or why it is refused; nothing for a field that was left alone."""
        words = (read.refusal or self._understood(read)) if read else ""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.note.setProperty("tone", "danger" if read and read.refusal else "")
        self.note.style().polish(self.note)
        self.field.setAccessibleDescription(words)

    def _understood(self, read: Read) -> str:
        if read.value is None:
            return _("The value will be taken out.")
        return _("Read as {value}").format(value=read.text) if read.text != self.text() else ""

    def _written(self) -> QLineEdit:
        found = self.field.lineEdit() if isinstance(self.field, NameChoice) else self.field
        assert found is not None  # noqa: S101 - both kinds of field have one
        return found

    def _field(self, field: FormField, label: str) -> QLineEdit | NameChoice:
        hint = {"date": _("day/month/year")}.get(field.type, "")
        made: QLineEdit | NameChoice
        if field.answers:
            made = NameChoice(label, _("Choose or write") if field.is_open else _("Choose"))
            made.show_names(field.answers)
            written = made.lineEdit()
            assert written is not None  # noqa: S101 - a `NameChoice` has one
        else:
            made = written = QLineEdit()
            made.setPlaceholderText(hint)
        written.setAccessibleName(label)
        written.setText(field.written)
        written.textChanged.connect(lambda _text: self.changed.emit())
        written.returnPressed.connect(self._on_return)
        return made

    def _on_return(self) -> None:
        """Enter chooses among the suggestions while they are shown."""
        completer = self._written().completer()
        popup = completer.popup() if completer else None
        if popup is None or not popup.isVisible():
            self.entered.emit()
