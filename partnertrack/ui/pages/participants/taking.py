"""The list taken along: copied for Excel, or written to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from partnertrack.domain.special_fields import special
from partnertrack.i18n import _, current, ngettext, number
from partnertrack.ui import clipboard, list_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.participants.people import People
from partnertrack.ui.pages.participants.printing import Printing
from partnertrack.ui.proposed import for_saving
from partnertrack.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from partnertrack.domain.scheme import Scheme
    from partnertrack.services.export_list import Copied

SUFFIXES = (".xlsx", ".csv", ".pdf")
Told: TypeAlias = Callable[[Sequence[UUID]], list_asks.Shown]
"""What the list shows of some of its people."""


class Taking:
    """Takes along what the list shows; a notice says what came of it."""

    def __init__(self, page: QWidget, desk: Desk, people: People, shown: Told) -> None:
        self._page, self._desk, self._people, self._shown = page, desk, people, shown
        export, printer = self.buttons = (
            IconButton("download", _("Export the list (Ctrl+E)")),
            IconButton("printer", _("Print the list (Ctrl+P)")),
        )
        self.printing = Printing(page, printer, lambda: len(people.arrangement.keys), self.print_list)
        export.clicked.connect(self.export_all)
        printer.clicked.connect(self.print_all)
        self._job: Job | None = None

    def copy_chosen(self) -> None:
        """Put those who are chosen on the clipboard."""
        if ids := self._people.chosen():
            self.copy(tuple(ids))

    def export_all(self) -> None:
        """Export those who are chosen, or all who are seen."""
        self.export(self._people.meant())

    def print_all(self) -> None:
        """Print those who are chosen, or all who are seen."""
        self.printing.ask(self._people.meant())

    def copy(self, ids: tuple[UUID, ...]) -> None:
        """Put these people on the clipboard."""
        work = partial(list_asks.copied, self._desk.workspace, ids, self._shown(ids).columns, self._desk.as_of)
        self._job = self._desk.jobs.read(work, self._on_copied)

    def export(self, ids: tuple[UUID, ...]) -> None:
        """Ask for a file and write these people there."""
        kinds = ";;".join((_("Excel workbook") + " (*.xlsx)", _("CSV file") + " (*.csv)"))
        usual = for_saving(_("Participants") + ".xlsx", self._desk.workspace.path)
        title = _leaving(_("Export the list"), len(ids), self._shown(ids).columns, self._desk.workspace.scheme)
        chosen, kind = QFileDialog.getSaveFileName(self._page, title, usual, kinds)
        if chosen:
            path = Path(chosen)
            suffix = ".csv" if "*.csv" in kind else ".xlsx"
            self.write(ids, path if path.suffix.casefold() in SUFFIXES else path.with_name(path.name + suffix))

    def print_list(self, ids: tuple[UUID, ...], is_landscape: bool) -> None:
        """Ask for a PDF file and write these people there, ready to print."""
        usual = for_saving(_("Participants") + ".pdf", self._desk.workspace.path)
        title = _leaving(_("Print the list"), len(ids), self._shown(ids).columns, self._desk.workspace.scheme)
        chosen, _kind = QFileDialog.getSaveFileName(self._page, title, usual, _("PDF file") + " (*.pdf)")
        if chosen:
            self.write(ids, Path(chosen).with_suffix(".pdf"), is_landscape=is_landscape)

    def write(self, ids: tuple[UUID, ...], path: Path, *, is_landscape: bool = False) -> None:
        """Write these people to a file; a notice tells how far it is and lets it be stopped."""
        wanted = list_asks.wanted(self._shown(ids), self._desk.as_of, is_landscape=is_landscape)
        work = partial(list_asks.write_list, self._desk.workspace, ids, wanted, path)
        self._job = self._desk.jobs.read(
            work,
            partial(self._on_written, len(ids)),
            stopped=self._on_stopped,
            progressed=self._on_progress,
        )
        self._desk.say(_("The list is being written…"), _("Stop"), self._job.stop)

    def stop(self) -> None:
        """Stop what is under way."""
        if self._job:
            self._job.stop()

    def _on_copied(self, copied: Copied) -> None:
        data = QMimeData()
        data.setText(copied.text)
        data.setHtml(copied.html)
        clipboard.put(data)
        said = ngettext("{n} person copied; paste into Excel.", "{n} people copied; paste into Excel.", copied.count)
        self._desk.say(said.format(n=number(copied.count)))

    def _on_progress(self, done: int, total: int, _text: str) -> None:
        if self._job and done < total:
            said = _("The list is being written: {done} of {total}")
            self._desk.say(said.format(done=number(done), total=number(total)), _("Stop"), self._job.stop)

    def _on_stopped(self) -> None:
        self._desk.say(_("Stopped; no file was written."))

    def _on_written(self, count: int, path: Path) -> None:
        said = ngettext("{n} person written to “{file}”.", "{n} people written to “{file}”.", count)
        opening = partial(_open, path)
        self._desk.say(said.format(n=number(count), file=path.name), _("Open"), opening)


def _leaving(title: str, people: int, columns: Sequence[str], scheme: Scheme) -> str:
    """What leaves the laptop, in one line: how many people, how many columns, which of them are specially protected."""
    count = ngettext("{n} person", "{n} people", people).format(n=number(people))
    wide = ngettext("{n} column", "{n} columns", len(columns)).format(n=number(len(columns)))
    protected = [scheme.fields[key].label.text(current()) for key in special(columns) if key in scheme.fields]
    told = f"{count}, {wide}"
    if protected:
        told = _("{what}; specially protected: {fields}").format(what=told, fields=", ".join(protected))
    return _("{title}: {what} leave the pilot").format(title=title, what=told)


def _open(path: Path) -> None:
    """Open a file in the program that is meant for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
