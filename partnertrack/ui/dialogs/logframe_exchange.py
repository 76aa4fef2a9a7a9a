"""The two buttons by which a page takes a donor's logframe in and writes its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from partnertrack.i18n import LANGUAGES, _, current
from partnertrack.ui import logframe_exchange_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.logframe_import import LogframeImport
from partnertrack.ui.proposed import for_saving
from partnertrack.ui.widgets.buttons import Button

_FORMATS = (".xlsx", ".docx")


class LogframeExchange:
    """Holds the buttons for a page's tools (`importing`, `exporting`), and what they open; Esc asks `put_away`."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        self._page, self._desk = page, desk
        self._job: Job | None = None
        self.drawer = LogframeImport(page, desk, undo)
        self.importing = Button(_("Import logframe…"), "file-up")
        self.importing.setToolTip(_("Take in the donor’s matrix from Excel or Word"))
        self.importing.clicked.connect(self.ask_file)
        self.exporting = Button(_("Export logframe…"), "download")
        self.exporting.setToolTip(_("Write the matrix for the donor, in Excel or Word"))
        self.menu = QMenu(self.exporting)
        for language in sorted(LANGUAGES, key=lambda each: each != current()):
            self.menu.addAction(_language(language), partial(self.ask_path, language))
        self.exporting.clicked.connect(self._open_menu)

    def ask_file(self) -> None:
        """Ask for the donor's file and show what it says."""
        pattern = " ".join(f"*{suffix}" for suffix in asks.SUFFIXES)
        kinds = _("Logframe in Excel or Word") + f" ({pattern})"
        chosen, _kind = QFileDialog.getOpenFileName(self._page, _("Import logframe"), "", kinds)
        if chosen:
            self.drawer.open_file(Path(chosen))

    def ask_path(self, language: str) -> None:
        """Ask for a file and write the logframe there in a language."""
        kinds = ";;".join((_("Excel workbook") + " (*.xlsx)", _("Word document") + " (*.docx)"))
        usual = for_saving(_("Logframe") + ".xlsx", self._desk.workspace.path)
        chosen, kind = QFileDialog.getSaveFileName(self._page, _("Export logframe"), usual, kinds)
        if chosen:
            path = Path(chosen)
            suffix = ".docx" if "*.docx" in kind else ".xlsx"
            self.write(path if path.suffix.casefold() in _FORMATS else path.with_name(path.name + suffix), language)

    def write(self, path: Path, language: str) -> None:
        """Write the logframe with its values as of the day of the page; a notice lets it be opened."""
        work = partial(asks.write, self._desk.workspace, path, self._desk.as_of, language)
        self._job = self._desk.jobs.read(work, self._on_written)

    def put_away(self) -> bool:
        """Put the import away; whether it was there."""
        return self.drawer.put_away()

    def _open_menu(self) -> None:
        self.menu.popup(self.exporting.mapToGlobal(QPoint(0, self.exporting.height() + 4)))

    def _on_written(self, path: Path) -> None:
        said = _("Logframe written to “{file}”.").format(file=path.name)
        self._desk.say(said, _("Open"), partial(_open, path))


def _open(path: Path) -> None:
    """Open a file in the program that is meant for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _language(code: str) -> str:
    return {
        "en": _("In English"),
        "fr": _("In French"),
        "de": _("In German"),
        "nl": _("In Dutch"),
    }[code]
