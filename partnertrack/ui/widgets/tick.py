"""A box to tick, with what it means."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_BOX, _GAP, _HEIGHT, _LINE = 18, 9, 28, 17
_WRAPS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class Tick(Pressable):
    """A box and a text that is never cut: it runs over as many lines as the width asks for."""

    radius = 6.0

    def __init__(self, text: str, *, is_ticked: bool = False) -> None:
        super().__init__(text, QSize(0, _HEIGHT))
        self._text = text
        self.setCheckable(True)
        self.setChecked(is_ticked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str) -> None:
        """Mean something else."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The text on one line."""
        return QSize(round(paint.width(self._text, "table")) + _BOX + _GAP + 8, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrow: the text can wrap."""
        return QSize(min(160, self.sizeHint().width()), _HEIGHT)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the text in that width."""
        room = QRectF(0, 0, max(width - _BOX - _GAP - 8, 40), 1000)
        return max(_HEIGHT, round(paint.metrics("table").boundingRect(room, _WRAPS, self._text).height()) + 8)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the box, ticked or not, then the text."""
        tokens = theme.tokens()
        top = area.top() + (_HEIGHT - _BOX) / 2
        box = paint.visual(painter, area, QRectF(area.left() + 3, top, _BOX, _BOX))
        if self.isChecked():
            paint.rounded(painter, box, 5, tokens.primary)
            paint.icon(painter, box.center(), "check", 13, tokens.on_primary)
        else:
            paint.rounded(painter, box, 5, tokens.hover if self.underMouse() else tokens.card, tokens.field_border)
        words = QRectF(area.left() + 3 + _BOX + _GAP, area.top(), area.width() - _BOX - _GAP - 6, area.height())
        painter.setFont(theme.font("table"))
        painter.setPen(theme.colour(tokens.text if self.isEnabled() else tokens.disabled))
        painter.drawText(paint.visual(painter, area, words), _WRAPS, self._text)
