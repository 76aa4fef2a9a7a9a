"""A pressable widget with texts inside that wrap."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable


class PressableTexts(Pressable):
    """It is as high as its texts need, and no narrower than `least`; whoever lays them out calls `settle` then."""

    opens = True

    def __init__(self, name: str, least: int) -> None:
        super().__init__(name, QSize(least, 0))

    def settle(self) -> None:
        """Let presses pass through the texts, and grow with them."""
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As high as the texts need."""
        line = self.layout()
        return line.sizeHint() if line else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Narrow: the texts can give way."""
        line = self.layout()
        return QSize(self._size.width(), line.minimumSize().height() if line else 0)

    def heightForWidth(self, width: int) -> int:
        """Higher where a long text has to run over several lines."""
        line = self.layout()
        return line.heightForWidth(width) if line else self.sizeHint().height()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Light up under the mouse; the texts draw themselves."""
        if self.underMouse():
            paint.rounded(painter, area, self.radius, theme.tokens().hover)
