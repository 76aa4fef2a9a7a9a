"""What a page shows when it has nothing to show: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Badge, Words

_WIDTH = 440


class Empty(QWidget):
    """An icon in a circle, a title, a sentence, and at most two buttons."""

    def __init__(self, icon: str, title: str, sentence: str, *buttons: Button) -> None:
        super().__init__()
        self.setAccessibleName(f"{title}. {sentence}")
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(Badge(icon, "primary", 72, is_round=True), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(18)
        column.addWidget(_centred(Words(title, "h2")))
        column.addSpacing(8)
        text = _centred(Words(sentence, quiet="true"))
        text.setFixedSize(_WIDTH, text.heightForWidth(_WIDTH))
        column.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(20)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addStretch(1)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)


def _centred(words: Words) -> Words:
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return words
