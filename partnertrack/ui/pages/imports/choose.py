"""The first step of an import: the files, and who sent them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.changes import ChangeLine
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.drop_zone import DropZone
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Icon, Line, Words, rule
from partnertrack.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from collections.abc import Sequence

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")


class ChooseStep(Scroll):
    """Several files are taken one after the other; below them stands what was changed before."""

    changed = Signal()
    """The files are others now."""
    undo_wanted = Signal(object)
    """The id of a change that the user wants to take back."""

    def __init__(self) -> None:
        super().__init__()
        self.files: tuple[Path, ...] = ()
        self.partner = QLineEdit()
        self.partner.setPlaceholderText(_("For example: Training centre Kumasi"))
        self.partner.setAccessibleName(_("Who sent the files"))
        self._queue = QVBoxLayout()
        self._queue.setSpacing(0)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(0)
        zone = DropZone(
            _("Drop your partners’ spreadsheets here"),
            _("Excel, LibreOffice or CSV, as your partners sent them. The files are only read."),
        )
        zone.dropped.connect(self.add_files)
        zone.browsed.connect(self._browse)
        files = Card(_("Files"))
        files.body.addWidget(zone)
        files.body.addLayout(self._queue)
        files.body.addSpacing(4)
        files.body.addWidget(Line(_("Who sent the files (optional)"), "control"))
        files.body.addWidget(self.partner)
        files.body.addStretch(1)
        self._history = Card(_("Recent changes"))
        self._history.body.addLayout(self._changes)
        self._history.body.addStretch(1)
        columns = Columns(((820, 2),), stretch=(6, 5), is_top=True)
        columns.show_widgets([files, self._history])
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)
        column.addStretch(1)
        self.show_layout(column)

    def add_files(self, paths: tuple[Path, ...]) -> None:
        """Put files at the end of the queue; folders are left where they are."""
        self.show_files(tuple(dict.fromkeys((*self.files, *(path for path in paths if path.is_file())))))

    def show_files(self, files: tuple[Path, ...]) -> None:
        """Show the files that are waiting."""
        self.files = files
        _clear(self._queue)
        for path in files:
            self._queue.addWidget(self._file(path))
        self.changed.emit()

    def show_changes(self, changes: Sequence[ChangeLine]) -> None:
        """Show what was changed last, newest first."""
        _clear(self._changes)
        for place, change in enumerate(changes):
            if place:
                self._changes.addWidget(rule())
            self._changes.addWidget(self._change(change))
        if not changes:
            self._changes.addWidget(Words(_("Nothing was imported yet."), quiet="true"))

    def _file(self, path: Path) -> QWidget:
        remove = IconButton("x", _("Leave out {file}").format(file=path.name), size=14, is_small=True)
        remove.clicked.connect(lambda: self.show_files(tuple(each for each in self.files if each != path)))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(4, 2, 0, 2)
        line.setSpacing(10)
        line.addWidget(Icon("file-spreadsheet", 18, tone="primary"))
        name = Line(path.name, "control")
        line.addWidget(name, 1)
        line.addWidget(remove)
        return row

    def _change(self, change: ChangeLine) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 9, 0, 9)
        line.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Line(change.title, "control"))
        words.addWidget(Line(change.detail, "caption", quiet="true"))
        line.addLayout(words, 1)
        if change.is_undone:
            line.addWidget(Chip(_("Undone"), "neutral", "undo-2"))
        elif change.can_undo:
            undo = Button(_("Undo"), "undo-2", is_small=True)
            undo.setAccessibleName(_("Undo: {title}").format(title=change.title))
            identity: UUID = change.id
            undo.clicked.connect(lambda: self.undo_wanted.emit(identity))
            line.addWidget(undo)
        return row

    def _browse(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = _("Spreadsheets") + f" ({pattern})"
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Choose spreadsheets"), "", kinds)
        self.add_files(tuple(map(Path, chosen)))


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.deleteLater()
