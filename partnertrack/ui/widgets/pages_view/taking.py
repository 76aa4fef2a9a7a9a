"""Takes the pages elsewhere: to a printer, to another program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import report_asks
from partnertrack.ui.asking import Asking
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.pages_view.over import Over
from partnertrack.ui.widgets.pages_view.printing import Printing, choose_printer

if TYPE_CHECKING:
    from partnertrack.services.look_at_pages import Pages


class Taking(QObject):
    """Two buttons and what they do with the pages that are shown."""

    def __init__(self, parent: QWidget, jobs: Asking, over: Over, message: Message) -> None:
        super().__init__(parent)
        self._parent, self._jobs, self._over, self._message = parent, jobs, over, message
        self._pages: Pages | None = None
        self._printing: Printing | None = None
        self.name = ""
        self.printer = IconButton("printer", _("Print…"), is_small=True)
        self.opener = IconButton("external-link", _("Open in another program"), is_small=True)
        self.printer.clicked.connect(self._choose_printer)
        self.opener.clicked.connect(self._open)
        over.stopped.connect(self.stop)
        self.show_pages(None)

    def show_pages(self, pages: Pages | None) -> None:
        """Take these from now on."""
        self._pages = pages
        for button in (self.printer, self.opener):
            button.setEnabled(pages is not None)

    def stop(self) -> None:
        """Print no further page."""
        if self._printing:
            self._printing.stop()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages."""
        if self._pages is None or self._printing:
            return
        self._message.clear()
        self._over.start(_("Printing"))
        self._printing = Printing(self, self._jobs, self._pages, printer)
        self._printing.progressed.connect(self._over.progress)
        self._printing.ended.connect(self._end)
        self._printing.failed.connect(self._on_failed)
        self._printing.begin()

    def _end(self) -> None:
        self._over.end()
        if self._printing:
            self._printing.deleteLater()
            self._printing = None

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self._message.complain(error)

    def _choose_printer(self) -> None:
        if self._pages and (printer := choose_printer(self._parent, self._pages)):
            self.print_on(printer)

    def _open(self) -> None:
        if self._pages:
            work = partial(report_asks.lend_pages, self._pages, self.name or _("Report"))
            self._jobs.read(work, _show, failed=self._message.complain)


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
