"""The frame around the window while one practises, with the line that says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.desk import Desk
from partnertrack.ui.place import Place
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Icon, Line

_EDGE, _LINE, _STRIPE = 4, 38, 14
_WIDE = 960
"""From this width on there is room for all of the words."""


class PracticeFrame(QWidget):
    """Lies around all of the window's content; it is to be seen while the practice pilot is open."""

    def __init__(self, desk: Desk, content: QWidget, go: Callable[[Place], None]) -> None:
        super().__init__()
        self._desk, self._go = desk, go
        self.line = _PracticeLine()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.line)
        self._column.addWidget(content, 1)
        self.line.messy.clicked.connect(self.show_messy)
        self.line.afresh.clicked.connect(self.begin_again)
        self.line.leave.clicked.connect(desk.close_pilot)
        desk.opened.connect(self.show_state)
        desk.closed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Be there while one practises, and only then."""
        is_shown = self._desk.is_practising
        edge = _EDGE if is_shown else 0
        self._column.setContentsMargins(edge, edge, edge, edge)
        self.line.setVisible(is_shown)
        self.update()

    def show_messy(self) -> None:
        """Offer files that wait to be imported, each with what it teaches."""
        from partnertrack.ui.dialogs.messy_files import MessyFilesDialog  # noqa: PLC0415 - not before the first paint

        dialog = MessyFilesDialog(self.window(), self._desk)
        dialog.went.connect(self._go)
        dialog.open()

    def begin_again(self) -> None:
        """Ask first, then have the practice pilot made anew."""
        asking = QMessageBox(self.window())
        asking.setWindowTitle(_("Start afresh"))
        asking.setText(_("Start the practice pilot afresh?"))
        asking.setInformativeText(
            _("All that you did in it is gone, and every file waits to be imported again. Your own pilots stay.")
        )
        begin = asking.addButton(_("Start afresh"), QMessageBox.ButtonRole.AcceptRole)
        asking.setDefaultButton(asking.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole))
        begin.clicked.connect(self._desk.begin_practice_again)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.open()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame in stripes, so that it is no matter of colour alone."""
        if self.line.isHidden():
            return
        tone, area = theme.tone("practice"), QRectF(self.rect())
        inner = area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter = QPainter(self)
        painter.fillRect(inner, theme.colour(theme.tokens().app))
        painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(inner.toRect())))
        painter.fillRect(area, theme.colour(tone.fill))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(tone.subtle), _STRIPE / 3))
        for at in range(-self.height(), self.width(), _STRIPE):
            painter.drawLine(at, self.height(), at + self.height(), 0)


class _PracticeLine(QWidget):
    """Says that all people are invented, and offers what one does while practising."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Practice"))
        self.messy = Button(_("Messy files…"), "files", is_small=True)
        self.afresh = Button(_("Start afresh"), "undo-2", is_small=True)
        self.leave = Button(_("Leave practice"), "x", is_small=True)
        self._words = Line("", "strong")
        line = QHBoxLayout(self)
        line.setContentsMargins(19, 0, 12, 0)
        line.setSpacing(8)
        line.addWidget(Icon("flask-conical", 18, tone="practice"))
        line.addWidget(self._words, 1)
        for button in (self.messy, self.afresh, self.leave):
            line.addWidget(button)
        self.setFixedHeight(_LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less in a narrow window."""
        super().resizeEvent(event)
        short = _("Practice: all people are invented.")
        whole = _("Practice: all people are invented. Nothing here reaches your own pilots.")
        self._words.setText(whole if self.width() >= _WIDE else short)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a quiet ground for the words."""
        QPainter(self).fillRect(self.rect(), theme.colour(theme.tone("practice").subtle))
