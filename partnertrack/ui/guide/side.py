"""The side of the guide: the search over its contents."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.services.guide import Found, Guide
from partnertrack.ui import guide_asks
from partnertrack.ui.guide.lines import Entry, Lines
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.labels import Words

_TYPING, _LEAST = 120, 2


class Side(QFrame):
    """Shows the chapters, or what was found while there is something in the field."""

    chosen = Signal(object)
    """The `Entry` that the reader wants to see."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.field = SearchField(_("Search the guide"))
        self.field.textChanged.connect(self._on_written)
        self.field.returnPressed.connect(self._on_return)
        self.field.installEventFilter(self)
        self.contents, self.found = Lines(_("Contents")), Lines(_("Found"))
        for lines in (self.contents, self.found):
            lines.chosen.connect(self.chosen)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING)
        self._timer.timeout.connect(self.look)
        self._lay_out()

    def show_guide(self, guide: Guide) -> None:
        """List the chapters."""
        self.contents.show_entries(_entries(guide))

    def look(self) -> None:
        """Look for what is written in the field."""
        self._timer.stop()
        text = self.field.text().strip()
        if len(text) < _LEAST:
            self._lists.setCurrentIndex(0)
            return
        found = guide_asks.search(text)
        words = ngettext("{n} place found", "{n} places found", len(found)).format(n=number(len(found)))
        nothing = _("Nothing found. Try another word, or look through the contents: empty the field.")
        self._told.setText(words if found else nothing)
        self.found.show_entries(map(_line, found))
        self.found.choose_first()
        self._lists.setCurrentIndex(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the field down into the list."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if watched is not self.field or event.key() != Qt.Key.Key_Down:
            return False
        lines = self.found if self._lists.currentIndex() else self.contents
        lines.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _lay_out(self) -> None:
        self._told = Words("", "caption", quiet="true")
        self._told.setContentsMargins(12, 0, 12, 4)
        self._lists = QStackedWidget()
        found = QWidget()
        inner = QVBoxLayout(found)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._told)
        inner.addWidget(self.found, 1)
        self._lists.addWidget(self.contents)
        self._lists.addWidget(found)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(10)
        self.closing = IconButton("x", _("Back to the text"), size=16)
        head = QHBoxLayout()
        head.addWidget(self.field, 1)
        head.addWidget(self.closing)
        column.addLayout(head)
        column.addWidget(self._lists, 1)

    def _on_written(self, text: str) -> None:
        if text.strip():
            self._timer.start()
        else:
            self.look()

    def _on_return(self) -> None:
        self.look()
        if self._lists.currentIndex():
            self.found.take_current()


def _entries(guide: Guide) -> Iterator[Entry]:
    for part in guide.parts:
        yield Entry(part.title)
        for chapter in part.chapters:
            yield Entry(chapter.title, chapter.icon, chapter.key)


def _line(found: Found) -> Entry:
    target = f"{found.chapter.key}#{found.anchor}" if found.anchor else found.chapter.key
    return Entry(found.chapter.title, found.chapter.icon, target, found.heading, found.text, found.marks)
