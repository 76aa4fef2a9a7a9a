"""Decides on a row of a partner's file: whom it means, whose values hold, what a cell should say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.pages.imports.amend import Amend
from partnertrack.ui.pages.imports.candidates import CandidateCard, Comparison
from partnertrack.ui.pages.imports.effects import SIDE_KEYS, Effects
from partnertrack.ui.view_models.import_review import Cell, Decision, EffectLine, RowLine, Side, Title
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Line, Words, breakable
from partnertrack.ui.widgets.scroll import Scroll

_WIDTH, _NARROW = 320, 264
_MOST, _LETTERS = 5, 24


class DecidePanel(Scroll):
    """A row with what is said about it and what it changes, the people whom it may mean, and the ways to decide."""

    decided = Signal(object, object)
    """The row and whom it means."""
    sided = Signal(object, int, str)
    """The row, the index of a column, and whose value holds."""
    amend_wanted = Signal(bool)
    spread = Signal(object, object)
    """A row and its cell, whose correction shall stand in all rows alike."""
    given_up = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.row: RowLine | None = None
        self.remembers, self.partner = True, ""
        self._keys: dict[str, Callable[[], None]] = {}
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(_("Decide on this row"))
        self.hide()

    def be_narrow(self, *, is_narrow: bool) -> None:
        """Leave more of a small window to the grid."""
        self.setFixedWidth(_NARROW if is_narrow else _WIDTH)

    def show_row(
        self, row: RowLine | None, looked_at: tuple[Title, Cell, int] | None = None, *, is_left_out: bool = False
    ) -> None:
        """Show a row; `looked_at` is the cell of it that is looked at, with how many rows say the same.

        One that `is_left_out` by somebody can be taken again.
        """
        self.row = row
        self._keys = {}
        self.setVisible(row is not None)
        if row is None:
            return
        column = QVBoxLayout()
        column.setContentsMargins(16, 6, 16, 16)
        column.setSpacing(8)
        cell = looked_at[1] if looked_at else None
        said = cell.problem.split("\n") if cell else []
        self._add_head(column, row, [note for note in row.notes if note not in said])
        parts: list[QWidget] = [self._amend(row, *looked_at)] if looked_at else []
        if row.effects:
            self._add_side_keys(row, cell)
            first = 0 if cell is None or cell.is_disputed else 1
            parts.insert(first, Effects(row.effects, self._side))
        for part in parts:
            column.addSpacing(4)
            column.addWidget(part)
        self._add_ways(column, row, is_left_out=is_left_out)
        column.addStretch(1)
        self.show_layout(column)

    def press(self, key: str) -> bool:
        """Decide by a key; whether it meant anything."""
        act = self._keys.get(key)
        if act:
            act()
        return act is not None

    def _add_head(self, column: QVBoxLayout, row: RowLine, notes: Sequence[str]) -> None:
        column.addWidget(Chip(row.result.text, row.result.tone, row.result.icon))
        column.addWidget(Words(breakable(row.person, _LETTERS), "h2"))
        place = _("Row {n}").format(n=row.number)
        column.addWidget(Line(" · ".join(filter(None, (place, row.label))), "caption", quiet="true"))
        for note in notes:
            column.addWidget(Words(breakable(note, _LETTERS), "table", quiet="half"))

    def _amend(self, row: RowLine, title: Title, cell: Cell, alike: int) -> Amend:
        amend = Amend(title, cell, alike, remembers=self.remembers, partner=self.partner)
        amend.remember.toggled.connect(self._remember)
        amend.wanted.connect(self.amend_wanted)
        amend.spread.connect(lambda: self.spread.emit(row, cell))
        amend.given_up.connect(lambda: self.given_up.emit(row, cell))
        return amend

    def _add_ways(self, column: QVBoxLayout, row: RowLine, *, is_left_out: bool) -> None:
        comparison = self._add_candidates(column, row) if row.candidates else None
        if row.candidates or (row.action == "review" and not row.label):
            fresh = Button(_("New person (N)"), "user-plus")
            self._offer(fresh, "n", "new")
            column.addWidget(fresh)
        if is_left_out:
            again = Button(_("Take this row again (L)"), "undo-2")
            self._offer(again, "l", None)
            column.addWidget(again)
        elif row.action != "skip":
            leave = Button(_("Leave this row out (L)"), "minus")
            self._offer(leave, "l", "skip")
            column.addWidget(leave)
        if comparison:
            column.addSpacing(4)
            column.addWidget(comparison)

    def _add_candidates(self, column: QVBoxLayout, row: RowLine) -> Comparison:
        """Add their cards; what compares the one that is looked at with the row comes back."""
        column.addSpacing(4)
        column.addWidget(Line(_("Is it one of these?"), "h3"))
        comparison = Comparison()
        for place, candidate in enumerate(row.candidates[:_MOST], 1):
            card = CandidateCard(candidate, str(place))
            card.looked_at.connect(comparison.show_candidate)
            self._offer(card, str(place), candidate.id)
            column.addWidget(card)
        comparison.show_candidate(row.candidates[0])
        return comparison

    def _add_side_keys(self, row: RowLine, cell: Cell | None) -> None:
        """O and T decide on the cell that is looked at, or on the first value that wants a decision."""
        disputed = [effect for effect in row.effects if effect.may_choose]
        here = [effect for effect in disputed if cell and effect.index == cell.index]
        still_open = [effect for effect in disputed if effect.kind == "conflict" and not effect.side]
        chosen = next(iter(here or still_open or disputed), None)
        if chosen:
            self._keys.update({key: partial(self._side, chosen, side) for key, side in SIDE_KEYS.items()})

    def _side(self, effect: EffectLine, side: Side) -> None:
        self.sided.emit(self.row, effect.index, side)

    def _remember(self, is_ticked: bool) -> None:
        self.remembers = is_ticked

    def _offer(self, button: QAbstractButton, key: str, decision: Decision | None) -> None:
        self._keys[key] = partial(self._decide, decision)
        if isinstance(button, Button):
            button.setToolTip(_("While a cell of the file is chosen, hold Alt with the letter"))
        button.clicked.connect(self._keys[key])

    def _decide(self, decision: Decision | None, *_checked: bool) -> None:
        self.decided.emit(self.row, decision)
