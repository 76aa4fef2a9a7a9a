"""A card: the surface on which everything stands."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.ui.widgets.labels import Line

PAD = 20
_HEAD, _SLACK = 28, 4


class Card(QFrame):
    """A surface with a title, perhaps something at the end of the title's line, and a body below.

    With an `inset`, the body is that much wider than the title on both sides: lines that light up stand out from it.
    """

    def __init__(self, title: str = "", trailing: QWidget | None = None, *, pad: int = PAD, inset: int = 0) -> None:
        super().__init__()
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        top = pad - _SLACK if title else pad
        self._column.setContentsMargins(pad - inset, top, pad - inset, pad)
        self._column.setSpacing(0)
        if title:
            self._column.addLayout(self._head(title, trailing, inset))
            self._column.addSpacing(12)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._column.addLayout(self.body, 1)

    def _head(self, title: str, trailing: QWidget | None, inset: int) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.setContentsMargins(inset, 0, inset, 0)
        words = Line(title, "h2")
        words.setFixedHeight(_HEAD)
        head.addWidget(words, 1)
        if trailing:
            head.addWidget(trailing)
        self.setAccessibleName(title)
        return head
