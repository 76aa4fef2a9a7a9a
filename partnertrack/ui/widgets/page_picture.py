"""A page on the screen."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnertrack.ui import theme

_SHAPE = 297 / 210  # of an A4 page
_LEAST = QSize(180, 254)


class Painted(Protocol):
    """A page as a service paints it: rows of red, green, blue and alpha from the top."""

    @property
    def width(self) -> int:
        """Pixels."""

    @property
    def height(self) -> int:
        """Pixels."""

    @property
    def rgba(self) -> bytes:
        """Four bytes a pixel."""


class PagePicture(QWidget):
    """The picture of a page, as large as there is room for it, a broad one on top; a blank sheet until there is one."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_LEAST)

    def show_picture(self, picture: QImage, name: str) -> None:
        """Show a page."""
        self._picture = picture
        self.setAccessibleName(name)
        self.update()

    def show_page(self, page: Painted, name: str) -> None:
        """Show a page that a service painted."""
        form = QImage.Format.Format_RGBA8888
        self.show_picture(QImage(page.rgba, page.width, page.height, 4 * page.width, form).copy(), name)

    def sizeHint(self) -> QSize:
        """A page that can be read."""
        return QSize(420, 480)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet, then the picture on it."""
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = self._picture.height() / self._picture.width() if self._picture.width() else _SHAPE
        high = min(float(self.height()), self.width() * shape)
        wide = high / shape
        top = (self.height() - high) / 2 if shape > 1 else 0.0
        sheet = QRectF((self.width() - wide) / 2, top, wide, high)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if not self._picture.isNull():
            ratio = self.devicePixelRatioF()
            fitted = self._picture.scaled(
                QSize(round(wide * ratio), round(high * ratio)),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(sheet, fitted)
        painter.setPen(theme.colour(tokens.border_strong))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5))
