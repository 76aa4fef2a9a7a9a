"""A person's way through the scheme: stages one below the other, each with its steps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.ui import theme
from partnertrack.ui.tokens import STAGE_ICONS
from partnertrack.ui.view_models.people import StageBlock, StepLine
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_HEAD, _STEP, _SOURCE = 52, 28, 17
_AXIS, _DISC, _WORDS = 18, 34, 52
_WHEN = 190
_AFTER = 10


class Timeline(QWidget):
    """The stages; one that lies ahead is folded until it is pressed."""

    pressed = Signal(str, int)
    """The key and the occurrence of a step that was pressed."""

    def __init__(self, blocks: Sequence[StageBlock]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, block in enumerate(blocks):
            stage = _Stage(block, is_last=place == len(blocks) - 1)
            stage.pressed.connect(self.pressed)
            column.addWidget(stage)
        column.addStretch(1)


class _Stage(QWidget):
    """A stage's head and its steps."""

    pressed = Signal(str, int)

    def __init__(self, block: StageBlock, *, is_last: bool) -> None:
        super().__init__()
        self._steps = QWidget()
        lines = QVBoxLayout(self._steps)
        lines.setContentsMargins(0, 0, 0, _AFTER)
        lines.setSpacing(0)
        for step in block.steps:
            line = _Step(step, block.kind)
            line.clicked.connect(partial(self.pressed.emit, step.key, step.occurrence))
            lines.addWidget(line)
        if block.state == "ahead":
            self._steps.hide()
        head = _Head(block)
        head.clicked.connect(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0 if is_last else 4)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._steps)
        self._block, self._is_last = block, is_last

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line that leads on to the next stage."""
        if self._is_last:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_done = self._block.state == "done"
        colour = theme.tone(self._block.kind).fill if is_done else theme.tokens().border_strong
        style = Qt.PenStyle.SolidLine if is_done else Qt.PenStyle.DotLine
        painter.setPen(QPen(theme.colour(colour), 2 if is_done else 1.5, style))
        at = self.width() - _AXIS if self.isRightToLeft() else _AXIS
        painter.drawLine(QPointF(at, _HEAD / 2 + _DISC / 2 + 2), QPointF(at, self.height() + 7))

    def _fold(self) -> None:
        self._steps.setVisible(not self._steps.isVisible())


class _Head(Pressable):
    """The head of a stage: its sign, its name, how far it is."""

    def __init__(self, block: StageBlock) -> None:
        super().__init__(f"{block.label}. {block.note}", QSize(300, _HEAD))
        self._block = block

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the sign in its disc, the name and the note."""
        tokens, block = theme.tokens(), self._block
        tone = theme.tone(block.kind)
        is_ahead = block.state == "ahead"
        disc = QRectF(area.left() + _AXIS - _DISC / 2, area.center().y() - _DISC / 2, _DISC, _DISC)
        disc = paint.visual(painter, area, disc)
        fill = tokens.sunken if is_ahead else tone.subtle
        paint.rounded(painter, disc, _DISC / 2, fill)
        if block.state == "current":
            painter.setPen(QPen(theme.colour(tone.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        name = "check" if block.state == "done" else STAGE_ICONS.get(block.kind, "flag")
        paint.icon(painter, disc.center(), name, 17, tokens.muted if is_ahead else tone.text)
        wide = min(paint.width(block.note, "caption") + 4, area.width() / 2)
        words = paint.visual(painter, area, area.adjusted(_WORDS, 0, -wide - 8, 0))
        paint.text(painter, words, block.label, "h3", tokens.muted if is_ahead else tokens.text)
        note = paint.visual(painter, area, QRectF(area.right() - wide, area.top(), wide, area.height()))
        paint.text(painter, note, block.note, "caption", tokens.muted, paint.TRAILING)


class _Step(Pressable):
    """One step: when it was, what came of it, and which file says so."""

    opens = True

    def __init__(self, step: StepLine, kind: str) -> None:
        below = bool(step.detail) + bool(step.source)  # one line more for the detail and for the source
        name = ". ".join(filter(None, (step.label, step.when, step.detail, step.source)))
        super().__init__(name, QSize(300, _STEP + below * _SOURCE))
        self._step, self._kind = step, kind
        self.setToolTip("\n".join(filter(None, (step.detail, step.source))))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the step."""
        tokens, step = theme.tokens(), self._step
        if self.underMouse():
            lit = paint.visual(painter, area, area.adjusted(_WORDS - 6, 0, 0, 0))
            paint.rounded(painter, lit, self.radius, tokens.hover)
        is_ahead = step.state == "ahead"
        dot = paint.visual(painter, area, QRectF(area.left() + _WORDS, area.top(), 16, _STEP))
        self._draw_dot(painter, dot.center())
        left = area.left() + _WORDS + 24
        wide = min(paint.width(step.when, "caption") + 4, _WHEN)
        label = QRectF(left, area.top(), area.right() - left - wide - 8, _STEP)
        colour = tokens.muted if is_ahead else tokens.text
        paint.text(painter, paint.visual(painter, area, label), step.label, "table" if is_ahead else "control", colour)
        when = paint.visual(painter, area, QRectF(area.right() - wide, area.top(), wide, _STEP))
        paint.text(painter, when, step.when, "caption", tokens.text2, paint.TRAILING)
        top = area.top() + _STEP - 4
        if step.detail:
            line = QRectF(left, top, area.right() - left, _SOURCE)
            paint.text(painter, paint.visual(painter, area, line), step.detail, "caption", tokens.text2)
            top += _SOURCE
        if step.source:
            icon = paint.visual(painter, area, QRectF(left, top, 13, _SOURCE))
            paint.icon(painter, icon.center(), "file-spreadsheet", 12, tokens.muted)
            line = QRectF(left + 18, top, area.right() - left - 18, _SOURCE)
            paint.text(painter, paint.visual(painter, area, line), step.source, "caption", tokens.muted)

    def _draw_dot(self, painter: QPainter, centre: QPointF) -> None:
        tone, state = theme.tone(self._kind), self._step.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state == "done":
            paint.icon(painter, centre, "check", 14, tone.text)
            return
        painter.setBrush(theme.colour(tone.fill) if state != "ahead" else Qt.BrushStyle.NoBrush)
        colour = tone.fill if state != "ahead" else theme.tokens().border_strong
        painter.setPen(QPen(theme.colour(colour), 1.5))
        painter.drawEllipse(centre, 3.5, 3.5)
