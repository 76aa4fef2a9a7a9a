"""Paints a scene on the screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnertrack.scene import Circle, Close, CurveTo, Line, LineTo, MoveTo, Path, Rect, Scene, Text, Weight
from partnertrack.ui import theme

Compose = Callable[[float, float], Scene]
"""Makes the scene for a width and a height in pixels."""

WEIGHTS: dict[Weight, QFont.Weight] = {
    "light": QFont.Weight.Light,
    "regular": QFont.Weight.Normal,
    "semibold": QFont.Weight.DemiBold,
    "bold": QFont.Weight.Bold,
}
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


class SceneView(QWidget):
    """A picture that is composed anew for every size and theme; it is read aloud as its alternative text."""

    pressed = Signal(QPointF)
    """Where the mouse pressed it."""

    def __init__(self, compose: Compose, size: QSize) -> None:
        super().__init__()
        self._compose = compose
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(size.height())

    def show_scene(self, compose: Compose) -> None:
        """Show another picture."""
        self._compose = compose
        self.setAccessibleName(compose(float(self._size.width()), float(self._size.height())).alt_text)
        self.update()

    def sizeHint(self) -> QSize:
        """The size at which the picture is best read."""
        return self._size

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell where it was pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(event.position())
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Compose the picture for the size as it is and paint it."""
        painter = QPainter(self)
        paint_scene(painter, self._compose(float(self.width()), float(self.height())))


def paint_scene(painter: QPainter, scene: Scene) -> None:
    """Paint the items one over the other, in the painter's own units."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for item in scene.items:
        _paint(item, painter)


@singledispatch
def _paint(item: object, painter: QPainter) -> None:
    raise TypeError(item, painter)


@_paint.register
def _(item: Rect, painter: QPainter) -> None:
    _set(painter, item.fill, item.stroke, item.stroke_width)
    painter.drawRoundedRect(QRectF(item.x, item.y, item.width, item.height), item.radius, item.radius)


@_paint.register
def _(item: Circle, painter: QPainter) -> None:
    _set(painter, item.fill, item.stroke, item.stroke_width)
    painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)


@_paint.register
def _(item: Line, painter: QPainter) -> None:
    painter.setPen(_pen(item.stroke, item.stroke_width, item.dash, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QLineF(item.x1, item.y1, item.x2, item.y2))


@_paint.register
def _(item: Path, painter: QPainter) -> None:
    _set(painter, item.fill, item.stroke, item.stroke_width, item.dash)
    painter.drawPath(_shape(item))


@_paint.register
def _(item: Text, painter: QPainter) -> None:
    font = QFont(theme.FAMILY)
    font.setPixelSize(max(1, round(item.size)))
    font.setWeight(WEIGHTS[item.weight])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    wide = QFontMetricsF(font, painter.device()).horizontalAdvance(item.text)
    painter.setFont(font)
    painter.setPen(theme.colour(item.fill))
    painter.drawText(QPointF(item.x - wide * _ANCHORS[item.anchor], item.y), item.text)


def _shape(item: Path) -> QPainterPath:
    """The steps of a path in Qt's words."""
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    for step in item.steps:
        if isinstance(step, MoveTo):
            shape.moveTo(step.x, step.y)
        elif isinstance(step, LineTo):
            shape.lineTo(step.x, step.y)
        elif isinstance(step, CurveTo):
            shape.cubicTo(step.x1, step.y1, step.x2, step.y2, step.x, step.y)
        elif isinstance(step, Close):
            shape.closeSubpath()
    return shape


def _set(painter: QPainter, fill: str, stroke: str, width: float, dash: tuple[float, ...] = ()) -> None:
    painter.setBrush(QBrush(theme.colour(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush))
    painter.setPen(_pen(stroke, width, dash) if stroke else QPen(Qt.PenStyle.NoPen))


def _pen(stroke: str, width: float, dash: tuple[float, ...], cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap) -> QPen:
    pen = QPen(theme.colour(stroke), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen
