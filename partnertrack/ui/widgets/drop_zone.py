"""A place to drop files on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Badge, Words

_DASHES = (5.0, 4.0)


class DropZone(QWidget):
    """Takes files that are dropped on it, or asks for them when its button is pressed."""

    dropped = Signal(tuple)
    """The paths of the files."""
    browsed = Signal()

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setAccessibleName(title)
        self._is_over = False
        browse = Button(_("Browse…"), "folder-open", "primary")
        browse.clicked.connect(self.browsed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 28)
        column.setSpacing(6)
        column.addWidget(Badge("file-up", "primary", 56, is_round=True), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        for text, role in ((title, "h3"), (sentence, "table")):
            words = Words(text, role, quiet="" if role == "h3" else "true")  # type: ignore[arg-type]  # both are roles
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(8)
        column.addWidget(browse, 0, Qt.AlignmentFlag.AlignHCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed edge, lit while files hang over it."""
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour(tokens.primary if self._is_over else tokens.field_border), 1.25)
        pen.setDashPattern(list(_DASHES))
        painter.setPen(pen)
        painter.setBrush(theme.colour(tokens.primary_subtle if self._is_over else tokens.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._light(is_over=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Let them go."""
        self._light(is_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self._light(is_over=False)
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _light(self, *, is_over: bool) -> None:
        self._is_over = is_over
        self.update()
