"""A table of figures taken along as a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from partnertrack.i18n import _
from partnertrack.ui import indicator_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.proposed import for_saving

_SUFFIXES = (".xlsx", ".csv")


class Taking:
    """Asks for a file and writes the table there; a notice opens it."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        self._page, self._desk = page, desk

    def export(self, name: str, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Ask for a file and write the table there."""
        kinds = ";;".join((_("Excel workbook") + " (*.xlsx)", _("CSV file") + " (*.csv)"))
        usual = for_saving(f"{name}.xlsx", self._desk.workspace.path)
        chosen, kind = QFileDialog.getSaveFileName(self._page, _("Export the numbers"), usual, kinds)
        if chosen:
            path = Path(chosen)
            suffix = ".csv" if "*.csv" in kind else ".xlsx"
            named = path if path.suffix.casefold() in _SUFFIXES else path.with_name(path.name + suffix)
            self.write(titles, rows, named)

    def write(self, titles: Sequence[str], rows: Sequence[Sequence[str]], path: Path) -> None:
        """Write the table to a file."""
        work = partial(indicator_asks.write_table, self._desk.workspace, tuple(titles), tuple(map(tuple, rows)), path)
        self._desk.jobs.read(work, self._on_written)

    def _on_written(self, path: Path) -> None:
        said = _("Written to “{file}”.").format(file=path.name)
        self._desk.say(said, _("Open"), partial(_open, path))


def _open(path: Path) -> None:
    """Open a file in the program that is meant for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
