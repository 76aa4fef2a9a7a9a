"""The last step of an import: the receipt, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import theme
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.imports.send_back import SendBack
from partnertrack.ui.view_models.import_review import receipt_parts, receipt_words, result, stored_words, undone_words
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Badge, Line, Words
from partnertrack.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Imported, Workbook

_TILE = QSize(124, 78)


class DoneStep(Scroll):
    """What became of every row, as a sum."""

    undo_wanted = Signal(object)
    people_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._change: UUID | None = None
        self.title = Line("", "h2")
        self.sentence = Words("", quiet="half")
        self._sum = QWidget()
        self.undo = Button(_("Undo this import"), "undo-2")
        self.undo.clicked.connect(lambda: self.undo_wanted.emit(self._change))
        self.people = Button(_("See the people"), "users")
        self.people.clicked.connect(self.people_wanted)
        self.next = Button("", "arrow-right", "primary")
        self.next.clicked.connect(self.next_wanted)
        self.send_back = SendBack(desk)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._receipt())
        column.addWidget(self.send_back)
        column.addStretch(1)
        self.show_layout(column)

    def show_import(self, imported: Imported, workbook: Workbook | None, waiting: int) -> None:
        """Show the receipt of the import of a workbook; `waiting` files are still to come."""
        self._change = imported.change_id
        receipt = imported.receipt
        stored = receipt.created + receipt.updated
        self.title.setText(stored_words(receipt) if stored else _("Nothing had to be changed"))
        self.sentence.setText(receipt_words(imported))
        self.undo.setVisible(imported.change_id is not None)
        more = ngettext("Next file ({n} waiting)", "Next file ({n} waiting)", waiting).format(n=waiting)
        self.next.setText(more if waiting else _("Import another file"))
        self.send_back.show_import(workbook, imported.draft)
        fresh = _sum(imported)
        self._place.replaceWidget(self._sum, fresh)
        self._sum.deleteLater()
        self._sum = fresh

    def show_undone(self, restored: int, kept: int) -> None:
        """Say that the import was taken back, as far as it was."""
        self.title.setText(_("The import was undone"))
        self.sentence.setText(undone_words(restored, kept))
        self._sum.hide()
        self.undo.hide()
        self.send_back.hide()

    def _receipt(self) -> Card:
        card = Card()
        card.body.setSpacing(18)
        card.body.addLayout(self._head())
        self._place = QVBoxLayout()
        self._place.addWidget(self._sum)
        card.body.addLayout(self._place)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.undo)
        line.addStretch(1)
        line.addWidget(self.people)
        line.addWidget(self.next)
        card.body.addLayout(line)
        return card

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Badge("check", "ok", 44, is_round=True), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head


def _sum(imported: Imported) -> QWidget:
    """The rows that were read, and what they add up from."""
    box = QWidget()
    flow = FlowLayout(10)
    parts = receipt_parts(imported.receipt)
    read = imported.receipt.read
    flow.addWidget(_Tile(number(read), ngettext("row read", "rows read", read), "primary"))
    for place, part in enumerate(parts):
        flow.addWidget(_Sign("=" if place == 0 else "+"))
        flow.addWidget(_Tile(part.count, part.label, result(part.action).tone))
    told = " + ".join(f"{part.count} {part.label}" for part in parts)
    box.setAccessibleName(_("{read} rows read = {parts}").format(read=number(read), parts=told))
    box.setLayout(flow)
    return box


class _Tile(QWidget):
    """A number of the sum with what it counts."""

    def __init__(self, count: str, label: str, tone: str) -> None:
        super().__init__()
        self._count, self._label, self._tone = count, label, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the label needs, and never narrow."""
        return QSize(max(_TILE.width(), round(paint.width(self._label, "caption")) + 32), _TILE.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number over its label."""
        painter = QPainter(self)
        tone = theme.tone(self._tone)
        area = QRectF(self.rect())
        paint.rounded(painter, area, 10, tone.subtle)
        paint.text(painter, QRectF(0, 12, area.width(), 32), self._count, "title", tone.text, paint.CENTRE)
        paint.text(painter, QRectF(0, 46, area.width(), 20), self._label, "caption", tone.text, paint.CENTRE)


class _Sign(QWidget):
    """A sign between two numbers."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self.setFixedSize(14, _TILE.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        paint.text(QPainter(self), QRectF(self.rect()), self._sign, "title", theme.tokens().muted, paint.CENTRE)
