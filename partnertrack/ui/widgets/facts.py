"""Facts, one a line: what it is and how it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from partnertrack.ui.widgets.labels import Icon, Line, Words, rule


class Facts(QWidget):
    """Lines of an icon, a label and a value, parted by hairlines; long values run over several lines."""

    def __init__(self, facts: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, (icon, label, value) in enumerate(facts):
            if place:
                column.addWidget(rule())
            column.addWidget(_Fact(icon, label, value))


class _Fact(QWidget):
    def __init__(self, icon: str, label: str, value: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{label}: {value}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 10)
        line.setSpacing(10)
        words = Words(value, "control")
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line.addWidget(Icon(icon, 16))
        line.addWidget(Line(label, "table", quiet="half"), 2)
        line.addWidget(words, 3)

    def minimumSizeHint(self) -> QSize:
        """Narrow: both texts can give way."""
        return QSize(180, super().minimumSizeHint().height())
