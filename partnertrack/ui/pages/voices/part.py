"""One of the parts of the page of voices."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.desk import Desk
from partnertrack.ui.jobs import Work
from partnertrack.ui.page import GAP
from partnertrack.ui.widgets.side_form import SideForm

_SUFFIXES = (".xlsx", ".csv")


class Part(QWidget):
    """A part with its buttons at the head of the page, its form at the side, and what is stored told with Undo."""

    went = Signal(object)
    """The user wants to be at that `Place`."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__()
        self._desk, self._undo = desk, undo
        self.form = form
        self.tools: tuple[QWidget, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        form.hide()

    def save(self, told: dict[str, Any]) -> None:
        """Store what was filled in; a part without a form has nothing to store."""

    def act(self, key: str) -> None:
        """Do what a button of the form says; the same holds here."""

    def store(self, work: Work[UUID | None], told: str) -> None:
        """Store something, put the form away and say so; what is refused is said in the form."""
        self._desk.jobs.write(work, partial(self._on_stored, told), failed=self.form.complain)

    def take_along(self, name: str, write: Callable[[Path], Work[Path]]) -> None:
        """Ask for a file and write there; a notice opens it."""
        kinds = ";;".join((_("Excel workbook") + " (*.xlsx)", _("CSV file") + " (*.csv)"))
        chosen, kind = QFileDialog.getSaveFileName(self, name, str(Path.home() / f"{name}.xlsx"), kinds)
        if chosen:
            path = Path(chosen)
            suffix = ".csv" if "*.csv" in kind else ".xlsx"
            path = path if path.suffix.casefold() in _SUFFIXES else path.with_name(path.name + suffix)
            self._desk.jobs.read(write(path), self._on_written)

    def _on_stored(self, told: str, change: UUID | None) -> None:
        self.form.hide()
        if change:
            self._desk.say(told, _("Undo"), partial(self._undo, change))

    def _on_written(self, path: Path) -> None:
        self._desk.say(_("Written to “{file}”.").format(file=path.name), _("Open"), partial(_open, path))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
