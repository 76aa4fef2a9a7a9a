"""The line of a pilot that was opened before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable


class Recent(Pressable):
    """The name of the file, then its folder."""

    opens = True

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), QSize(300, 36))
        self.setToolTip(str(path))
        self._path = path

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the name of the file, then its folder."""
        tokens = theme.tokens()
        if self.underMouse():
            paint.rounded(painter, area, self.radius, tokens.hover)
        icon = paint.visual(painter, area, QRectF(area.left() + 8, area.top(), 18, area.height()))
        paint.icon(painter, icon.center(), "history", 16, tokens.muted)
        wide = min(paint.width(self._path.stem, "control") + 2, area.width() * 0.6)
        name = QRectF(area.left() + 36, area.top(), wide, area.height())
        paint.text(painter, paint.visual(painter, area, name), self._path.stem, "control", tokens.text)
        rest = QRectF(name.right() + 12, area.top(), max(0.0, area.right() - name.right() - 20), area.height())
        paint.text(painter, paint.visual(painter, area, rest), str(self._path.parent), "caption", tokens.muted)
