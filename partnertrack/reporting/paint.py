"""Paints the primitives of a scene on a ReportLab canvas."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from partnertrack.reporting.fonts import NAMES, font, text_width, tracking
from partnertrack.reporting.glyphs import require_glyphs
from partnertrack.scene import Circle, Close, CurveTo, Item, Line, LineTo, MoveTo, Path, Rect, Text

_ROUND = 1
"""ReportLab's number for round joins and ends; square ends are 0."""


def paint(canvas: Canvas, items: Iterable[Item], left: float, top: float) -> None:
    """Paint items whose origin lies `left` points from the page's left edge and `top` points above its lower one.

    Raises `MissingGlyphError` where a text holds a sign that the fonts do not have.
    """
    pen = _Pen(canvas, left, top)
    for is_text, group in groupby(items, lambda item: isinstance(item, Text)):
        if is_text:
            pen.texts(item for item in group if isinstance(item, Text))
        else:
            pen.shapes(group)


class _Pen:
    """Draws on a canvas whose y axis points up what is described with one that points down."""

    def __init__(self, canvas: Canvas, left: float, top: float) -> None:
        self._canvas = canvas
        self._left = left
        self._top = top

    def texts(self, items: Iterable[Text]) -> None:
        """Set texts one after the other; font and colour are named where they change, as there are many texts."""
        page = self._canvas.beginText()
        face = fill = None
        for item in items:
            require_glyphs((item.text,))
            if face != (item.weight, item.size):
                face = (item.weight, item.size)
                font(item.weight)
                page.setFont(NAMES[item.weight], item.size)
                page.setCharSpace(tracking(item.size, item.weight) * item.size)
            if fill != item.fill:
                fill = item.fill
                page.setFillColor(_colour(fill))
            page.setTextOrigin(self._left + item.x - _before(item), self._top - item.y)
            page.textOut(item.text)
        page.setCharSpace(0)
        self._canvas.drawText(page)

    def shapes(self, items: Iterable[Item]) -> None:
        """Draw what is no text."""
        for item in items:
            match item:
                case Rect():
                    self._rect(item)
                case Line():
                    self._line(item)
                case Circle():
                    self._circle(item)
                case Path():
                    self._path(item)

    def _rect(self, item: Rect) -> None:
        fill, stroke = self._prepare(item.fill, item.stroke, item.stroke_width)
        x, y = self._left + item.x, self._top - item.y - item.height
        if item.radius:
            radius = min(item.radius, item.width / 2, item.height / 2)
            self._canvas.roundRect(x, y, item.width, item.height, radius, stroke=stroke, fill=fill)
        else:
            self._canvas.rect(x, y, item.width, item.height, stroke=stroke, fill=fill)

    def _circle(self, item: Circle) -> None:
        fill, stroke = self._prepare(item.fill, item.stroke, item.stroke_width)
        self._canvas.circle(self._left + item.x, self._top - item.y, item.radius, stroke=stroke, fill=fill)

    def _line(self, item: Line) -> None:
        self._prepare("", item.stroke, item.stroke_width, item.dash)
        left, top = self._left, self._top
        self._canvas.line(left + item.x1, top - item.y1, left + item.x2, top - item.y2)
        self._solid(item.dash)

    def _path(self, item: Path) -> None:
        fill, stroke = self._prepare(item.fill, item.stroke, item.stroke_width, item.dash)
        self._canvas.setLineCap(_ROUND)
        self._canvas.setLineJoin(_ROUND)
        self._canvas.drawPath(self._outline(item), stroke=stroke, fill=fill, fillMode=1)
        self._canvas.setLineCap(0)
        self._canvas.setLineJoin(0)
        self._solid(item.dash)

    def _outline(self, item: Path) -> PDFPathObject:
        outline = self._canvas.beginPath()
        left, top = self._left, self._top
        for step in item.steps:
            match step:
                case MoveTo(x, y):
                    outline.moveTo(left + x, top - y)
                case LineTo(x, y):
                    outline.lineTo(left + x, top - y)
                case CurveTo(x1, y1, x2, y2, x, y):
                    outline.curveTo(left + x1, top - y1, left + x2, top - y2, left + x, top - y)
                case Close():
                    outline.close()
        return outline

    def _prepare(self, fill: str, stroke: str, width: float, dash: tuple[float, ...] = ()) -> tuple[int, int]:
        """Set the colours and the line; returns whether to fill, whether to stroke, as ReportLab wants them."""
        if fill:
            self._canvas.setFillColor(_colour(fill))
        if stroke:
            self._canvas.setStrokeColor(_colour(stroke))
            self._canvas.setLineWidth(width)
        if dash:
            self._canvas.setDash(list(dash))
        return int(bool(fill)), int(bool(stroke))

    def _solid(self, dash: tuple[float, ...]) -> None:
        if dash:
            self._canvas.setDash()


def _before(item: Text) -> float:
    """The part of a text's width that lies left of its x."""
    if item.anchor == "start":
        return 0.0
    width = text_width(item.text, item.size, item.weight)
    return width if item.anchor == "end" else width / 2


@lru_cache
def _colour(code: str) -> Color:
    return HexColor(code)
