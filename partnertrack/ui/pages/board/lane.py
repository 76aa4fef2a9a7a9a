"""One lane of the board: a head with icon and count above cards that scroll."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import theme
from partnertrack.ui.board_asks import CardLine
from partnertrack.ui.pages.board.card import CardDelegate
from partnertrack.ui.tokens import STAGE_ICONS
from partnertrack.ui.widgets import cells, paint
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Icon, Line
from partnertrack.ui.widgets.table_model import Column, Index, TableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnertrack.services.board import Lane

MIME = "application/x-partnertrack-cards"
_WIDTH = 208
_BATCH = 200


class Cards(TableModel[CardLine]):
    """The cards of a lane; they can be dragged."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A card can be chosen and dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """What is dragged: enrolments."""
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """The ids of the dragged enrolments."""
        data = QMimeData()
        data.setData(MIME, json.dumps([str(self.ids[index.row()]) for index in indexes]).encode())
        return data


class CardList(QListView):
    """The cards of a lane; arrows walk, Space chooses, M or Ctrl with an arrow moves what is chosen."""

    opened = Signal(object)
    moved = Signal(int)
    """The chosen cards are to go that many lanes on."""
    walked = Signal(int)
    dropped = Signal(list, QPoint)

    def __init__(self, model: Cards, name: str) -> None:
        super().__init__()
        self.cards = model
        self.setModel(model)
        self.setObjectName("cards")
        self.setAccessibleName(name)
        self.setItemDelegate(CardDelegate(self))
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # Qt asks for every card; the first are painted meanwhile
        self.setBatchSize(_BATCH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView#cards { background: transparent; border: none; }")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.verticalScrollBar().setSingleStep(40)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.ids[index.row()]))

    def chosen(self) -> tuple[UUID, ...]:
        """The chosen enrolments, or the one that has the keyboard."""
        current = self.currentIndex()
        return self.selected() or self._at([current.row()] if current.isValid() else [])

    def selected(self) -> tuple[UUID, ...]:
        """The chosen enrolments, from the top."""
        return self._at(sorted(index.row() for index in self.selectedIndexes()))

    def _at(self, rows: Sequence[int]) -> tuple[UUID, ...]:
        return tuple(each for each in (self.cards.ids[row] for row in rows) if isinstance(each, UUID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk between the lanes, move, open."""
        key, step = event.key(), {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        step = -step if self.isRightToLeft() else step
        has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if step:
            (self.moved if has_ctrl else self.walked).emit(step)
        elif key == Qt.Key.Key_M:
            self.moved.emit(1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.cards.ids[self.currentIndex().row()])
        elif key == Qt.Key.Key_Space:
            mode = self.selectionModel().SelectionFlag.Toggle
            self.selectionModel().select(self.currentIndex(), mode)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take cards of other lanes, anywhere."""
        if event.mimeData().hasFormat(MIME) and event.source() is not self:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which cards were dropped, and where; nothing moves before the user confirms."""
        if event.source() is not self and event.mimeData().hasFormat(MIME):
            texts = json.loads(bytes(event.mimeData().data(MIME).data()))
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit([UUID(text) for text in texts], self.viewport().mapToGlobal(event.position().toPoint()))


class LaneView(QWidget):
    """A lane with its head."""

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.lane = lane
        self.model = Cards([Column(lane.label, _words, cells.plain(_words), tip=_words)])
        self.list = CardList(self.model, lane.label)
        self.setMinimumWidth(_WIDTH)
        self._count = Chip("", lane.kind)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 4)
        head.addWidget(Icon(STAGE_ICONS.get(lane.kind, "flag"), 16, tone=lane.kind))
        head.addWidget(Line(lane.label, "h3"), 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.show_lane(lane)

    def show_lane(self, lane: Lane) -> None:
        """Show who stands in the lane now; where nobody came or went, the view stays as it is."""
        self.lane = lane
        self.model.renew(lane.ids)
        self._count.show_chip(number(len(lane.ids)), lane.kind)
        people = ngettext("{n} person", "{n} people", len(lane.ids)).format(n=number(len(lane.ids)))
        self.list.setAccessibleName(_("{lane}: {people}").format(lane=lane.label, people=people))

    def sizeHint(self) -> QSize:
        """Wide enough for a card."""
        return QSize(_WIDTH + 24, 400)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the lane."""
        tokens = theme.tokens()
        painter = QPainter(self)
        paint.rounded(
            painter, self.rect().toRectF(), 12, tokens.app if tokens.is_dark else tokens.pressed, tokens.border
        )


def _words(line: CardLine) -> str:
    due = _("overdue: {due}").format(due=line.due) if line.is_overdue else line.due
    rest = _("at this step for {days}").format(days=line.rest) if line.rest else ""
    return ", ".join(filter(None, (line.name, line.label, line.cohort, line.percent, rest, due)))
