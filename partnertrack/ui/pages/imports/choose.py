"""The first step of an import: the files, and who sent them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import asks, import_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.imports.earlier import Earlier
from partnertrack.ui.pages.imports.modes import Modes
from partnertrack.ui.view_models.dropped import SPREADSHEETS
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.drop_zone import DropZone
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.fields import NameChoice
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Icon, Line
from partnertrack.ui.widgets.scroll import Scroll

_CHANGES_SHOWN = 8


class ChooseStep(Scroll):
    """Several files are taken one after the other; beside them stands what was imported before."""

    changed = Signal()
    """The files are others now."""
    pasted = Signal(str)
    """A table was pasted."""

    def __init__(self) -> None:
        super().__init__()
        self.files: tuple[Path, ...] = ()
        self.partner = NameChoice(_("Who sent the files"), _("For example: Training centre Kumasi"))
        self.modes = Modes()
        self.earlier = Earlier()
        self._queue = QVBoxLayout()
        self._queue.setSpacing(0)
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
        sender = QVBoxLayout()
        sender.setSpacing(6)
        sender.addWidget(Line(_("Who sent the files (optional)"), "control"))
        sender.addWidget(self.partner)
        files.body.addLayout(sender)
        files.body.addWidget(self.modes)
        files.body.addStretch(1)
        columns = Columns(((820, 2),), stretch=(6, 5), is_top=True)
        columns.show_widgets([files, self.earlier])
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)
        column.addStretch(1)
        self.show_layout(column)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste, context=within)

    def look(self, desk: Desk) -> None:
        """Have read anew what was changed last, what waits to be finished, and who the partners are."""
        read, workspace = desk.jobs.read, desk.workspace
        read(partial(asks.changes, workspace, _CHANGES_SHOWN), self.earlier.show_changes)
        read(partial(import_asks.unfinished, workspace), self.earlier.show_unfinished)
        read(partial(import_asks.partners, workspace), self.partner.show_names)

    def add_files(self, paths: tuple[Path, ...]) -> None:
        """Put files at the end of the queue; folders are left where they are."""
        self.show_files(tuple(dict.fromkeys((*self.files, *(path for path in paths if path.is_file())))))

    def show_files(self, files: tuple[Path, ...]) -> None:
        """Show the files that are waiting."""
        self.files = files
        empty_out(self._queue)
        for path in files:
            self._queue.addWidget(self._file(path))
        self.changed.emit()

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

    def _paste(self) -> None:
        """Take what was copied: files, or the cells of a table."""
        copied = QGuiApplication.clipboard().mimeData()
        if files := tuple(Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()):
            self.add_files(files)
        elif text := copied.text().strip("\r\n"):
            self.pasted.emit(text)

    def _browse(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in SPREADSHEETS)
        kinds = _("Spreadsheets") + f" ({pattern})"
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Choose spreadsheets"), "", kinds)
        self.add_files(tuple(map(Path, chosen)))
