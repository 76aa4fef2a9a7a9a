"""The list of organisations taken along as a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import organisation_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.proposed import for_saving
from partnertrack.ui.view_models.organisations import OrganisationRow

_SUFFIXES = (".xlsx", ".csv")


class Taking:
    """Asks for a file and writes what the list shows; a notice opens it."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        self._page, self._desk = page, desk

    def export(self, rows: Sequence[OrganisationRow]) -> None:
        """Ask for a file and write these organisations there, with their contacts."""
        kinds = ";;".join((_("Excel workbook") + " (*.xlsx)", _("CSV file") + " (*.csv)"))
        usual = for_saving(_("Organisations") + ".xlsx", self._desk.workspace.path)
        chosen, kind = QFileDialog.getSaveFileName(self._page, _("Export the list"), usual, kinds)
        if chosen:
            path = Path(chosen)
            suffix = ".csv" if "*.csv" in kind else ".xlsx"
            self.write(rows, path if path.suffix.casefold() in _SUFFIXES else path.with_name(path.name + suffix))

    def write(self, rows: Sequence[OrganisationRow], path: Path) -> None:
        """Write these organisations to a file."""
        work = partial(organisation_asks.write_list, self._desk.workspace, tuple(rows), path)
        self._desk.jobs.read(work, partial(self._on_written, len(rows)))

    def _on_written(self, count: int, path: Path) -> None:
        said = ngettext(
            "{n} organisation written to “{file}”; contacts who do not agree are left out.",
            "{n} organisations written to “{file}”; contacts who do not agree are left out.",
            count,
        )
        self._desk.say(said.format(n=number(count), file=path.name), _("Open"), partial(_open, path))


def _open(path: Path) -> None:
    """Open a file in the program that is meant for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
