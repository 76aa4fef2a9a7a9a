"""The parts of two entries that stand side by side: their heads and their fields."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.theme import Role
from partnertrack.ui.view_models.duplicates import EntryHead, FieldRow
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.option import Option
from partnertrack.ui.widgets.pressable import Pressable

_HEAD, _DISC, _SIGN = 72, 36, 24
_LABEL_SHARE, _VALUE_SHARE = 4, 5


class EntryCard(Pressable):
    """An entry to keep: who it is, by what it is known, how much is known of it."""

    def __init__(self, entry: EntryHead) -> None:
        told = _("Keep {name}").format(name=entry.name)
        super().__init__(f"{told}. {entry.label}. {entry.detail}", QSize(220, _HEAD))
        self.setToolTip(f"{told}\n{entry.label}\n{entry.detail}")
        self.setCheckable(True)
        self._entry = entry

    def minimumSizeHint(self) -> QSize:
        """Narrow: the texts can be shortened."""
        return QSize(120, _HEAD)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the disc, the name and what is known; the entry that stays is ringed and ticked."""
        tokens, is_on, entry = theme.tokens(), self.isChecked(), self._entry
        fill = tokens.selected if is_on else tokens.hover if self.underMouse() else tokens.card
        paint.rounded(painter, area, self.radius, fill, tokens.primary if is_on else tokens.border)
        middle = area.center().y()
        disc = QRectF(area.left() + 12, middle - _DISC / 2, _DISC, _DISC)
        paint.avatar(painter, paint.visual(painter, area, disc), entry.initials, entry.label, "control")
        left = disc.right() + 12
        lines: tuple[tuple[str, Role, str], ...] = (
            (entry.name, "strong", tokens.text),
            (entry.label, "caption", tokens.text2),
            (entry.detail, "caption", tokens.muted),
        )
        for place, (words, role, colour) in enumerate(lines):
            room = area.right() - left - (34 if place == 0 else 12)
            line = QRectF(left, middle - 29 + place * 20, room, 18)
            paint.text(painter, paint.visual(painter, area, line), words, role, colour)
        if is_on:
            tick = paint.visual(painter, area, QRectF(area.right() - 30, middle - 29, 20, 18))
            paint.icon(painter, tick.center(), "check", 16, tokens.primary_text)


class Sign(QWidget):
    """Whether two values are the same, as a sign on a patch of its colour."""

    def __init__(self, sign: str, tone: str, words: str) -> None:
        super().__init__()
        self._sign, self._tone = sign, tone
        self.setFixedSize(_SIGN, _SIGN)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        area, tone = QRectF(self.rect()), theme.tone(self._tone)
        paint.rounded(painter, area, 6, tone.subtle)
        paint.text(painter, area, self._sign, "strong", tone.text, paint.CENTRE)


class FieldCompared(QWidget):
    """A field of both entries; where they differ, one of the two values is chosen."""

    chosen = Signal(object, str)
    """The field, and whose value is to be kept: that of "one" or that of the "other"."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__()
        self.row = row
        self.setAccessibleName(f"{row.label}: {row.words}")
        self._group = QButtonGroup(self)
        self.options: dict[str, Option] = {}
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Line(row.label, "control"))
        words.addWidget(Line(row.words, "caption", quiet="true"))
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(10)
        line.addWidget(Sign(row.sign, row.tone, row.words), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, _LABEL_SHARE)
        line.addWidget(self._value("one", row.one, row.one_source), _VALUE_SHARE)
        line.addWidget(self._value("other", row.other, row.other_source), _VALUE_SHARE)

    def choose(self, whose: str) -> None:
        """Mark whose value is kept."""
        if option := self.options.get(whose):
            option.setChecked(True)

    def _value(self, whose: str, text: str, source: str) -> QWidget:
        if self.row.can_choose:
            option = self.options[whose] = Option(self.row.label, text, source)
            self._group.addButton(option)
            option.clicked.connect(lambda: self.chosen.emit(self.row.slot, whose))
            return option
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(34, 0, 10, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(Line(text or "–", "table", quiet="" if text else "true"))
        if source:
            column.addWidget(Line(source, "caption", quiet="true"))
        column.addStretch(1)
        return told
