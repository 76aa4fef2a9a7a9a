"""Draws a card of the board."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from partnertrack.ui import theme
from partnertrack.ui.board_asks import CardLine
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.table_model import ROW_ROLE

HEIGHT = 122
_GAP, _PAD, _AVATAR, _PERCENT = 8, 12, 30, 44


class CardDelegate(QStyledItemDelegate):
    """A person with the share of the way that is behind them and what is due next; one size for all."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a card with the gap below it."""
        return QSize(180, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the card; an empty one while the person is being fetched."""
        state = option.state
        tokens = theme.tokens()
        area = QRectF(option.rect).adjusted(2, 1, -2, -_GAP)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint.rounded(
            painter,
            area,
            10,
            tokens.selected if is_chosen else tokens.card,
            tokens.primary if is_chosen else tokens.border,
        )
        line = index.data(ROW_ROLE)
        if isinstance(line, CardLine):
            _draw(painter, area.adjusted(_PAD, 10, -_PAD, -8), line)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, area, 10)
        painter.restore()


def _draw(painter: QPainter, area: QRectF, line: CardLine) -> None:
    tokens, tone = theme.tokens(), theme.tone(line.tone)
    left, top, wide = area.left(), area.top(), area.width()
    at = left + _AVATAR + 10

    def place(x: float, y: float, width: float, height: float) -> QRectF:
        return paint.visual(painter, area, QRectF(x, y, width, height))

    lead, trail = paint.LEADING, paint.TRAILING
    paint.avatar(painter, place(left, top + 2, _AVATAR, _AVATAR), line.initials, line.label)
    room = wide - _AVATAR - 10
    paint.text(painter, place(at, top, room, 18), line.name, "control", tokens.text, lead)
    under = f"{line.label} · {line.cohort}" if line.cohort else line.label
    paint.text(painter, place(at, top + 18, room, 16), under, "caption", tokens.muted, lead)
    rest = paint.width(line.rest, "caption") + 10 if line.rest else 0
    behind = left + wide - rest
    bar = place(left, top + 51, wide - _PERCENT - rest, 6)
    paint.bar(painter, bar, line.progress, tone.fill, tokens.sunken)
    share = place(behind - _PERCENT, top + 45, _PERCENT, 18)
    paint.text(painter, share, line.percent, "caption", tokens.text2, trail)
    if rest:
        paint.text(painter, place(behind, top + 45, rest, 18), line.rest, "caption", tokens.muted, trail)
    colour = theme.tone("danger").text if line.is_overdue else tokens.text2
    words = ("⚠ " if line.is_overdue else "") + line.due
    paint.text(painter, place(left, top + 74, wide, 18), words, "caption", colour, lead)
