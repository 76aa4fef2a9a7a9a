"""A hint as it stands in the window: a panel beside a part of it, and a soft ring around that part."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.tour.hints import Hint, Side
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.reveal import reveal

_WIDTH, _GAP, _EDGE = 320, 14, 10
_RINGS = ((3, 2.0, 255), (6, 3.0, 90), (10, 4.0, 40))
"""How far from the part each line of the ring runs, how wide it is, and how opaque of 255."""
_REACH = 14


class Bubble(QFrame):
    """One hint, with the ways on and out."""

    advanced = Signal()
    skipped = Signal()

    def __init__(self, shell: QWidget, hint: Hint, place: int, count: int) -> None:
        super().__init__(shell)
        self._shell = shell
        self.setObjectName("raised")
        self.setFixedWidth(_WIDTH)
        is_last = place == count
        told = _("Hint {n} of {total}").format(n=place, total=count)
        self.setAccessibleName(f"{told}: {hint.title}. {hint.text}")
        self.skip = Button(_("Skip the tour"), kind="ghost", is_small=True)
        self.next = Button(_("Done") if is_last else _("Next hint"), "", "primary", is_small=True)
        self.next.setAutoDefault(True)  # Enter presses it, too
        reveal(self.skip, when=not is_last)
        self.skip.clicked.connect(self.skipped)
        self.next.clicked.connect(self.advanced)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Line(told, "caption", quiet="true"), 1)
        foot.addWidget(self.skip)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 14, 12)
        column.setSpacing(6)
        column.addWidget(Words(hint.title, "h3"))
        column.addWidget(Words(hint.text, "table", quiet="half"))
        column.addSpacing(4)
        column.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the tour by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit()
        else:
            super().keyPressEvent(event)

    def stand_at(self, target: QRect, side: Side) -> None:
        """Stand beside or below that part of the window, wholly inside the window."""
        size = QSize(_WIDTH, self.heightForWidth(_WIDTH))
        bounds = self._shell.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        self.setGeometry(placed(target, size, bounds, side, is_mirrored=self.isRightToLeft()))


class Ring(QWidget):
    """Glows around a part of the window, and lets every click through."""

    def __init__(self, shell: QWidget) -> None:
        super().__init__(shell)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def stand_at(self, target: QRect) -> None:
        """Surround that part."""
        self.setGeometry(target.adjusted(-_REACH, -_REACH, _REACH, _REACH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines of the ring, the outer ones fainter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(_REACH, _REACH, -_REACH, -_REACH)
        for away, wide, strong in _RINGS:
            glow = theme.colour(theme.tokens().primary).toRgb()
            glow.setAlpha(strong)
            painter.setPen(QPen(glow, wide))
            painter.drawRoundedRect(inner.adjusted(-away, -away, away, away), 8 + away, 8 + away)


def placed(target: QRect, size: QSize, bounds: QRect, side: Side, *, is_mirrored: bool) -> QRect:
    """Where a panel of that size goes: at the target's far side or below it, above it where there is no room."""
    if side == "beside":
        left = target.left() - _GAP - size.width() if is_mirrored else target.right() + 1 + _GAP
        top = target.center().y() - size.height() // 2
    else:
        left = target.right() + 1 - size.width() if is_mirrored else target.left()
        top = target.bottom() + 1 + _GAP
        if top + size.height() > bounds.bottom() + 1:
            top = target.top() - _GAP - size.height()
    left = max(bounds.left(), min(left, bounds.right() + 1 - size.width()))
    top = max(bounds.top(), min(top, bounds.bottom() + 1 - size.height()))
    return QRect(QPoint(left, top), size)
