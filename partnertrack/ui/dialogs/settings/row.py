"""One setting: what it is about, and the field or button by which it is changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.dialogs.settings.marked import Marked
from partnertrack.ui.view_models.settings import Setting
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.reveal import reveal

_FIELD = 230


class Row(QWidget):
    """Words at the left, the means at the right; what was written counts when the field is left."""

    changed = Signal(object)
    """Another value: a text, a number, or the value of an entry."""
    pressed = Signal()
    """What the button does is wanted."""
    copied = Signal()
    """The path is wanted on the clipboard."""

    def __init__(self, setting: Setting, sought: str = "", *, may_change: bool = True) -> None:
        super().__init__()
        self.setting = setting
        self.field: QWidget | None = None
        self.usual = Button(_("Usual"), kind="ghost", is_small=True)
        self.usual.setAccessibleName(_("{setting}: as usual").format(setting=setting.title))
        self.usual.setToolTip(_("As it was in the beginning"))
        reveal(self.usual, when=setting.is_changed)
        self.usual.clicked.connect(lambda: self.changed.emit(setting.usual))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Marked(setting.title, "strong", sought))
        also = _("Also: {words}").format(words=setting.also) if sought and setting.also else ""
        for text in filter(None, (setting.hint, also)):
            words.addWidget(Marked(text, "caption", sought, quiet="half"))
        if setting.told and setting.kind != "folder":
            words.addWidget(Marked(setting.told, "caption", sought, quiet="true"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 11, 0, 11)
        line.setSpacing(16)
        line.addLayout(words, 1)
        if setting.kind == "folder":
            words.addWidget(self._path())
            self._add_folder_buttons(line)
            return
        self._add_means(line, may_change=may_change)

    def focus(self) -> None:
        """Put the keyboard into the field, or onto the button."""
        if self.field:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_means(self, line: QBoxLayout, *, may_change: bool) -> None:
        """A field of the kind that the setting asks for, and the small button beside it."""
        setting = self.setting
        if setting.kind in ("choice", "text"):
            line.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignVCenter)
            self.field = self._choice() if setting.kind == "choice" else self._text()
            self.field.setEnabled(may_change)
            self.field.setFixedWidth(_FIELD)
        elif setting.button:
            button = Button(setting.button, "arrow-right" if setting.kind == "way" else "", is_small=True)
            button.clicked.connect(self.pressed)
            self.field = button
        if self.field:
            line.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)

    def _choice(self) -> Choice:
        field = Choice(self.setting.title, self.setting.entries)
        field.choose(self.setting.value)
        field.setAccessibleDescription(self.setting.hint)
        field.activated.connect(lambda _place: self.changed.emit(field.currentData()))
        return field

    def _text(self) -> QLineEdit:
        field = QLineEdit(str(self.setting.value or ""))
        field.setAccessibleName(self.setting.title)
        field.setAccessibleDescription(self.setting.hint)
        field.setCursorPosition(0)
        field.editingFinished.connect(partial(self._on_written, field))
        return field

    def _on_written(self, field: QLineEdit) -> None:
        if field.text().strip() != self.setting.value:
            self.changed.emit(field.text().strip())

    def _path(self) -> Line:
        return Line(self.setting.told, "caption", quiet="half")

    def _add_folder_buttons(self, line: QBoxLayout) -> None:
        names = _("Copy the path: {what}"), _("Open the folder: {what}")
        copy, open_it = (
            IconButton(icon, name.format(what=self.setting.title), size=16)
            for icon, name in zip(("copy", "folder-open"), names, strict=True)
        )
        copy.clicked.connect(self.copied)
        open_it.clicked.connect(self.pressed)
        self.field = copy
        line.addWidget(copy)
        line.addWidget(open_it)
