"""The report on a fault, to be read before it is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.saving import save
from partnertrack.ui import clipboard
from partnertrack.ui.proposed import for_saving
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message

_WIDTH, _HEIGHT = 640, 520


class FaultReportDialog(QDialog):
    """Shows the whole text; nothing is sent, and nothing is saved but what was read here."""

    CHAPTER = "errors"  # of the guide

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent or QApplication.activeWindow())
        self.setWindowTitle(_("Report on a fault"))
        self.resize(_WIDTH, _HEIGHT)
        self._text = text
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(_("Report on a fault"))
        self.message = Message()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(Line(_("Report on a fault"), "title"))
        told = _(
            "This is all that the report says. PartnerTrack sends nothing: save it, and hand it on if you want to."
        )
        column.addWidget(Words(told, quiet="true"))
        column.addWidget(self.text, 1)
        column.addWidget(self.message)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        copy = Button(_("Copy"), "copy", "ghost")
        copy.clicked.connect(lambda: clipboard.put_text(self._text))
        close = Button(_("Close"))
        close.clicked.connect(self.reject)
        self.keep = Button(_("Save…"), "download", "primary")
        self.keep.clicked.connect(self._save)
        self.keep.setDefault(True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(copy)
        line.addStretch(1)
        line.addWidget(close)
        line.addWidget(self.keep)
        return line

    def _save(self) -> None:
        name = for_saving("partnertrack-report.txt")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save a report"), name, _("Text") + " (*.txt)")
        if not chosen:
            return
        try:
            save(Path(chosen), self._text.encode())
        except UserError as error:
            self.message.complain(error)
            return
        self.accept()
