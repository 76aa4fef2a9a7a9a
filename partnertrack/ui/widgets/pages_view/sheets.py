"""The pages themselves, one below the other on a ground, to be scrolled and enlarged."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from partnertrack.i18n import _
from partnertrack.ui.widgets.pages_view.painting import Drawing, paint_sheets
from partnertrack.ui.widgets.pages_view.pictures import SIDE, Pictures, Tile
from partnertrack.ui.widgets.pages_view.places import MARGIN, Places, Spot
from partnertrack.ui.widgets.pages_view.zoom import Zoom, stepped

if TYPE_CHECKING:
    from partnertrack.services.look_at_pages import FoundText, PageLink, Pages

_REST = 120  # milliseconds without a move after which what is seen is read
_STEP = 48  # pixels of an arrow key
_NOTCH = 120  # how far a wheel says that it turned by one notch


class Sheets(QAbstractScrollArea):
    """All pages; those in view are painted, sharp for the screen, and the others are not."""

    moved = Signal(int)
    """Another page is looked at, counted from 0."""
    zoomed = Signal()
    rested = Signal()
    """Nobody has scrolled for a moment: what is seen may be read."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.pictures, self.zoom = pictures, Zoom()
        self.places = Places()
        self.links: dict[int, tuple[PageLink, ...]] = {}
        self.found: tuple[FoundText, ...] = ()
        self.found_place = -1
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._page = self._turned = 0
        self._link_place = -1
        self._left: list[Spot] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.rested)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumSize(QSize(160, 120))
        self.setAccessibleName(_("Pages"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        pictures.came.connect(lambda _page: self.viewport().update())

    def show_pages(self, pages: Pages | None) -> None:
        """Show another PDF, where the one before was looked at."""
        kept = self._top() if self._sizes else None
        self._sizes = pages.sizes if pages else ()
        self.links, self.found, self.found_place = {}, (), -1
        self._link_place, self._left = -1, []
        self.pictures.show_pages(pages)
        self._arrange(kept if kept and kept.page < len(self._sizes) else Spot(0, 0.0, -MARGIN))
        self._on_scrolled()

    @property
    def page(self) -> int:
        """The page that is looked at, counted from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def go_to(self, page: int, down: float = 0.0) -> None:
        """Put a page at the upper edge of the window, from so many points below its own."""
        if self._sizes:
            page = min(max(page, 0), self.count - 1)
            spot = self.places.point(Spot(page, 0.0, down))
            self.verticalScrollBar().setValue(floor(spot.y() - MARGIN / 2))

    def show_part(self, part: QRectF) -> None:
        """Scroll so far that a part of the content is in the window."""
        view = QRectF(self._offset(), self.viewport().size().toSizeF())
        if not view.adjusted(0, 24, 0, -24).contains(part):
            self.verticalScrollBar().setValue(round(part.center().y() - view.height() / 3))
            self.horizontalScrollBar().setValue(round(part.center().x() - view.width() / 2))

    def enlarge(self, zoom: Zoom, at: QPointF | None = None) -> None:
        """Show the pages in another size; what is at a point of the window, else at its top, stays there."""
        self.zoom = zoom
        if self._sizes:
            point = at or QPointF(self.viewport().width() / 2, 0)
            kept = self.places.spot(point + self._offset())
            self._arrange(kept, point)
        self.zoomed.emit()

    def step(self, by: int, at: QPointF | None = None) -> None:
        """Show the pages a step larger or smaller."""
        self.enlarge(stepped(self.places.scale, by), at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the window again."""
        super().resizeEvent(event)
        if self._sizes:
            self._arrange(self._top())
            self.zoomed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Have what is in view painted, and draw what is there of it."""
        top = self._offset().y()
        high = self.viewport().height()
        seen = self.places.between(top, top + high)
        near = self.places.between(top - high / 2, top + 1.5 * high)
        tiles = {page: self._tiles(page, QRectF(self._offset(), self.viewport().size().toSizeF())) for page in seen}
        wanted = [tile for page in seen for tile in tiles[page]]
        wanted += [Tile(page, self._wide(page)) for page in near if page not in tiles and self._wide(page) <= SIDE]
        self.pictures.want(wanted)
        link = self.current_link()
        chosen = self._part(self._page, link) if link and self.hasFocus() else None
        drawing = Drawing(self.places, self.pictures, tiles, self.found, self.found_place, chosen)
        paint_sheets(self.viewport(), drawing, self._offset(), has_focus=self.hasFocus())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Enlarge with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()  # a touchpad turns by much less than a notch at a time
            if abs(self._turned) >= _NOTCH:
                self.step(1 if self._turned > 0 else -1, event.position())
                self._turned = 0
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages by the keyboard."""
        key, bar = Qt.Key(event.key()), self.verticalScrollBar()
        page = {Qt.Key.Key_PageDown: self._page + 1, Qt.Key.Key_PageUp: self._page - 1}
        edge = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count - 1}
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (link := self.current_link()):
            self._follow(link)
            return
        if key is Qt.Key.Key_Backspace and self._left:
            self._go_back()
            return
        by = {Qt.Key.Key_Down: _STEP, Qt.Key.Key_Up: -_STEP, Qt.Key.Key_Space: self.viewport().height() - _STEP}
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in page:
            self._turn(page[key])
        elif key in edge:
            self.go_to(edge[key])
        elif key in by:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar.setValue(bar.value() + (-by[key] if is_back else by[key]))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that something can be pressed."""
        link = self._link(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)
        self.viewport().setToolTip(_("Go to page {n}").format(n=link.page + 1) if link else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Follow a link."""
        link = self._link(event.position())
        if link and event.button() is Qt.MouseButton.LeftButton:
            self._follow(link)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Lead the Tab key through the links of the page before it leaves."""
        place = self._link_place + (1 if is_next else -1)
        if not 0 <= place < len(self.links.get(self._page, ())):
            self._link_place = -1
            self.viewport().update()
            return super().focusNextPrevChild(is_next)
        self._link_place = place
        link = self.links[self._page][place]
        self.setAccessibleDescription(_("Link to page {n}").format(n=link.page + 1))
        self.show_part(self._part(self._page, link))
        self.viewport().update()
        return True

    def current_link(self) -> PageLink | None:
        """The link that the Tab key has come to."""
        links = self.links.get(self._page, ())
        return links[self._link_place] if 0 <= self._link_place < len(links) else None

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """Paint again: what was painted is at hand."""
        self.viewport().update()

    def _follow(self, link: PageLink) -> None:
        """Go where a link leads; Backspace leads back."""
        self._left.append(self._top())
        self.go_to(link.page, link.down)

    def _go_back(self) -> None:
        spot = self._left.pop()
        self.verticalScrollBar().setValue(round(self.places.point(spot).y()))

    def _part(self, page: int, link: PageLink) -> QRectF:
        return self.places.part(page, link.area.left, link.area.top, link.area.width, link.area.height)

    def _turn(self, page: int) -> None:
        """Go to the next page or the one before; to the end of the last, as there is nothing after it."""
        if page >= self.count:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            self.go_to(page)

    def _link(self, at: QPointF) -> PageLink | None:
        if not self._sizes:
            return None
        spot = self.places.spot(at + self._offset())
        return next((link for link in self.links.get(spot.page, ()) if _holds(link, spot)), None)

    def _offset(self) -> QPointF:
        """The part of the content at the upper left corner of the window."""
        return QPointF(QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value()))

    def _top(self) -> Spot:
        return self.places.spot(self._offset() + QPointF(self.viewport().width() / 2, 0))

    def _arrange(self, kept: Spot, at: QPointF | None = None) -> None:
        """Place the pages, and scroll so that a spot of them is at a point of the window."""
        view = self.viewport().size()
        point = at or QPointF(view.width() / 2, 0)
        room = (view.width() - 2 * MARGIN, view.height() - 2 * MARGIN)
        widest = max((size[0] for size in self._sizes), default=1.0)
        highest = max((size[1] for size in self._sizes), default=1.0)
        self.places = Places(self._sizes, self.zoom.scale(room, (widest, highest)), view.width())
        for bar, whole, window in (
            (self.horizontalScrollBar(), self.places.width, view.width()),
            (self.verticalScrollBar(), self.places.height, view.height()),
        ):
            bar.setRange(0, max(0, ceil(whole - window)) if self._sizes else 0)
            bar.setPageStep(window)
            bar.setSingleStep(_STEP)
        if self._sizes:
            spot = self.places.point(kept) - point
            self.verticalScrollBar().setValue(round(spot.y()))
            self.horizontalScrollBar().setValue(round(spot.x()))
        self.viewport().update()

    def _wide(self, page: int) -> int:
        """The width of a page in pixels of the screen."""
        return max(1, round(self.places.area(page).width() * self.devicePixelRatioF()))

    def _tiles(self, page: int, view: QRectF) -> list[Tile]:
        """The tiles of a page that are in view."""
        area, ratio = self.places.area(page), self.devicePixelRatioF()
        seen = area.intersected(view).translated(-area.topLeft())
        if seen.isEmpty():
            return []
        side = SIDE / ratio
        columns = range(floor(seen.left() / side), ceil(seen.right() / side))
        rows = range(floor(seen.top() / side), ceil(seen.bottom() / side))
        tiles = [Tile(page, self._wide(page), column, row) for row in rows for column in columns]
        return [tile for tile in tiles if not self.pictures.area(tile).isEmpty()]

    def _on_scrolled(self) -> None:
        self._rest.start()
        middle = self._offset().y() + self.viewport().height() / 3
        page = self.places.page_at(middle)
        if page != self._page:
            self._page, self._link_place = page, -1
            self.moved.emit(page)


def _holds(link: PageLink, spot: Spot) -> bool:
    area = link.area
    return area.left <= spot.x <= area.left + area.width and area.top <= spot.y <= area.top + area.height
