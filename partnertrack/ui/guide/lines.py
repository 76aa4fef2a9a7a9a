"""The list at the side of the guide: its contents, or what was found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint

_ROLE = int(Qt.ItemDataRole.UserRole)
_PART, _CHAPTER, _SIDE, _GAP = 34, 34, 12, 8
_LINES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter, or a section that was found with a sentence of it and where in that the words stand.

    Without a `target` ("import#columns") it is the name of a part, which cannot be chosen.
    """

    title: str
    icon: str = ""
    target: str = ""
    heading: str = ""
    text: str = ""
    marks: Sequence[tuple[int, int]] = field(default=())

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ". ".join(filter(None, (self.title, self.heading, self.text)))


class Lines(QListWidget):
    """Lists entries; choosing one, by mouse or keyboard, tells it."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("choices")
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemClicked.connect(self._take)
        self.itemActivated.connect(self._take)

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """List these."""
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.spoken)
            item.setData(_ROLE, entry)
            if not entry.target:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)

    def mark(self, key: str) -> None:
        """Mark the chapter that is shown."""
        for row in range(self.count()):
            entry = self.item(row).data(_ROLE)
            if isinstance(entry, Entry) and entry.target == key:
                self.setCurrentRow(row)
                return

    def choose_first(self) -> None:
        """Choose the first entry that can be chosen."""
        for row in range(self.count()):
            if self.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.setCurrentRow(row)
                return

    def take_current(self) -> None:
        """Tell the entry that is marked."""
        if item := self.currentItem():
            self._take(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let sentences run over as many lines as the width asks for."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _take(self, item: QListWidgetItem) -> None:
        entry = item.data(_ROLE)
        if isinstance(entry, Entry) and entry.target:
            self.chosen.emit(entry)


class _Delegate(QStyledItemDelegate):
    """Draws the name of a part, a chapter with its icon, or a section with a sentence."""

    def __init__(self, view: Lines) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the entry needs at this width."""
        del option
        entry = index.data(_ROLE)
        wide = self._view.viewport().width()
        if not isinstance(entry, Entry) or not entry.text:
            return QSize(wide, _CHAPTER if isinstance(entry, Entry) and entry.target else _PART)
        layout = _laid(entry, wide - 2 * _SIDE)
        return QSize(wide, round(_GAP + 20 + layout.boundingRect().height() + _GAP + 4))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one entry."""
        entry = index.data(_ROLE)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setLayoutDirection(self._view.layoutDirection())
        area = QRectF(option.rect)
        if not entry.target:
            words = area.adjusted(_SIDE, 8, -_SIDE, 0)
            paint.text(painter, words, entry.title.upper(), "overline", theme.tokens().muted)
        else:
            self._entry(painter, area, entry, index)
        painter.restore()

    def _entry(self, painter: QPainter, area: QRectF, entry: Entry, index: QModelIndex | QPersistentModelIndex) -> None:
        tokens, patch = theme.tokens(), area.adjusted(0, 1, 0, -1)
        is_current = self._view.currentRow() == index.row()
        is_hovered = self._view.indexAt(self._view.viewport().mapFromGlobal(self._view.cursor().pos())) == index
        if is_current:
            paint.rounded(painter, patch, 8, tokens.primary_subtle)
        elif is_hovered and self._view.underMouse():
            paint.rounded(painter, patch, 8, tokens.hover)
        if is_current and self._view.hasFocus():
            paint.focus_ring(painter, patch, 8)
        colour = tokens.primary_text if is_current else tokens.text2
        if entry.text:
            self._found(painter, area, entry)
            return
        icon = paint.visual(painter, area, QRectF(area.left() + _SIDE, area.top(), 18, area.height()))
        paint.icon(painter, icon.center(), entry.icon, 17, colour)
        words = paint.visual(painter, area, area.adjusted(_SIDE + 28, 0, -8, 0))
        paint.text(painter, words, entry.title, "control", colour)

    def _found(self, painter: QPainter, area: QRectF, entry: Entry) -> None:
        tokens = theme.tokens()
        title = QRectF(area.left() + _SIDE, area.top() + _GAP, area.width() - 2 * _SIDE, 18)
        where = f"{entry.title} – {entry.heading}" if entry.heading else entry.title
        paint.text(painter, title, where, "strong", tokens.text)
        painter.setPen(theme.colour(tokens.text2))
        _laid(entry, area.width() - 2 * _SIDE).draw(painter, title.bottomLeft())


def _laid(entry: Entry, wide: float) -> QTextLayout:
    """The sentence that was found, on a few lines, with the words marked."""
    font = theme.font("caption")
    layout = QTextLayout(entry.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_marked(start, end) for start, end in entry.marks])
    layout.beginLayout()
    top, high = 2.0, QFontMetricsF(font).lineSpacing()
    for _line in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(wide, 40))
        line.setPosition(line.position().__class__(0, top))
        top += high + 1
    layout.endLayout()
    return layout


def _marked(start: int, end: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    form = QTextCharFormat()
    form.setBackground(theme.colour(theme.tone("warn").subtle))
    form.setForeground(theme.colour(theme.tokens().text))
    form.setFontWeight(theme.font("strong").weight())
    made.start, made.length, made.format = start, end - start, form
    return made
