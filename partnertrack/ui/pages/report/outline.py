"""What is to be written, with how far each text is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.view_models.report_texts import ICONS, TONES, EntryLine
from partnertrack.ui.widgets import paint

_LINE = int(Qt.ItemDataRole.UserRole)
_ROW, _PAD, _ICON, _STEP = 46, 10, 16, 14


class Outline(QListWidget):
    """A row for each text; the arrows go from one to another."""

    picked = Signal(str)
    """The key of the text that the user wants to write."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("choices")
        self.setAccessibleName(_("Sections of the report"))
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)

    def show_lines(self, lines: Sequence[EntryLine], chosen: str) -> None:
        """Show these rows, one of them chosen; the keyboard stays where it is."""
        before = self.blockSignals(True)
        if self.count() != len(lines):
            self.clear()
            for _each in lines:
                self.addItem(QListWidgetItem())
        for place, line in enumerate(lines):
            item = self.item(place)
            item.setData(_LINE, line)
            item.setText(line.heading)
            item.setToolTip(line.spoken)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
            if line.key == chosen:
                self.setCurrentRow(place)
        self.blockSignals(before)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(_LINE).key)


class _Rows(QStyledItemDelegate):
    """Draws a text of the outline: its mark, its heading, and below how far it is."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, the mark and both lines."""
        line: EntryLine | None = index.data(_LINE)
        if line is None:
            return
        tokens, area = theme.tokens(), QRectF(option.rect).adjusted(0, 1, 0, -1)
        painter.save()
        painter.setLayoutDirection(option.direction)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(painter, area, 8, tokens.primary_subtle if is_current else tokens.hover)
        left = area.left() + _PAD + (line.level - 1) * _STEP
        mark = paint.visual(painter, area, QRectF(left, area.top() + 7, _ICON, _ICON))
        tone = theme.tone("danger" if line.is_asked else TONES[line.status])
        paint.icon(painter, mark.center(), ICONS[line.status], _ICON, tone.text)
        words = QRectF(left + _ICON + 8, area.top() + 4, area.right() - left - _ICON - 8 - _PAD, 20)
        colour = tokens.primary_text if is_current else tokens.text
        paint.text(painter, paint.visual(painter, area, words), line.heading, "control", colour)
        below = words.translated(0, 19)
        quiet = theme.tone("danger").text if line.is_asked else tokens.text2
        paint.text(painter, paint.visual(painter, area, below), line.detail, "caption", quiet)
        if is_current and option.state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, area, 8)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(120, _ROW)
