"""The foot of the list: how many there are, or what can be done with those who are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.selection_bar import SelectionBar


class Foot(QStackedWidget):
    """As high with the actions as without, so that choosing moves nothing."""

    def __init__(self, bar: SelectionBar) -> None:
        super().__init__()
        self._bar = bar
        self.words = Line("", "caption", quiet="true")
        quiet = QWidget()
        line = QHBoxLayout(quiet)
        line.setContentsMargins(16, 9, 16, 11)
        line.addWidget(self.words, 1)
        line.addWidget(Line(_("Enter opens the person"), "caption", quiet="true"))
        self.addWidget(quiet)
        self.addWidget(bar)

    def show_count(self, shown: int) -> None:
        """Say how many the list has."""
        self.words.setText(ngettext("{n} person", "{n} people", shown).format(n=number(shown)))

    def show_chosen(self, chosen: Sequence[UUID]) -> None:
        """Offer the actions as soon as somebody is chosen."""
        self._bar.show_chosen(chosen)
        self.setCurrentIndex(1 if chosen else 0)
