"""What the dialogs about updates have in common: a head, what is told, how far it is, and two buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import update_asks
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Badge, Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.scroll import Scroll

_WIDTH, _EDGE = 560, 33
_LEAST, _AROUND = 160, 260
"""Pixels: the parts are as high as the window leaves them around the dialog's other lines, and so high at least."""


class UpdateFrame(QDialog):
    """A title with words below, parts that scroll where they are many, a message, progress, and the feet."""

    CHAPTER = "install"  # of the guide

    def __init__(self, parent: QWidget, icon: str, title: str, tone: str = "primary") -> None:
        super().__init__(parent)
        self.window_below = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        self.title, self.words = Line(title, "title"), Words("", quiet="half")
        self.message, self.busy = Message(), Busy()
        self.leave, self.aside = Button(_("Cancel"), kind="ghost"), Button("", kind="ghost")
        self.act = Button("", kind="primary")
        self.leave.clicked.connect(self.reject)
        self.aside.hide()
        self._parts = Scroll()
        self._parts.hide()
        self._lay_out(Badge(icon, tone, 44, is_round=True))

    def show_head(self, title: str, words: str) -> None:
        """Say what it is about."""
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def show_parts(self, *parts: QWidget) -> None:
        """Show these in place of what was shown."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 4, 10, 4)
        column.setSpacing(8)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._parts.show_layout(column)
        self._parts.setVisible(bool(parts))
        height = max(column.totalHeightForWidth(_WIDTH - 2 * _EDGE), column.sizeHint().height()) + 2
        most = max(self.window_below.height() - _AROUND, _LEAST)
        self._parts.setFixedHeight(min(height, most) if parts else 0)
        self.adjustSize()

    def fail(self, error: UserError) -> None:
        """Say why not."""
        self.busy.end()
        self.message.complain(error)
        self.adjustSize()

    def offer_restart(self) -> None:
        """Offer to start the other version now, or later."""
        self.busy.end()
        self.message.clear()
        self.aside.hide()
        self.leave.setText(_("Later"))
        self.act.setText(_("Restart now"))
        self.act.setEnabled(True)
        self.act.setVisible(True)
        self.act.clicked.disconnect()
        self.act.clicked.connect(self._restart)
        self.act.setFocus()

    def _restart(self) -> None:
        self.accept()
        QApplication.exit(update_asks.RESTART)

    def _lay_out(self, badge: Badge) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.aside)
        line.addStretch(1)
        line.addWidget(self.leave)
        line.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(8)
        for part in (badge, self.title, self.words, self._parts, self.message, self.busy):
            column.addWidget(part)
        column.addSpacing(10)
        column.addLayout(line)
        self.act.setDefault(True)


def bullets(lines: Sequence[str]) -> list[QWidget]:
    """Lines with a dot before each."""
    return [_bullet(line) for line in lines]


def _bullet(text: str) -> QWidget:
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(Words("•", wraps=False), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Words(text), 1)
    return whole
