"""The merges that were done, each with the way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.duplicates import MergedLine
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Badge, Line, Words, rule
from partnertrack.ui.widgets.scroll import Scroll


class MergedList(Scroll):
    """One line a merge."""

    part_wanted = Signal(object)
    """The id of the change that is to be taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Merged"))
        self.buttons: list[Button] = []

    def show_merges(self, merges: Sequence[MergedLine]) -> None:
        """Show these merges."""
        self.buttons = []
        column = QVBoxLayout()
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(0)
        told = _("Un-merging brings both people back; what was said since stays with the one that was kept.")
        column.addWidget(Words(told, "table", quiet="half"))
        column.addSpacing(8)
        for merge in merges:
            column.addWidget(rule())
            column.addWidget(self._line(merge))
        column.addStretch(1)
        self.show_layout(column)

    def _line(self, merge: MergedLine) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Line(merge.title, "control"))
        words.addWidget(Line(merge.when, "caption", quiet="true"))
        button = Button(_("Un-merge"), "undo-2", is_small=True)
        button.setAccessibleName(_("Un-merge: {title}").format(title=merge.title))
        button.clicked.connect(partial(self.part_wanted.emit, merge.change_id))
        self.buttons.append(button)
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 10, 0, 10)
        line.setSpacing(12)
        line.addWidget(Badge("users", "neutral", 32))
        line.addLayout(words, 1)
        line.addWidget(button)
        return widget
