"""Shows what is in a document of a participant, page by page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.domain.document_types import document_label
from partnertrack.errors import UserError
from partnertrack.i18n import _, number
from partnertrack.ui import person_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.page_picture import PagePicture

if TYPE_CHECKING:
    from pathlib import Path

    from partnertrack.domain.document import Document
    from partnertrack.ui.person_asks import Seen

_SHARE, _PAGE_WIDTH = 0.86, 1200


class DocumentView(QDialog):
    """The pages of a document, its picture or its text; of another file only the ways to see it elsewhere.

    The file leaves the pilot only when the user asks for it, and is told where it lies then.
    """

    copy_wanted = Signal(object)
    """A copy of that `Document` is to be saved where the user says."""

    def __init__(self, parent: QWidget, desk: Desk, document: Document) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._document = desk, document
        self._page, self._pages = 0, 1
        self._job: Job | None = None
        title = document.title or document_label(document.type)
        self.setWindowTitle(document_label(document.type))  # the desktop lists windows: it names nobody
        self.resize(parent.size() * _SHARE)
        self.message = Message()
        self.picture, self.text = PagePicture(), QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(document.file_name)
        self.other = Empty(
            "file-text", _("It cannot be shown here."), _("Open it with another program, or save a copy.")
        )
        self.shown = QStackedWidget()
        for widget in (self.picture, self.text, self.other):
            self.shown.addWidget(widget)
        self.before, self.after = (
            IconButton("chevron-left", _("Page before")),
            IconButton("chevron-right", _("Next page")),
        )
        self.count = Line("", "caption", quiet="true")
        self.elsewhere = Button(_("Open with another program…"), "external-link", "ghost")
        self.copy = Button(_("Save a copy…"), "download", "ghost")
        self.closing = Button(_("Close"), kind="primary")
        self._lay_out(title)
        self._connect()
        self._look()

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.addWidget(Line(title, "title"), 1)
        for widget in (self.count, self.before, self.after):
            head.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.elsewhere)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(Line(self._document.file_name, "caption", quiet="true"))
        column.addWidget(self.message)
        column.addWidget(self.shown, 1)
        column.addLayout(foot)
        self._turnable()

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self.turn, -1))
        self.after.clicked.connect(partial(self.turn, 1))
        self.closing.clicked.connect(self.reject)
        self.copy.clicked.connect(partial(self.copy_wanted.emit, self._document))
        self.elsewhere.clicked.connect(self._warn)
        for key, by in (("PgUp", -1), ("PgDown", 1), ("Left", -1), ("Right", 1)):
            QShortcut(QKeySequence(key), self.picture, partial(self.turn, by), context=_IN_WINDOW)
        for key, by in (("Home", -(10**6)), ("End", 10**6)):
            QShortcut(QKeySequence(key), self.picture, partial(self.turn, by), context=_IN_WINDOW)
        self.finished.connect(self._stop)
        self.closing.setFocus()

    def turn(self, by: int) -> None:
        """Show a page further on, or back; the first and the last one are the ends."""
        wanted = min(max(self._page + by, 0), self._pages - 1)
        if wanted != self._page:
            self._page = wanted
            self._turnable()
            self._look()

    def _look(self) -> None:
        self._stop()
        work = partial(person_asks.look_at_document, self._desk.workspace, self._document, self._page, _PAGE_WIDTH)
        self._job = self._desk.jobs.read(work, self._show, failed=self._on_failed)

    def _show(self, seen: Seen) -> None:
        look, picture = seen
        self._pages = look.pages
        self._turnable()
        if look.kind == "page":
            self.picture.show_page(look, self.count.text() or self._document.file_name)
        elif picture is not None:
            self.picture.show_picture(picture, self._document.file_name)
        elif look.kind == "text":
            self.text.setPlainText(look.text)
            if look.is_cut:
                self.message.say(_("Only the beginning of this text is shown."))
        self.shown.setCurrentWidget({"text": self.text, "other": self.other}.get(look.kind, self.picture))

    def _on_failed(self, error: UserError) -> None:
        self.message.complain(error)
        self.shown.setCurrentWidget(self.other)

    def _turnable(self) -> None:
        told = _("Page {n} of {total}").format(n=number(self._page + 1), total=number(self._pages))
        self.count.setText(told if self._pages > 1 else "")
        for button, is_end in ((self.before, self._page == 0), (self.after, self._page >= self._pages - 1)):
            button.setVisible(self._pages > 1)
            button.setEnabled(not is_end)

    def _warn(self) -> None:
        """Say that a copy leaves the pilot before it does; the button then does it."""
        self.message.say(
            _("The other program gets a copy that lies outside the pilot, without encryption."),
            _("It is overwritten and deleted when the pilot is locked or closed. Save no changes there."),
            "warn",
        )
        self.elsewhere.setText(_("Copy and open"))
        self.elsewhere.clicked.disconnect()
        self.elsewhere.clicked.connect(self._open)

    def _open(self) -> None:
        work = partial(person_asks.lend_document, self._desk.workspace, self._document)
        self._desk.jobs.read(work, self._on_lent, failed=self._on_failed)

    def _on_lent(self, path: Path) -> None:
        told = _("A copy lies here until the pilot is locked or closed: {file}").format(file=path)
        is_opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.message.say(
            told, "" if is_opened else _("No program was found that opens it."), "info" if is_opened else "warn"
        )

    def _stop(self) -> None:
        if self._job:
            self._job.stop()


_IN_WINDOW = Qt.ShortcutContext.WindowShortcut
