"""Actions in a list: each with its icon, its words and its keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint

ACTION_ROLE = int(Qt.ItemDataRole.UserRole)
"""Under which an entry of the list keeps its `Action`; a heading has none."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done from anywhere: its words, its icon, the keys for it."""

    text: str
    icon: str
    act: Callable[[], None]
    detail: str = ""
    keys: str = ""


class ActionDelegate(QStyledItemDelegate):
    """Draws a heading, or an entry with its icon, words and keys."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line."""
        view = self.parent()
        if not isinstance(view, QListWidget):
            return
        painter.save()
        painter.setLayoutDirection(view.layoutDirection())
        area = QRectF(option.rect)
        action = index.data(ACTION_ROLE)
        if isinstance(action, Action):
            self._entry(painter, area, action, is_current=view.currentIndex().row() == index.row())
        else:
            words = area.adjusted(12, 4, -12, 0)
            paint.text(painter, words, str(index.data()).upper(), "overline", theme.tokens().muted)
        painter.restore()

    def _entry(self, painter: QPainter, area: QRectF, action: Action, *, is_current: bool) -> None:
        tokens = theme.tokens()
        if is_current:
            paint.rounded(painter, area, 8, tokens.primary_subtle)
        icon = paint.visual(painter, area, QRectF(area.left() + 12, area.top(), 20, area.height()))
        paint.icon(painter, icon.center(), action.icon, 18, tokens.primary_text if is_current else tokens.text2)
        keys = action.keys or ("↵" if is_current else "")
        wide = paint.width(keys, "caption") + 4
        left, right = area.left() + 44, area.right() - 14 - wide
        words = QRectF(left, area.top(), min(paint.width(action.text, "h3") + 2, right - left), area.height())
        colour = tokens.primary_text if is_current else tokens.text
        paint.text(painter, paint.visual(painter, area, words), action.text, "h3", colour)
        rest = QRectF(words.right() + 10, area.top(), max(0.0, right - words.right() - 16), area.height())
        paint.text(painter, paint.visual(painter, area, rest), action.detail, "caption", tokens.muted)
        end = paint.visual(painter, area, QRectF(right, area.top(), wide, area.height()))
        paint.text(painter, end, keys, "caption", tokens.muted, paint.TRAILING)
