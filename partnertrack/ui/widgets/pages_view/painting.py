"""How pages are drawn: white paper on the ground, whatever there is of its picture, and what was found on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pages_view.pictures import SIDE, THUMB, Pictures, Tile
from partnertrack.ui.widgets.pages_view.places import Places

if TYPE_CHECKING:
    from partnertrack.services.look_at_pages import FoundText

_FOUND, _FOUND_NOW = QColor(255, 224, 102), QColor(255, 168, 38)
"""The colours of a text marker on white paper, in both themes."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: the tiles in view by page, what was found with the one place that is looked at, a link's ring."""

    places: Places
    pictures: Pictures
    tiles: Mapping[int, Sequence[Tile]]
    found: Sequence[FoundText]
    found_place: int
    chosen: QRectF | None = None


def paint_sheets(window: QWidget, drawing: Drawing, offset: QPointF, *, has_focus: bool) -> None:
    """Draw pages in a window whose upper left corner lies at the offset."""
    painter = QPainter(window)
    painter.fillRect(window.rect(), theme.colour(theme.tokens().sunken))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for page, tiles in drawing.tiles.items():
        area = drawing.places.area(page).translated(-offset)
        _draw_paper(painter, area)
        _draw_page(painter, drawing.pictures, area, tiles)
    _draw_found(painter, drawing, offset)
    if drawing.chosen:
        paint.focus_ring(painter, drawing.chosen.translated(-offset).adjusted(-4, -3, 4, 3), 4)
    if has_focus:
        paint.focus_ring(painter, window.rect().toRectF(), 6)


def _draw_paper(painter: QPainter, area: QRectF) -> None:
    """Draw a white sheet with an edge that tells it from the ground."""
    painter.fillRect(area, Qt.GlobalColor.white)
    painter.setPen(QPen(theme.colour(theme.tokens().border_strong), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))


def _draw_page(painter: QPainter, pictures: Pictures, area: QRectF, tiles: Sequence[Tile]) -> None:
    """Draw the tiles that are there, and below them the thumbnail while some are not."""
    ratio = painter.device().devicePixelRatioF()
    drawn = [(tile, pictures.picture(tile)) for tile in tiles]
    if tiles and any(picture is None for _tile, picture in drawn):
        thumb = pictures.picture(Tile(tiles[0].page, round(THUMB * ratio)))
        if thumb:
            painter.drawImage(area, thumb)
    for tile, picture in drawn:
        if picture:
            corner = area.topLeft() + QPointF(tile.column * SIDE / ratio, tile.row * SIDE / ratio)
            _draw_tile(painter, corner, picture, ratio)


def _draw_tile(painter: QPainter, corner: QPointF, picture: QImage, ratio: float) -> None:
    """Draw a picture, a pixel of it on a pixel of the screen."""
    painter.drawImage(QRectF(corner.x(), corner.y(), picture.width() / ratio, picture.height() / ratio), picture)


def _draw_found(painter: QPainter, drawing: Drawing, offset: QPointF) -> None:
    """Mark what was found, as with a text marker."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for place, found in enumerate(drawing.found):
        if found.page in drawing.tiles:
            colour = _FOUND_NOW if place == drawing.found_place else _FOUND
            for area in found.areas:
                part = drawing.places.part(found.page, area.left, area.top, area.width, area.height)
                painter.fillRect(part.translated(-offset).adjusted(-1, -1, 1, 1), colour)
    painter.restore()
