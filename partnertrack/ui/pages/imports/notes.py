"""What should be known of a file before its columns are matched: what it hides, and how it differs from the last."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.view_models.import_review import DriftLine, HiddenLine
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Icon, Words
from partnertrack.ui.widgets.tick import Tick

_LISTED, _INSET = 200, 10


class Note(QWidget):
    """A quiet patch with an icon and a column of what is to be said."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.words = QVBoxLayout()
        self.words.setSpacing(4)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 11, 14, 11)
        line.setSpacing(12)
        line.addWidget(Icon(icon, 18, tone="info"), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self.words, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the patch."""
        paint.rounded(QPainter(self), QRectF(self.rect()), 8, theme.tone("info").subtle)


class DriftNote(Note):
    """How the sheet differs from the last one: its columns, and the people who are gone, with names to unfold."""

    def __init__(self, drift: DriftLine) -> None:
        super().__init__("history")
        self.words.addWidget(Words(drift.title, "control"))
        if drift.parts:
            self.words.addWidget(Words(" · ".join(drift.parts), "table", quiet="half"))
        if drift.gone_words:
            self._add_gone(drift)

    def _add_gone(self, drift: DriftLine) -> None:
        rest = len(drift.gone) - _LISTED
        listed = ", ".join(drift.gone[:_LISTED]) + (" …" if rest > 0 else "")
        self.names = Words(listed, "table", quiet="half")
        self.names.hide()
        self.unfold = Button(drift.gone_words, "chevron-right", "ghost", is_small=True)
        self.unfold.setCheckable(True)
        self.unfold.setToolTip(_("Show their names"))
        self.unfold.toggled.connect(self.names.setVisible)
        line = QHBoxLayout()
        line.setContentsMargins(-_INSET, 0, 0, 0)
        line.addWidget(self.unfold)
        line.addStretch(1)
        self.words.addLayout(line)
        self.words.addWidget(self.names)


class HiddenNote(Note):
    """The hidden parts of the file, each with a box to read it all the same."""

    chosen = Signal(str, bool)
    """A sheet, and whether its hidden part is read."""

    def __init__(self, lines: tuple[HiddenLine, ...]) -> None:
        super().__init__("eye-off")
        for line in lines:
            self.words.addWidget(Words(line.words, "control"))
            tick = Tick(_("Read what is hidden in “{sheet}”").format(sheet=line.sheet), is_ticked=line.is_read)
            tick.toggled.connect(partial(self.chosen.emit, line.sheet))
            self.words.addWidget(tick)


class PartnerNote(Note):
    """Whose earlier file looked like this one, where nobody said who sent it."""

    accepted = Signal(str)

    def __init__(self, partner: str) -> None:
        super().__init__("users")
        self.words.addWidget(Words(_("The file looks like those of {partner}.").format(partner=partner), "control"))
        self.accept = Button(_("It is from {partner}").format(partner=partner), "check", is_small=True)
        self.accept.clicked.connect(partial(self.accepted.emit, partner))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.accept)
        line.addStretch(1)
        self.words.addLayout(line)
