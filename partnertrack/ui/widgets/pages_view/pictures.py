"""The pictures of pages that are in memory: asked for as they come into view, forgotten when there are too many."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage

from partnertrack.ui import report_asks
from partnertrack.ui.asking import Asking, Job

if TYPE_CHECKING:
    from partnertrack.services.look_at_pages import PagePart, Pages

SIDE = 2048
"""Pixels of the side of a tile: most pages are one of them, a page that is much enlarged is many."""

THUMB = 96
"""Pixels that a thumbnail is wide, before the screen's own ratio."""

_SMALL = SIDE // 8
"""Pixels of a page so narrow that its picture is kept whatever happens: a thumbnail."""

_MOST = 96 * 2**20
"""Bytes of pictures in memory."""


class Tile(NamedTuple):
    """A square of a page that is painted `wide` pixels wide."""

    page: int
    wide: int
    column: int = 0
    row: int = 0


class Pictures(QObject):
    """Pictures by their tiles; those of the PDF before stay until the new ones are there."""

    came = Signal(int)
    """A picture of that page is there."""

    def __init__(self, jobs: Asking) -> None:
        super().__init__()
        self._jobs = jobs
        self._pages: Pages | None = None
        self._there: OrderedDict[Tile, QImage] = OrderedDict()
        self._before: dict[Tile, QImage] = {}
        self._coming: dict[Tile, Job] = {}

    def show_pages(self, pages: Pages | None) -> None:
        """Hold the pictures of another PDF."""
        self.stop()
        self._before = {**self._before, **self._there} if pages else {}
        self._there.clear()
        self._pages = pages

    def stop(self) -> None:
        """Have nothing painted any more."""
        for job in self._coming.values():
            job.stop()
        self._coming.clear()

    def high(self, tile: Tile) -> int:
        """How many pixels the whole page of a tile is high."""
        if self._pages is None:
            return 0
        width, height = self._pages.sizes[tile.page]
        return max(1, round(tile.wide * height / width))

    def area(self, tile: Tile) -> QRect:
        """The pixels of its page that a tile holds."""
        left, top = tile.column * SIDE, tile.row * SIDE
        return QRect(left, top, min(SIDE, tile.wide - left), min(SIDE, self.high(tile) - top))

    def picture(self, tile: Tile) -> QImage | None:
        """The picture, if it is there; else the one of the PDF before."""
        if tile in self._there:
            self._there.move_to_end(tile)
            return self._there[tile]
        return self._before.get(tile)

    def want(self, tiles: Sequence[Tile], *, are_small: bool = False) -> None:
        """Have these painted, and none of the other small or large ones that were asked for before."""
        if self._pages is None:
            return
        for tile in [tile for tile in self._coming if (tile.wide <= _SMALL) is are_small and tile not in tiles]:
            self._coming.pop(tile).stop()
        for tile in tiles:
            if tile not in self._there and tile not in self._coming and tile.page < len(self._pages.sizes):
                area = self.area(tile)
                cut = (tile.wide, area.left(), area.top(), area.width(), area.height())
                work = partial(report_asks.paint_part, self._pages, tile.page, cut)
                self._coming[tile] = self._jobs.read(work, partial(self._on_came, tile))

    def _on_came(self, tile: Tile, part: PagePart) -> None:
        image = QImage(part.rgba, part.width, part.height, 4 * part.width, QImage.Format.Format_RGBX8888)
        self._there[tile] = image.convertToFormat(QImage.Format.Format_RGB32)
        self._before.pop(tile, None)
        self._coming.pop(tile, None)
        if not self._coming:
            self._before.clear()
        self._forget()
        self.came.emit(tile.page)

    def _forget(self) -> None:
        """Let go of what was looked at longest ago, but for the small ones."""
        used = sum(image.sizeInBytes() for image in self._there.values())
        for tile in [tile for tile in self._there if tile.wide > _SMALL]:
            if used <= _MOST:
                return
            used -= self._there.pop(tile).sizeInBytes()
