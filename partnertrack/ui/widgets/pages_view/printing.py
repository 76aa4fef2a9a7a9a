"""Prints the pages of a PDF one after the other, each painted in a job and freed when it is on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import report_asks
from partnertrack.ui.asking import Asking, Job

if TYPE_CHECKING:
    from partnertrack.services.look_at_pages import PagePart, Pages

_FINE = 300 / 72
"""Pixels a point: 300 an inch."""


class Printing(QObject):
    """One run of the printer; Qt prints no PDF, so that each page goes there as a picture."""

    progressed = Signal(int, int)
    """So many pages of so many are with the printer."""
    ended = Signal()
    """All pages are with the printer, or it was stopped."""
    failed = Signal(object)
    """The `UserError` for which it could not be printed."""

    def __init__(self, parent: QObject, jobs: Asking, pages: Pages, printer: QPrinter) -> None:
        super().__init__(parent)
        self._jobs, self._pages, self._printer = jobs, pages, printer
        self._painter = QPainter()
        self._job: Job | None = None
        count = len(pages.sizes)
        first, last = printer.fromPage() or 1, printer.toPage() or count
        self._wanted = list(range(first - 1, min(last, count)))
        self._done = 0

    def begin(self) -> None:
        """Print the pages that the printer was told."""
        self._printer.setFullPage(True)
        self._turn_paper()
        if not self._wanted or not self._painter.begin(self._printer):
            self.failed.emit(UserError(_("The printer does not take the report."), _("Is it switched on?")))
            return
        self._ask()

    def stop(self) -> None:
        """Print no further page."""
        if self._job:
            self._job.stop()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
            self.ended.emit()

    def _ask(self) -> None:
        width, height = self._pages.sizes[self._wanted[self._done]]
        wide = round(width * _FINE)
        cut = (wide, 0, 0, wide, round(height * _FINE))
        work = partial(report_asks.paint_part, self._pages, self._wanted[self._done], cut)
        self._job = self._jobs.read(work, self._on_painted, failed=self._on_failed)

    def _on_painted(self, part: PagePart) -> None:
        """Put a page on paper, as large as fits it."""
        image = QImage(part.rgba, part.width, part.height, 4 * part.width, QImage.Format.Format_RGBX8888)
        paper = QRectF(self._painter.viewport())
        size = QSize(part.width, part.height).scaled(paper.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(0, 0, size.width(), size.height())
        area.moveCenter(paper.center())
        self._painter.drawImage(area, image)
        self._done += 1
        self.progressed.emit(self._done, len(self._wanted))
        if self._done < len(self._wanted):
            self._turn_paper()
            self._printer.newPage()
            self._ask()
        else:
            self._painter.end()
            self.ended.emit()

    def _on_failed(self, error: UserError) -> None:
        self._printer.abort()
        self._painter.end()
        self.failed.emit(error)

    def _turn_paper(self) -> None:
        """Lay the paper as the next page lies."""
        if self._wanted:
            width, height = self._pages.sizes[self._wanted[self._done]]
            upright, across = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
            self._printer.setPageOrientation(across if width > height else upright)


def choose_printer(parent: QWidget, pages: Pages) -> QPrinter | None:
    """The printer that the user chooses for these pages; None when nothing is to be printed."""
    printer = new_printer()  # it has a name here because the dialog does not keep it, and ends the program without it
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages.sizes))
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def new_printer() -> QPrinter:
    """A printer for A4 pages in a fineness that shows the smallest print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer
