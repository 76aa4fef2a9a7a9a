"""The people whom a row may mean, side by side with what the row says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.view_models.import_review import CandidateLine, CompareLine
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Line, Words, breakable, rule
from partnertrack.ui.widgets.pressable import Pressable

_CARD, _LINE, _WIDTH = 78, 17, 280
_LETTERS = 13  # of a long word that stand beside each other in half of the panel, however narrow it is


class CandidateCard(Pressable):
    """Somebody whom the row may mean: the name, how likely, by what they are known, and why."""

    looked_at = Signal(object)
    """The keyboard or the mouse came here: the `CandidateLine`."""

    def __init__(self, candidate: CandidateLine, key: str) -> None:
        told = _("Same person as {name}").format(name=candidate.name)
        super().__init__(f"{told}. {candidate.score}. {candidate.detail}. {candidate.why}", QSize(_WIDTH, _CARD))
        self._is_long = paint.width(candidate.why, "caption") > _WIDTH - 32
        self.setToolTip(f"{told}\n{candidate.detail}\n{candidate.why}")
        self._candidate, self._key = candidate, key

    def enterEvent(self, event: QEnterEvent) -> None:
        """Look at this one."""
        super().enterEvent(event)
        self.looked_at.emit(self._candidate)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look at this one."""
        super().focusInEvent(event)
        self.looked_at.emit(self._candidate)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the card of the candidate."""
        tokens = theme.tokens()
        is_lit = self.underMouse()
        edge = tokens.primary if is_lit else tokens.border
        paint.rounded(painter, area, 8, tokens.selected if is_lit else tokens.card, edge)
        inner = area.adjusted(12, 9, -12, -9)
        key = paint.visual(painter, area, QRectF(inner.right() - 20, inner.top(), 20, 20))
        paint.rounded(painter, key, 5, tokens.sunken)
        paint.text(painter, key, self._key, "caption", tokens.text2, paint.CENTRE)
        wide = paint.width(self._candidate.score, "caption") + 2
        score = QRectF(inner.right() - 28 - wide, inner.top(), wide, 20)
        paint.text(painter, paint.visual(painter, area, score), self._candidate.score, "caption", tokens.primary_text)
        name = QRectF(inner.left(), inner.top(), score.left() - inner.left() - 8, 20)
        paint.text(painter, paint.visual(painter, area, name), self._candidate.name, "strong", tokens.text)
        detail = QRectF(inner.left(), inner.top() + 22, inner.width(), _LINE)
        paint.text(painter, paint.visual(painter, area, detail), self._candidate.detail, "caption", tokens.text2)
        why = QRectF(inner.left(), detail.bottom() + 1, inner.width(), _LINE * (2 if self._is_long else 1))
        painter.setPen(theme.colour(tokens.muted))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(paint.visual(painter, area, why), int(flags), self._candidate.why)

    def sizeHint(self) -> QSize:
        """One line more for a long reason."""
        return QSize(super().sizeHint().width(), _CARD + (_LINE if self._is_long else 0))


class Comparison(QWidget):
    """Field by field: what the row says, what the pilot holds, and how alike they are."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lines: QWidget | None = None

    def show_candidate(self, candidate: CandidateLine) -> None:
        """Compare with this one; nothing where there is no more to say than the card does."""
        if self._lines:
            self._column.removeWidget(self._lines)
            self._lines.deleteLater()
            self._lines = None
        self.setAccessibleName(". ".join(map(_spoken, candidate.compared)))
        if candidate.compared:
            self._lines = _lines(candidate.compared)
            self._column.addWidget(self._lines)


def _lines(compared: Sequence[CompareLine]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(3)
    for place, title in enumerate((_("The row says"), _("The pilot holds"))):
        grid.addWidget(Line(title, "caption", quiet="true"), 0, place)
    row = 1
    for each in compared:
        grid.addWidget(rule(), row, 0, 1, 2)
        grid.addWidget(Line(each.label, "caption", quiet="true"), row + 1, 0)
        chip = Chip(each.likeness.text, each.likeness.tone, each.likeness.icon)
        chip.setToolTip(each.words)
        grid.addWidget(chip, row + 1, 1, Qt.AlignmentFlag.AlignRight)
        for place, value in enumerate((each.said, each.held)):
            words = Words(breakable(value, _LETTERS) or "–", "table")
            grid.addWidget(words, row + 2, place, Qt.AlignmentFlag.AlignTop)
        row += 3
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return box


def _spoken(line: CompareLine) -> str:
    told = _("{field}: the row says {said}, the pilot holds {held}: {words}")
    return told.format(field=line.label, said=line.said or "–", held=line.held or "–", words=line.words)
