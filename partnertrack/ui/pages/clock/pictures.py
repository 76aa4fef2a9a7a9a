"""Cards with a picture whose spots open people."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from partnertrack.scene import Drawn
from partnertrack.ui.clock_asks import Brush, Table
from partnertrack.ui.widgets.chart_card import ChartCard, ChartTable
from partnertrack.ui.widgets.spot_view import SCALE, SpotView, measure, palette, tones

_WIDTH = 1060

Draws = Callable[[Brush, float], Drawn]
"""Draws a picture with a brush, for a width in points."""


class PictureCard(ChartCard):
    """A picture of that height in points, in the colours in force, with its table."""

    def __init__(
        self, title: str, draw: Draws, height: float, table: Table, *, note: str = "", trailing: QWidget | None = None
    ) -> None:
        size = QSize(_WIDTH, round(height * SCALE))
        self.spots = SpotView(partial(_drawn, draw), size)
        self.spots.setAccessibleName(title)
        super().__init__(
            title, self.spots.compose, size, ChartTable(*table), note=note, trailing=trailing, view=self.spots
        )


def _drawn(draw: Draws, width: float) -> Drawn:
    return draw(Brush(measure, palette(), tones()), width)
