"""What is pressed in a row of the matrix: a number that opens its people, and the name that opens all else."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from partnertrack.ui import theme
from partnertrack.ui.view_models.logframe import RowView, known_words
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.labels import Icon, Line, Words
from partnertrack.ui.widgets.pressable import Pressable
from partnertrack.ui.widgets.pressable_texts import PressableTexts


class Number(Pressable):
    """A number that opens its people; one that nobody stands behind is only read."""

    opens = True
    is_walked = True
    radius = 6.0

    def __init__(self, role: theme.Role) -> None:
        super().__init__("", QSize(40, 18 if role == "caption" else 22))
        self._role: theme.Role = role
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_number(self, text: str, opens: str) -> None:
        """Show a number; `opens` says what its list is, "" where there is none."""
        self._text = text
        self.setEnabled(bool(opens))
        self.setAccessibleName(opens or text)
        self.setToolTip(opens)
        self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the number, underlined by a hair where it opens something."""
        tokens = theme.tokens()
        if self.underMouse() and self.isEnabled():
            paint.rounded(painter, area, self.radius, tokens.hover)
        strong = tokens.text if self._role == "strong" else tokens.text2
        colour = tokens.primary_text if self.isEnabled() else strong
        paint.text(painter, area.adjusted(4, 0, -2, 0), self._text, self._role, colour)


class Name(PressableTexts):
    """The indicator's code and wording, on as many lines as it needs; it opens all about it."""

    is_walked = True

    def __init__(self) -> None:
        super().__init__("", 160)
        self._code, self._label = Line("", "overline", quiet="true"), Words("", "control")
        self._note = Words("", "caption", quiet="true")
        self._lacks = Icon("triangle-alert", 13, tone="warn")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._code)
        head.addWidget(self._lacks)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 4, 2)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(self._label)
        column.addWidget(self._note)
        column.addStretch(1)
        self.settle()

    def show_indicator(self, view: RowView) -> None:
        """Show another wording."""
        indicator = view.line.indicator
        self._code.setText(indicator.code)
        self._label.setText(indicator.label)
        note = "  ·  ".join(filter(None, (known_words(view.line), view.line.current.note)))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._lacks.setVisible(view.gaps > 0)
        self.setAccessibleName(view.spoken)
