"""Corrects the cell of a partner's file that one looks at, alone or with all that say the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.view_models.import_review import Cell, Title
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line, Words, breakable
from partnertrack.ui.widgets.tick import Tick

_LETTERS = 24  # of a long word that stand beside each other in the panel, however narrow it is


class Amend(QWidget):
    """What the partner wrote and what is wrong with it, with the ways to correct it."""

    wanted = Signal(bool)
    """Somebody wants to write into the cell; true: into all that say the same."""
    spread = Signal()
    """The correction shall stand in all cells that say the same."""
    given_up = Signal()
    """The partner's own text shall stand again."""

    def __init__(self, title: Title, cell: Cell, alike: int, *, remembers: bool, partner: str) -> None:
        super().__init__()
        self.remember = Tick(_remember_words(partner), is_ticked=remembers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Line(title.label, "h3"))
        column.addWidget(Words(breakable(_said(cell), _LETTERS), "table", quiet="half"))
        if cell.problem:
            problem = Words(breakable(cell.problem, _LETTERS), "table", quiet="half")
            problem.setProperty("tone", cell.tone)
            column.addWidget(problem)
        if alike > 1 and (cell.problem or cell.is_corrected):
            column.addWidget(self.remember)
            column.addWidget(self._all_alike(cell, alike))
        if cell.is_corrected:
            own = Button(_("Take the partner’s text again (Delete)"), "undo-2", is_small=True)
            own.clicked.connect(self.given_up)
            column.addWidget(own)
        else:
            correct = Button(_("Correct this cell (F2)"), "pencil", is_small=True)
            correct.clicked.connect(lambda: self.wanted.emit(False))
            column.addWidget(correct)

    def _all_alike(self, cell: Cell, alike: int) -> Button:
        if cell.is_corrected:
            words = ngettext("Replace in {n} row like this", "Replace in all {n} rows like this", alike)
            spread = Button(words.format(n=number(alike)), "copy", is_small=True)
            spread.clicked.connect(self.spread)
            return spread
        words = ngettext("Correct {n} row like this…", "Correct all {n} rows like this…", alike)
        button = Button(words.format(n=number(alike)), "copy", is_small=True)
        button.setToolTip(_("Write the right text, then press Enter"))
        button.clicked.connect(lambda: self.wanted.emit(True))
        return button


def _remember_words(partner: str) -> str:
    """For whose next files a correction is kept."""
    if partner:
        return _("Remember this for the next files of {partner}").format(partner=partner)
    return _("Remember this for the files of all partners")


def _said(cell: Cell) -> str:
    if cell.is_corrected:
        return _("“{raw}” became “{text}”").format(raw=cell.raw, text=cell.written)
    return _("The partner wrote “{text}”.").format(text=cell.raw) if cell.raw else _("The cell is empty.")
