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
        line.addWidget(Line(_("Enter opens the person, typing leads to a name"), "caption", quiet="true"))
        self.addWidget(quiet)
        self.addWidget(bar)

    def show_count(self, shown: int, everybody: int) -> None:
        """Say how many the list has, and how many there are in all where it does not have them."""
        words = ngettext("{n} person", "{n} people", shown).format(n=number(shown))
        if shown < everybody:
            words = ngettext("{n} of {all} person", "{n} of {all} people", everybody)
            words = words.format(n=number(shown), all=number(everybody))
        self.words.setText(words)

    def show_chosen(self, chosen: Sequence[UUID]) -> None:
        """Offer the actions as soon as somebody is chosen."""
        self._bar.show_chosen(chosen)
        self.setCurrentIndex(1 if chosen else 0)
