"""What can be done with the people who are chosen in a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line

Action: TypeAlias = tuple[str, str, Callable[[tuple[UUID, ...]], None]]
"""The words, the icon, and what is done with the people who are chosen."""


class SelectionBar(QWidget):
    """How many are chosen, a button for each action, and one that lets them go.

    The `usual` actions, which people know by their icons, take less room.
    """

    cleared = Signal()

    def __init__(self, actions: Sequence[Action], usual: Sequence[Action] = ()) -> None:
        super().__init__()
        self._chosen: Sequence[UUID] = ()
        self.setAccessibleName(_("Chosen people"))
        self.count = Line("", "strong")
        buttons = QWidget()
        flow = FlowLayout()
        buttons.setLayout(flow)
        for text, icon, act in actions:
            button = Button(text, icon, is_small=True)
            button.clicked.connect(partial(self._act, act))
            flow.addWidget(button)
        for text, icon, act in usual:
            small = IconButton(icon, text.removesuffix("…"), size=16, is_small=True)
            small.clicked.connect(partial(self._act, act))
            flow.addWidget(small)
        clear = IconButton("x", _("Choose nobody (Esc)"), size=15, is_small=True)
        clear.clicked.connect(self.cleared.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 12, 4)
        line.setSpacing(12)
        line.addWidget(self.count)
        line.addWidget(buttons, 1)
        line.addWidget(clear)

    def show_chosen(self, chosen: Sequence[UUID]) -> None:
        """Stand for these people."""
        self._chosen = chosen
        words = ngettext("{n} selected", "{n} selected", len(chosen)).format(n=number(len(chosen)))
        self.count.setText(words)

    def _act(self, act: Callable[[tuple[UUID, ...]], None]) -> None:
        act(tuple(self._chosen))
