"""The steps of a wizard and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint

_HEIGHT, _DISC, _GAP, _LINE = 32, 26, 9, 44


class Stepper(QWidget):
    """Numbered steps in a line: those behind are ticked, the present one is filled; too narrow, only its word shows."""

    def __init__(self, steps: Sequence[str]) -> None:
        super().__init__()
        self._steps, self._at = tuple(steps), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, at: int) -> None:
        """Show that the wizard is at that step, counted from 0."""
        self._at = at
        told = _("Step {n} of {total}: {step}").format(n=at + 1, total=len(self._steps), step=self._steps[at])
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:
        """All steps with their words."""
        return QSize(round(self._width(are_all_named=True)), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The discs, and one word."""
        return QSize(240, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the steps."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        area = QRectF(self.rect())
        are_all_named = self._width(are_all_named=True) <= area.width()
        left = area.left()
        for place, step in enumerate(self._steps):
            if place:
                left = self._draw_line(painter, area, left + _GAP, is_done=place <= self._at)
            disc = QRectF(left, area.center().y() - _DISC / 2, _DISC, _DISC)
            self._draw_disc(painter, paint.visual(painter, area, disc), place)
            left = disc.right()
            if are_all_named or place == self._at:
                left = self._draw_word(painter, area, left + _GAP, step, is_now=place == self._at)

    def _width(self, *, are_all_named: bool) -> float:
        named = self._steps if are_all_named else (self._steps[self._at],)
        words = sum(paint.width(step, "strong") + _GAP + 2 for step in named)
        return words + _DISC * len(self._steps) + (_LINE + 2 * _GAP) * (len(self._steps) - 1)

    def _draw_line(self, painter: QPainter, area: QRectF, left: float, *, is_done: bool) -> float:
        tokens = theme.tokens()
        line = QRectF(left, area.center().y() - 0.75, _LINE, 1.5)
        colour = tokens.primary if is_done else tokens.border_strong
        painter.fillRect(paint.visual(painter, area, line), theme.colour(colour))
        return line.right() + _GAP

    def _draw_word(self, painter: QPainter, area: QRectF, left: float, word: str, *, is_now: bool) -> float:
        tokens = theme.tokens()
        wide = paint.width(word, "strong") + 2
        place = paint.visual(painter, area, QRectF(left, area.top(), wide, area.height()))
        paint.text(painter, place, word, "strong" if is_now else "control", tokens.text if is_now else tokens.text2)
        return left + wide

    def _draw_disc(self, painter: QPainter, disc: QRectF, place: int) -> None:
        tokens = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place < self._at:
            paint.rounded(painter, disc, _DISC / 2, tokens.primary_subtle)
            paint.icon(painter, disc.center(), "check", 15, tokens.primary_text)
        elif place == self._at:
            paint.rounded(painter, disc, _DISC / 2, tokens.primary)
            paint.text(painter, disc, str(place + 1), "strong", tokens.on_primary, paint.CENTRE)
        else:
            painter.setPen(QPen(theme.colour(tokens.border_strong), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
            paint.text(painter, disc, str(place + 1), "strong", tokens.muted, paint.CENTRE)
