"""Offers the messy files of the practice pilot, each with what it teaches and what comes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import practice_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.place import IMPORTS, Place
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Icon, Line, Words, rule
from partnertrack.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from partnertrack.services.practice import MessyFile

_SIZE, _EDGE = QSize(760, 640), 48


class MessyFilesDialog(QDialog):
    """A file that was imported is ticked; each can be imported, and undone, as often as one likes."""

    CHAPTER = "import"  # of the guide

    went = Signal(object)
    """The `Place` where the file is imported."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Messy files"))
        self.resize(_SIZE.boundedTo(parent.size() - QSize(_EDGE, _EDGE)))
        self.lines: dict[str, Button] = {}
        self._list = Scroll()
        close = Button(_("Close"))
        close.clicked.connect(self.reject)
        told = _(
            "Such files come from partners every week. Import each of them: it is checked before anything is stored, "
            "and Undo takes it back."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 24, 18)
        column.setSpacing(6)
        column.addWidget(Line(_("Messy files"), "title"))
        column.addWidget(Words(told, quiet="half"))
        column.addSpacing(6)
        column.addWidget(self._list, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        desk.closed.connect(self.reject)
        desk.jobs.read(partial(practice_asks.messy_files, desk.workspace), self.show_files)

    def show_files(self, files: tuple[MessyFile, ...]) -> None:
        """List them."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        for place, file in enumerate(files):
            if place:
                column.addWidget(rule())
            column.addWidget(self._line(file))
        if not files:
            told = _("None lies beside this pilot. “Start afresh” lays them out again.")
            column.addWidget(Words(told, quiet="true"))
        column.addStretch(1)
        self._list.show_layout(column)
        waiting = next((self.lines[file.path.name] for file in files if not file.is_imported), None)
        if waiting:
            waiting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, file: MessyFile) -> QWidget:
        state = _("Imported") if file.is_imported else _("Waits to be imported")
        button = Button(_("Import it") if not file.is_imported else _("Import again"), "file-up", is_small=True)
        button.setAccessibleName(f"{button.text()}: {file.path.name}. {state}. {file.teaches} {file.ends}")
        button.clicked.connect(partial(self._import, file))
        self.lines[file.path.name] = button
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Line(file.path.name, "strong"))
        if file.is_imported:
            head.addWidget(Icon("circle-check", 16, tone="ok"))
            head.addWidget(Line(state, "caption", quiet="half"))
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addLayout(head)
        words.addWidget(Line(file.partner, "caption", quiet="true"))
        words.addWidget(Words(file.teaches, "table"))
        words.addWidget(Words(_("With the usual choices: {counts}").format(counts=file.ends), "caption", quiet="half"))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 12, 0, 12)
        line.setSpacing(14)
        line.addWidget(Icon("file-spreadsheet", 20, tone="practice"), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _import(self, file: MessyFile) -> None:
        self.accept()
        self.went.emit(Place(IMPORTS, partner=file.partner, files=(file.path,), is_begun=True))
