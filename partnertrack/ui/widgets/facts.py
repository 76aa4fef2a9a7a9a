"""Facts, one a line: what it is and how it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.labels import Icon, Line, Words, rule
from partnertrack.ui.widgets.pressable import Pressable


class Facts(QWidget):
    """Lines of an icon, a label and a value, parted by hairlines; long values run over several lines."""

    pressed = Signal(int)
    """The place of a fact that was pressed."""

    def __init__(self, facts: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, (icon, label, value) in enumerate(facts):
            if place:
                column.addWidget(rule())
            fact = _Fact(icon, label, value)
            fact.clicked.connect(partial(self.pressed.emit, place))
            column.addWidget(fact)


class _Fact(Pressable):
    opens = True

    def __init__(self, icon: str, label: str, value: str) -> None:
        super().__init__(f"{label}: {value}", QSize(180, 0))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 10)
        line.setSpacing(10)
        words = Words(value, "control")
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line.addWidget(Icon(icon, 16))
        line.addWidget(Line(label, "table", quiet="half"), 2)
        line.addWidget(words, 3)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As high as both texts need."""
        line = self.layout()
        return line.sizeHint() if line else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Narrow: both texts can give way."""
        line = self.layout()
        return QSize(180, line.minimumSize().height() if line else 0)

    def heightForWidth(self, width: int) -> int:
        """Higher where a long value has to run over several lines."""
        line = self.layout()
        return line.heightForWidth(width) if line else self.sizeHint().height()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Light up under the mouse; the texts draw themselves."""
        if self.underMouse():
            paint.rounded(painter, area, self.radius, theme.tokens().hover)
