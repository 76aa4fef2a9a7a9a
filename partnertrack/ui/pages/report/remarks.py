"""What colleagues remark on a section."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _, day
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.reveal import reveal
from partnertrack.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from partnertrack.domain.report import Remark


class Remarks(QWidget):
    """The remarks, the open ones first, above a field for another one."""

    added = Signal(str)
    """The text of a new remark."""
    settled = Signal(object, bool)
    """A remark is settled, or open again."""
    deleted = Signal(object)
    """A remark is to be taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 6, 0)
        self._cards.setSpacing(8)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Remark on this section"))
        self.field.setAccessibleName(_("Remark on this section"))
        self.add = Button(_("Add"), "plus", is_small=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Scroll(self._cards), 1)
        column.addLayout(line)
        self.field.returnPressed.connect(self._send)
        self.add.clicked.connect(self._send)

    def show_remarks(self, remarks: Sequence[Remark], *, is_writable: bool) -> None:
        """Show the remarks on a section."""
        empty_out(self._cards)
        for each in sorted(remarks, key=lambda remark: remark.is_settled):
            self._cards.addWidget(self._card(each, is_writable=is_writable))
        if not remarks:
            words = _("Nobody remarked anything on this section.")
            self._cards.addWidget(Words(words, "caption", quiet="true"))
        self._cards.addStretch(1)
        self.field.setEnabled(is_writable)
        self.add.setEnabled(is_writable)

    def _send(self) -> None:
        if text := self.field.text().strip():
            self.field.clear()
            self.added.emit(text)

    def _card(self, remark: Remark, *, is_writable: bool) -> QWidget:
        card = QFrame()
        card.setObjectName("sunken")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 8, 6)
        column.setSpacing(4)
        column.addWidget(Words(remark.text, "table", quiet="true" if remark.is_settled else ""))
        who = "  ·  ".join(filter(None, (remark.author, day(remark.noted_on, "medium"))))
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(Line(who, "caption", quiet="true"), 1)
        words = _("Open again") if remark.is_settled else _("Settle")
        settle = Button(words, "undo-2" if remark.is_settled else "check", "ghost", is_small=True)
        settle.setAccessibleName(f"{words}: {remark.text}")
        settle.clicked.connect(partial(self.settled.emit, remark, not remark.is_settled))
        delete = IconButton("x", _("Delete the remark"), size=15, is_small=True)
        delete.clicked.connect(partial(self.deleted.emit, remark))
        for each in (settle, delete):
            reveal(each, when=is_writable)
            foot.addWidget(each)
        column.addLayout(foot)
        return card
