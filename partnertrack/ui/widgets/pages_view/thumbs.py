"""The pages in small, to choose one from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pages_view.pictures import THUMB, Pictures, Tile

_PAD, _NUMBER = 10, 20
_WIDE = THUMB + 2 * _PAD + 20  # the scroll bar is beside them


class Thumbs(QListWidget):
    """A line for every page with its picture and number; the pictures are painted as they come into view."""

    wanted = Signal(int)
    """The user wants to see that page, counted from 0."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.pictures = pictures
        self.setObjectName("found")  # on no ground of its own
        self.setAccessibleName(_("Pages in small"))
        self.setFixedWidth(_WIDE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Small(self))
        self.viewport().setAutoFillBackground(False)
        self.currentRowChanged.connect(self._on_row)
        pictures.came.connect(lambda _page: self.viewport().update())

    def show_sizes(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Show so many pages."""
        before = self.blockSignals(True)
        row = self.currentRow()
        self.clear()
        for place, (width, height) in enumerate(sizes):
            item = QListWidgetItem(_("Page {n} of {total}").format(n=place + 1, total=len(sizes)))
            item.setSizeHint(QSize(THUMB + 2 * _PAD, round(THUMB * height / width) + _PAD + _NUMBER))
            self.addItem(item)
        self.setCurrentRow(min(max(row, 0), len(sizes) - 1))
        self.blockSignals(before)

    def mark(self, page: int) -> None:
        """Show which page is looked at."""
        before = self.blockSignals(True)
        self.setCurrentRow(page)
        self.blockSignals(before)
        self.scrollTo(self.model().index(page, 0))

    def event(self, event: QEvent) -> bool:
        """Have the pictures painted that have come into view."""
        if event.type() in {QEvent.Type.Paint, QEvent.Type.UpdateRequest, QEvent.Type.Show}:
            self.fetch()
        return super().event(event)

    def fetch(self) -> None:
        """Have the pictures in view painted."""
        first = self.indexAt(self.viewport().rect().topLeft())
        if not first.isValid() or not self.isVisible():
            return
        rows = range(first.row(), self.count())
        bottom = self.viewport().height()
        seen = [row for row in rows if self.visualRect(self.model().index(row, 0)).top() < bottom]
        self.pictures.want([self.tile(row) for row in seen], are_small=True)

    def tile(self, page: int) -> Tile:
        """The tile of a page that is its thumbnail."""
        return Tile(page, round(THUMB * self.devicePixelRatioF()))

    def scrollContentsBy(self, across: int, down: int) -> None:
        """Have the pictures painted that have come into view."""
        super().scrollContentsBy(across, down)
        self.fetch()

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.wanted.emit(row)


class _Small(QStyledItemDelegate):
    """Draws a page in small above its number."""

    def __init__(self, thumbs: Thumbs) -> None:
        super().__init__(thumbs)
        self._thumbs = thumbs

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one."""
        tokens, area = theme.tokens(), QRect(option.rect)
        high = area.height() - _PAD - _NUMBER
        paper = QRectF(area.center().x() - THUMB / 2, area.top() + _PAD, THUMB, high)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(paper, Qt.GlobalColor.white)
        if picture := self._thumbs.pictures.picture(self._thumbs.tile(index.row())):
            painter.drawImage(paper, picture)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(theme.colour(tokens.primary if is_chosen else tokens.border_strong), 2 if is_chosen else 1))
        painter.drawRect(paper.adjusted(-1, -1, 1, 1))
        number = QRectF(area.left(), paper.bottom() + 2, area.width(), _NUMBER - 2)
        colour = tokens.primary_text if is_chosen else tokens.text2
        paint.text(painter, number, str(index.row() + 1), "caption", colour, paint.CENTRE)
        if is_chosen and self._thumbs.hasFocus():
            paint.focus_ring(painter, QRectF(area).adjusted(2, 3, -2, 1), 6)
        painter.restore()
