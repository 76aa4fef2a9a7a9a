"""Facts, one a line: what it is and how it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from partnertrack.ui.widgets.labels import Icon, Line, Words, rule
from partnertrack.ui.widgets.pressable_texts import PressableTexts


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


class _Fact(PressableTexts):
    def __init__(self, icon: str, label: str, value: str) -> None:
        super().__init__(f"{label}: {value}", 180)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 10)
        line.setSpacing(10)
        words = Words(value, "control")
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line.addWidget(Icon(icon, 16))
        line.addWidget(Line(label, "table", quiet="half"), 2)
        line.addWidget(words, 3)
        self.settle()
