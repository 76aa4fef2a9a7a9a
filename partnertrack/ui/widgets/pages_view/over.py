"""Says over the pages what is under way, when it takes long."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from partnertrack.ui.widgets.busy import Busy

_PATIENCE = 500  # milliseconds of work before it is spoken of
_WIDE, _EDGE = 420, 14


class Over(QFrame):
    """Lies over the lower edge of the pages, with a button to stop, and moves nothing."""

    stopped = Signal()

    def __init__(self, pages: QWidget) -> None:
        super().__init__(pages)
        self.setObjectName("raised")
        self._pages, self.busy = pages, Busy()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._come_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 12, 12)
        column.addWidget(self.busy)
        self.busy.stopped.connect(self.stopped)
        pages.installEventFilter(self)
        self.hide()

    def start(self, words: str) -> None:
        """Something has begun."""
        self.busy.start(words)
        if not self.isVisible():
            self._patience.start()

    def progress(self, done: int, total: int, words: str = "") -> None:
        """Say how far it is."""
        self.busy.progress(done, total, words)

    def end(self) -> None:
        """Nothing is under way any more."""
        self._patience.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place whatever the size of the pages."""
        if watched is self._pages and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _come_in(self) -> None:
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        wide, high = min(_WIDE, self._pages.width() - 2 * _EDGE), self.sizeHint().height()
        left = (self._pages.width() - wide) // 2
        self.setGeometry(left, self._pages.height() - high - _EDGE, wide, high)
