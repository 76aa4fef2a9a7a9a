"""Where one value comes from: the value, the cells that told it, and how it was changed since."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.provenance import EditLine, OriginView, TellingLine
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Icon, Line, Words


class Origin(QWidget):
    """One value's origin, with the ways to correct it, to restore an earlier one, and to the archived files."""

    correct_wanted = Signal(object)
    """The `OriginView` that is to be corrected."""
    restore_wanted = Signal(object, object)
    """The field and the earlier value."""
    file_wanted = Signal(object, str)
    """The id of the source and the file's name."""

    def __init__(self, view: OriginView) -> None:
        super().__init__()
        self.view = view
        self.setAccessibleName(f"{view.label}: {view.text}")
        self.files: list[IconButton] = []
        self.restores: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(10)
        column.addLayout(self._head())
        for telling in view.tellings:
            column.addLayout(self._telling(telling))
        if view.text and not view.tellings:
            column.addWidget(Words(_("No imported file is known to say this."), "caption", quiet="true"))
        for edit in view.edits:
            column.addLayout(self._edit(edit))

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Line(self.view.label, "caption", quiet="half"))
        value = Words(self.view.text or "–", "h3")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(value)
        self.correct = Button(_("Correct this value…") if self.view.text else _("Add…"), "pencil", is_small=True)
        self.correct.clicked.connect(partial(self.correct_wanted.emit, self.view))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addLayout(words, 1)
        line.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _telling(self, telling: TellingLine) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Line(f"{telling.place} · {telling.file}", "control"))
        words.addWidget(Words(telling.said, "caption", quiet="half"))
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(Words(telling.when, "caption", quiet="true"), 1)
        if telling.is_in_force:
            below.addWidget(Chip(_("in force"), "ok", "check"))
        words.addLayout(below)
        button = IconButton("download", _("Open the archived file…"), size=16, is_small=True)
        button.setAccessibleName(_("Open the archived file “{file}”…").format(file=telling.file))
        button.clicked.connect(partial(self.file_wanted.emit, telling.source_id, telling.file))
        self.files.append(button)
        return _line("file-spreadsheet", words, button)

    def _edit(self, edit: EditLine) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Line(edit.title, "control"))
        words.addWidget(Words(edit.change, "caption", quiet="half"))
        words.addWidget(Line(edit.when, "caption", quiet="true"))
        if edit.restore:
            button = Button(edit.restore, "undo-2", is_small=True)
            button.clicked.connect(partial(self.restore_wanted.emit, self.view.slot, edit.earlier))
            self.restores.append(button)
            words.addSpacing(3)
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return _line("history", words)


def _line(icon: str, words: QVBoxLayout, trailing: QWidget | None = None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addWidget(Icon(icon, 16), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    if trailing:
        line.addWidget(trailing, 0, Qt.AlignmentFlag.AlignTop)
    return line
