"""A piece of evidence: what it is about, its value, which way it went, and the target on its bar."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.pressable import Pressable

_PAD, _LABEL, _VALUE, _BAR, _AIM = 8.0, 20.0, 34.0, 6.0, 20.0
_ABSENT, _LEAST_CHIP = 22.0, 40.0
_TICK, _EDGE = 3.0, 4.0


@dataclass(frozen=True, slots=True)
class EvidenceMark:
    """What is drawn: `move` is a text with its icon and tone, `aim` a text with its place on the bar and whether met.

    An empty `value` says that there is no evidence; `absent` then stands in its place.
    """

    label: str
    value: str
    detail: str = ""
    share: float | None = None
    move: tuple[str, str, str] | None = None
    aim: tuple[str, float | None, bool] | None = None
    absent: str = ""


class EvidenceLine(Pressable):
    """It opens the people behind the value; where there is none, it cannot be pressed."""

    opens = True

    def __init__(self, mark: EvidenceMark, tone: str, *, is_open: bool) -> None:
        told = [mark.label, f"{mark.value} {mark.detail}".strip() or mark.absent]
        told += [mark.move[0]] if mark.move else []
        told += [mark.aim[0]] if mark.aim else []
        value = _VALUE if mark.value else _ABSENT
        high = _LABEL + value + 2 * _EDGE + (_BAR + 2 if mark.share is not None else 0) + (_AIM if mark.aim else 0)
        super().__init__(". ".join(told), QSize(200, round(high)))
        self._mark, self._tone = mark, tone
        self.setEnabled(is_open)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the label, the value with its move, the bar and the target."""
        tokens, mark = theme.tokens(), self._mark
        if self.underMouse() and self.isEnabled():
            paint.rounded(painter, area, self.radius, tokens.hover)
        inner = area.adjusted(_PAD, _EDGE, -_PAD, -_EDGE)
        label = QRectF(inner.left(), inner.top(), inner.width(), _LABEL)
        detail = paint.width(mark.detail, "caption") + 1 if mark.detail else 0.0
        words = label.adjusted(0, 0, -detail - 8 if detail else 0, 0)
        paint.text(painter, paint.visual(painter, area, words), mark.label, "control", tokens.text2)
        count = label.adjusted(label.width() - detail, 0, 0, 0)
        paint.text(painter, paint.visual(painter, area, count), mark.detail, "caption", tokens.muted, paint.TRAILING)
        value = QRectF(inner.left(), label.bottom(), inner.width(), _VALUE if mark.value else _ABSENT)
        if mark.value:
            self._draw_value(painter, area, value)
        else:
            paint.text(painter, paint.visual(painter, area, value), mark.absent, "h3", tokens.muted)
        below = value.bottom()
        if mark.share is not None:
            self._draw_bar(painter, area, QRectF(inner.left(), below, inner.width(), _BAR), mark.share)
            below += _BAR + 2
        if mark.aim:
            self._draw_aim(painter, area, QRectF(inner.left(), below, inner.width(), _AIM), mark.aim)

    def _draw_value(self, painter: QPainter, area: QRectF, value: QRectF) -> None:
        tokens, mark = theme.tokens(), self._mark
        wide = paint.width(mark.value, "display") + 1
        paint.text(painter, paint.visual(painter, area, value), mark.value, "display", tokens.text)
        if not mark.move:
            return
        text, icon, tone = mark.move
        chip = min(paint.chip_width(text, icon), value.width() - wide - 8)
        if chip > _LEAST_CHIP:
            room = QRectF(value.right() - chip, value.top(), chip, value.height())
            paint.chip(painter, paint.visual(painter, area, room), text, tone, icon)

    def _draw_bar(self, painter: QPainter, area: QRectF, bar: QRectF, share: float) -> None:
        tokens = theme.tokens()
        paint.bar(painter, bar, share, theme.tone(self._tone).fill, tokens.sunken)
        aim = self._mark.aim[1] if self._mark.aim else None
        if aim is not None:
            at = bar.left() + bar.width() * min(max(aim, 0.0), 1.0) - _TICK / 2
            tick = QRectF(min(at, bar.right() - _TICK), bar.top() - 3, _TICK, bar.height() + 6)
            paint.rounded(painter, paint.visual(painter, area, tick), 1, tokens.text)

    def _draw_aim(self, painter: QPainter, area: QRectF, line: QRectF, aim: tuple[str, float | None, bool]) -> None:
        text, _share, is_met = aim
        tone = theme.tone("ok" if is_met else "warn")
        icon = paint.visual(painter, area, QRectF(line.left(), line.top(), 13, line.height()))
        paint.icon(painter, icon.center(), "circle-check" if is_met else "flag", 13, tone.text)
        words = paint.visual(painter, area, line.adjusted(19, 0, 0, 0))
        paint.text(painter, words, text, "caption", tone.text)
