"""Lies over the window while files hang over it, and says what happens when they are let go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint

_INSET, _RADIUS, _DASHES, _BADGE = 16, 16, (6.0, 4.0), 64
_VEIL = 246  # of 255: what lies below is only guessed

Describe = Callable[[tuple[Path, ...]], tuple[str, str, bool]]


class DropSheet(QWidget):
    """Covers its widget from the moment when files come over any part of that; `describe` puts them into words.

    It says what would be done, with which files, and whether they are welcome.
    """

    dropped = Signal(tuple)
    """The paths of the files."""

    def __init__(self, covered: QWidget, describe: Describe) -> None:
        super().__init__(covered)
        self._covered, self._describe = covered, describe
        self._words = ("", "", True)
        self._is_over = False
        self.setAcceptDrops(True)
        covered.setAcceptDrops(True)
        covered.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What would be done with the files that hang over it now, or hung there last."""
        return self._words[0]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come up when files come over the covered widget, and stay as large as that."""
        if watched is not self._covered:
            return False
        if isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.DragEnter:
            return self._welcome(event)
        if event.type() is QEvent.Type.DragLeave:
            QTimer.singleShot(0, self._leave)
        elif event.type() is QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        elif isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self.dropEvent(event)
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take over from what is below."""
        self._is_over = True
        self._accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on."""
        self._accept(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        self._is_over = False
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files, welcome or not: who takes them says what is wrong with them."""
        self._is_over = False
        self.hide()
        if paths := _paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(paths)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the veil, the dashed edge and the words."""
        tokens, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        told, names, is_welcome = self._words
        tone = theme.tone("primary" if is_welcome else "danger")
        veil = theme.colour(tokens.app).toRgb()
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        pen = QPen(theme.colour(tone.fill), 2)
        pen.setDashPattern(list(_DASHES))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET), _RADIUS, _RADIUS)
        middle = QRectF(self.rect()).center()
        badge = QRectF(middle.x() - _BADGE / 2, middle.y() - _BADGE - 24, _BADGE, _BADGE)
        paint.rounded(painter, badge, _BADGE / 2, tone.subtle)
        paint.icon(painter, badge.center(), "file-up" if is_welcome else "x", 30, tone.text)
        room = QRectF(self.rect()).adjusted(48, 0, -48, 0)
        upper = QRectF(room.left(), middle.y() - 4, room.width(), 30)
        paint.text(painter, upper, told, "title", tokens.text if is_welcome else tone.text, paint.CENTRE)
        lower = QRectF(room.left(), upper.bottom() + 4, room.width(), 22)
        paint.text(painter, lower, names, "body", tokens.text2, paint.CENTRE)

    def _welcome(self, event: QDragEnterEvent) -> bool:
        paths = _paths(event.mimeData())
        if not paths or QApplication.activeModalWidget() is not None:
            return False
        self._words = self._describe(paths)
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self._accept(event)
        return True

    def _accept(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _leave(self) -> None:
        if not self._is_over:
            self.hide()


def _paths(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
