"""Where the pages stand, one below the other, for a zoom and a width of the window."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF

MARGIN, GAP = 16.0, 14.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a page, in points of paper from its upper left corner."""

    page: int
    x: float
    y: float


class Places:
    """The rectangles of all pages in pixels, each in the middle of the width."""

    def __init__(self, sizes: Sequence[tuple[float, float]] = (), scale: float = 1.0, room: float = 0.0) -> None:
        self.scale = scale
        self._sizes = [(round(width * scale), round(height * scale)) for width, height in sizes]
        self._tops = list(accumulate((high + GAP for _wide, high in self._sizes), initial=MARGIN))
        self.width = max((wide for wide, _high in self._sizes), default=0) + 2 * MARGIN
        self.height = self._tops[-1] - (GAP if self._sizes else 0) + MARGIN
        self._middle = round(max(room, self.width) / 2)

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def area(self, page: int) -> QRectF:
        """Where a page stands."""
        wide, high = self._sizes[page]
        return QRectF(self._middle - wide // 2, self._tops[page], wide, high)

    def page_at(self, y: float) -> int:
        """The page at a height, or the one above the gap there."""
        return min(max(0, bisect_right(self._tops, y) - 1), max(0, len(self) - 1))

    def between(self, top: float, bottom: float) -> range:
        """The pages of which something lies between two heights."""
        if not len(self):
            return range(0)
        first = self.page_at(top)
        return range(first, self.page_at(bottom) + 1)

    def spot(self, at: QPointF) -> Spot:
        """The point of a page at a place, outside the page where the place is beside it."""
        page = self.page_at(at.y())
        area = self.area(page)
        return Spot(page, (at.x() - area.left()) / self.scale, (at.y() - area.top()) / self.scale)

    def point(self, spot: Spot) -> QPointF:
        """Where a point of a page stands."""
        area = self.area(min(spot.page, len(self) - 1))
        return QPointF(area.left() + spot.x * self.scale, area.top() + spot.y * self.scale)

    def part(self, page: int, left: float, top: float, width: float, height: float) -> QRectF:
        """Where a part of a page stands that is given in points of paper."""
        corner = self.point(Spot(page, left, top))
        return QRectF(corner.x(), corner.y(), width * self.scale, height * self.scale)
