"""How far the employers have come, as a row of stages that narrow the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from partnertrack.domain.engagement import LOST
from partnertrack.i18n import _, number
from partnertrack.ui import theme
from partnertrack.ui.view_models.organisations import StageMark
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import FilterChip
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.flow import Columns, FlowLayout
from partnertrack.ui.widgets.pressable import Pressable
from partnertrack.ui.widgets.tick import Tick

_HEIGHT, _BAR = 74, 5
_STEPS = ((660, 5), (420, 3), (0, 2))


class Employers(Card):
    """The stages in order, then why some were lost; one is pressed to see who it is, and pressed again to see all."""

    chosen = Signal(str)
    """The key to which the list is narrowed, "" for all."""

    def __init__(self) -> None:
        self.further = Tick(_("Count those who went further, too"))
        super().__init__(_("Employers"), self.further, pad=16)
        self._stages: dict[str, _Stage] = {}
        self._reasons: dict[str, FilterChip] = {}
        self._chosen = ""
        self._columns = Columns(_STEPS, gap=8)
        self._lost = FlowLayout()
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._columns)
        column.addLayout(self._lost)
        self.body.addLayout(column)
        self.further.toggled.connect(self._on_further)

    def show_stages(self, stages: Sequence[StageMark], lost: Sequence[tuple[str, str, int]], chosen: str) -> None:
        """Show how many stand at each stage, and why some were lost; what is there already keeps the keyboard."""
        most = max((mark.reached for mark in stages), default=0)
        if self._stages.keys() != {mark.stage for mark in stages}:
            self._stages = {mark.stage: _Stage() for mark in stages}
            self._columns.show_widgets(list[QWidget](self._stages.values()))
            self._listen(self._stages)
        for mark in stages:
            self._stages[mark.stage].show_mark(mark, mark.reached / most if most else 0.0)
        if self._reasons.keys() != {key for key, _words, _n in lost}:
            empty_out(self._lost)
            self._reasons = {key: _reason(key, words) for key, words, _n in lost}
            for chip in self._reasons.values():
                self._lost.addWidget(chip)
            self._listen(self._reasons)
        for key, _words, n in lost:
            self._reasons[key].show_count(number(n))
        self.mark(chosen)

    def _listen(self, pressed: Mapping[str, Pressable]) -> None:
        for key, each in pressed.items():
            each.clicked.connect(partial(self._press, key))

    def buttons(self) -> tuple[Pressable, ...]:
        """The stages, then the reasons."""
        return (*self._stages.values(), *self._reasons.values())

    def mark(self, chosen: str) -> None:
        """Show which one is chosen."""
        self._chosen = chosen
        for key, each in {**self._stages, **self._reasons}.items():
            each.setChecked(key == chosen)

    def _press(self, key: str) -> None:
        pressed = self._stages.get(key) or self._reasons[key]
        self.chosen.emit(key if pressed.isChecked() else "")

    def _on_further(self, is_wide: bool) -> None:
        for each in self._stages.values():
            each.count(is_wide=is_wide)
        self.chosen.emit(self._chosen)


class StageChips(QWidget):
    """The same in one line, for a low window: how many stand at each stage, how many were lost."""

    chosen = Signal(str)
    """The key to which the list is narrowed, "" for all."""

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[str, FilterChip] = {}
        self._flow = FlowLayout()
        self.setLayout(self._flow)

    def show_stages(self, stages: Sequence[StageMark], lost: Sequence[tuple[str, str, int]], chosen: str) -> None:
        """Show how many stand at each stage, and how many were lost."""
        empty_out(self._flow)
        told = [(mark.stage, mark.label, mark.now) for mark in stages]
        told += [each for each in lost if each[0] == LOST]
        self._chips = {key: FilterChip(words, number(n)) for key, words, n in told}
        for key, chip in self._chips.items():
            self._flow.addWidget(chip)
            chip.clicked.connect(partial(self._press, key))
        self.mark(chosen)

    def buttons(self) -> tuple[Pressable, ...]:
        """The stages in order."""
        return tuple(self._chips.values())

    def mark(self, chosen: str) -> None:
        """Show which one is chosen."""
        for key, chip in self._chips.items():
            chip.setChecked(key == chosen)

    def _press(self, key: str) -> None:
        self.chosen.emit(key if self._chips[key].isChecked() else "")


class _Stage(Pressable):
    """A stage: how many stand there, how many came there or further, and how long it took."""

    def __init__(self) -> None:
        super().__init__("", QSize(120, _HEIGHT))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self._mark, self._share, self._is_wide = StageMark("", "", 0, 0, ""), 0.0, False

    def show_mark(self, mark: StageMark, share: float) -> None:
        """Show a stage, and the share of those who came here."""
        self._mark, self._share = mark, share
        told = _("{stage}: {now} stand here, {reached} came here or further").format(
            stage=mark.label, now=number(mark.now), reached=number(mark.reached)
        )
        self.setAccessibleName(", ".join(filter(None, (told, mark.detail))))
        self.setToolTip(self.accessibleName())
        self.update()

    def count(self, *, is_wide: bool) -> None:
        """Show first how many came here, or how many stand here."""
        self._is_wide = is_wide
        self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the name, the number and, below, the share of those who came here."""
        tokens = theme.tokens()
        fill = tokens.primary_subtle if self.isChecked() else tokens.hover if self.underMouse() else tokens.sunken
        paint.rounded(painter, area, 8, fill, tokens.primary if self.isChecked() else "")
        inner = area.adjusted(12, 8, -12, -8)
        name = QRectF(inner.left(), inner.top(), inner.width(), 18)
        paint.text(painter, name, self._mark.label, "control", tokens.text2)
        mark = self._mark
        first = number(mark.reached if self._is_wide else mark.now)
        wide = paint.width(first, "h2") + 8
        count = QRectF(inner.left(), inner.top() + 18, wide, 26)
        paint.text(painter, paint.visual(painter, area, count), first, "h2", tokens.text)
        other = _("{n} now").format(n=number(mark.now)) if self._is_wide else _("of {n}").format(n=number(mark.reached))
        detail = "  ·  ".join(filter(None, (other, mark.detail)))
        rest = QRectF(inner.left() + wide, inner.top() + 20, inner.width() - wide, 22)
        paint.text(painter, paint.visual(painter, area, rest), detail, "caption", tokens.muted)
        track = QRectF(inner.left(), inner.bottom() - _BAR, inner.width(), _BAR)
        paint.bar(painter, paint.visual(painter, area, track), self._share, tokens.primary_fill, tokens.pressed)


def _reason(key: str, words: str) -> FilterChip:
    return FilterChip(words, "", "x" if key == LOST else "", "danger" if key == LOST else "")
