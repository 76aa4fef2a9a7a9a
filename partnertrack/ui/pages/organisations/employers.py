"""How far the employers have come, as a row of stages that narrow the list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui import theme
from partnertrack.ui.view_models.organisations import StageMark
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT, _BAR = 74, 5
_STEPS = ((660, 5), (420, 3), (0, 2))


class Employers(Card):
    """The stages in order; one is pressed to see who stands there, and pressed again to see all."""

    chosen = Signal(str)
    """The stage to which the list is narrowed, "" for all."""

    def __init__(self) -> None:
        super().__init__(_("Employers"), pad=16)
        self._stages: dict[str, _Stage] = {}
        self._columns = Columns(_STEPS, gap=8)
        self._lost = Words("", "caption", quiet="half")
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._columns)
        column.addWidget(self._lost)
        self.body.addLayout(column)

    def show_stages(self, stages: Sequence[StageMark], lost: str, chosen: str) -> None:
        """Show how many stand at each stage, and why some were lost."""
        most = max((mark.reached for mark in stages), default=0)
        self._stages = {mark.stage: _Stage(mark, mark.reached / most if most else 0.0) for mark in stages}
        for key, stage in self._stages.items():
            stage.setChecked(key == chosen)
            stage.clicked.connect(partial(self._press, key))
        widgets: list[QWidget] = list(self._stages.values())
        self._columns.show_widgets(widgets)
        self._lost.setText(_("Lost: {reasons}").format(reasons=lost) if lost else "")
        self._lost.setVisible(bool(lost))

    def _press(self, key: str) -> None:
        is_on = self._stages[key].isChecked()
        for other, stage in self._stages.items():
            stage.setChecked(is_on and other == key)
        self.chosen.emit(key if is_on else "")


class _Stage(Pressable):
    """A stage: how many stand there, how many came there or further, and how long it took."""

    def __init__(self, mark: StageMark, share: float) -> None:
        told = _("{stage}: {now} stand here, {reached} came here or further").format(
            stage=mark.label, now=number(mark.now), reached=number(mark.reached)
        )
        super().__init__(", ".join(filter(None, (told, mark.detail))), QSize(120, _HEIGHT))
        self.setCheckable(True)
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self._mark, self._share = mark, share

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the name, the number and, below, the share of those who came here."""
        tokens = theme.tokens()
        fill = tokens.primary_subtle if self.isChecked() else tokens.hover if self.underMouse() else tokens.sunken
        paint.rounded(painter, area, 8, fill, tokens.primary if self.isChecked() else "")
        inner = area.adjusted(12, 8, -12, -8)
        name = QRectF(inner.left(), inner.top(), inner.width(), 18)
        paint.text(painter, name, self._mark.label, "control", tokens.text2)
        wide = paint.width(number(self._mark.now), "h2") + 8
        count = QRectF(inner.left(), inner.top() + 18, wide, 26)
        paint.text(painter, paint.visual(painter, area, count), number(self._mark.now), "h2", tokens.text)
        told = _("{n} in all").format(n=number(self._mark.reached))
        detail = "  ·  ".join(filter(None, (told, self._mark.detail)))
        rest = QRectF(inner.left() + wide, inner.top() + 20, inner.width() - wide, 22)
        paint.text(painter, paint.visual(painter, area, rest), detail, "caption", tokens.muted)
        track = QRectF(inner.left(), inner.bottom() - _BAR, inner.width(), _BAR)
        paint.bar(painter, paint.visual(painter, area, track), self._share, tokens.primary_fill, tokens.pressed)
