"""A small picture of the stages that people go through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnertrack.i18n import ngettext
from partnertrack.ui import theme
from partnertrack.ui.tokens import STAGE_ICONS
from partnertrack.ui.widgets import paint

_HEIGHT, _ARROW, _ICON, _LINE, _EDGE = 100, 22, 20, 17, 4
_WRAPS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class PicturedStage:
    """A stage of the picture: its kind, its name, and how many steps it has."""

    kind: str
    name: str
    steps: int


class StagePicture(QWidget):
    """The stages side by side in their colours, an arrow from each to the next."""

    def __init__(self) -> None:
        super().__init__()
        self._stages: tuple[PicturedStage, ...] = ()
        self._high = 2 * _LINE
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stages(self, stages: Sequence[PicturedStage]) -> None:
        """Show these stages."""
        self._stages = tuple(stages)
        told = (f"{stage.name}, {_steps(stage.steps)}" for stage in self._stages)
        self.setAccessibleName(" → ".join(told))
        self._find_height()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the height for the new width."""
        super().resizeEvent(event)
        self._find_height()

    def minimumSizeHint(self) -> QSize:
        """Narrow: names can be shortened."""
        return QSize(220, _HEIGHT)

    def _find_height(self) -> None:
        """Leave room for the longest name, in as many lines as it takes in its box."""
        room = QRectF(0, 0, self._wide() - 2 * _EDGE, _HEIGHT)
        names = (paint.metrics("strong").boundingRect(room, _WRAPS, stage.name).height() for stage in self._stages)
        self._high = max((2 * _LINE, *map(int, names)))
        self.setFixedHeight(_HEIGHT + self._high - 2 * _LINE)

    def _wide(self) -> float:
        """How wide each box is."""
        count = max(1, len(self._stages))
        return (self.width() - _ARROW * (count - 1)) / count

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the stages and the arrows."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        area, wide = QRectF(self.rect()), self._wide()
        for place, stage in enumerate(self._stages):
            box = QRectF(area.left() + place * (wide + _ARROW), area.top(), wide, area.height())
            self._draw_stage(painter, paint.visual(painter, area, box), stage)
            if place:
                arrow = QRectF(box.left() - _ARROW, area.top(), _ARROW, area.height())
                name = "chevron-left" if self.isRightToLeft() else "chevron-right"
                centre = paint.visual(painter, area, arrow).center()
                paint.icon(painter, centre, name, 16, theme.tokens().muted)

    def _draw_stage(self, painter: QPainter, box: QRectF, stage: PicturedStage) -> None:
        tone = theme.tone(stage.kind)
        paint.rounded(painter, box, 10, tone.subtle)
        icon = QRectF(box.left(), box.top() + 10, box.width(), _ICON)
        paint.icon(painter, icon.center(), STAGE_ICONS.get(stage.kind, "circle"), _ICON, tone.text)
        name = QRectF(box.left() + _EDGE, icon.bottom() + _EDGE, box.width() - 2 * _EDGE, self._high)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour(tone.text))
        painter.drawText(name, _WRAPS, stage.name)
        steps = QRectF(box.left() + _EDGE, name.bottom(), box.width() - 2 * _EDGE, 16)
        paint.text(painter, steps, _steps(stage.steps), "caption", tone.text, paint.CENTRE)


def _steps(count: int) -> str:
    return ngettext("{n} step", "{n} steps", count).format(n=count)
