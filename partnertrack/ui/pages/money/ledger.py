"""The list of costs, narrowed by kind, payer and what one writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import clipboard, theme
from partnertrack.ui.view_models.costs import (
    CostFilter,
    CostMark,
    LedgerView,
    counted,
    in_order,
    narrowed,
    said,
    summed,
    tabbed,
)
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.cells import chip, plain, two_lines
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.narrowed_list import NarrowedList
from partnertrack.ui.widgets.table_model import Column

_CHOICE = 190


class Ledger(QWidget):
    """Enter opens a cost; what the list is narrowed to is said above it and can be taken off."""

    opened = Signal(object)
    """The `CostMark` that is to be looked at."""
    narrowed_to = Signal(object)
    """The `CostFilter` that the user asked for."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self._view: LedgerView | None = None
        self.filter = CostFilter()
        self.chips = FilterChips()
        self.list: NarrowedList[CostMark] = NarrowedList(_("Costs"), _("Find a cost"), _columns(), lambda mark: mark.id)
        self.table, self.model = self.list.table, self.list.model
        self.category, self.payer = Choice(_("Kind of costs")), Choice(_("Who pays"))
        beside = QWidget()
        choices = QHBoxLayout(beside)
        choices.setContentsMargins(12, 0, 0, 0)
        choices.setSpacing(8)
        for choice in (self.category, self.payer):
            choice.setMaximumWidth(_CHOICE)
            choice.activated.connect(self._choose)
            choices.addWidget(choice)
        copy = IconButton("copy", _("Copy the list"))
        copy.clicked.connect(self.copy_list)
        choices.addWidget(copy)
        self.list.add_beside(beside)
        self._said, self.all = Line("", "control"), Button(_("Show all costs"), "x", "ghost", is_small=True)
        self._narrowing = QWidget()
        self._stack = QStackedWidget()
        self._lay_out(buttons)
        self.chips.chosen.connect(lambda kind: self.narrowed_to.emit(replace(self.filter, kind=kind)))
        self.all.clicked.connect(lambda: self.narrowed_to.emit(CostFilter()))
        self.list.narrowed.connect(self._narrow)
        self.list.opened.connect(self.opened)

    @property
    def view(self) -> LedgerView | None:
        """The list as it was read last."""
        return self._view

    def show_ledger(self, view: LedgerView, wanted: CostFilter) -> None:
        """Show the costs that are wanted."""
        options = view.ledger.options
        if self._view is None or self._view.ledger.options != options:
            self.category.show_entries(
                [(_("All kinds of costs"), ""), *((w, k) for k, w in options.categories.items())]
            )
            self.payer.show_entries([(_("All payers"), ""), *((w, k) for k, w in options.payers.items())])
        self._view, self.filter = view, wanted
        self.category.choose(wanted.category)
        self.payer.choose(wanted.payer)
        self.chips.show_chips(counted(view, wanted), wanted.kind)
        words = said(view, wanted)
        self._said.setText(words)
        self._narrowing.setVisible(bool(words))
        self._stack.setCurrentIndex(0 if view.marks else 1)
        self._narrow()

    def copy_list(self) -> None:
        """Put the costs that are shown on the clipboard, to be pasted into a spreadsheet."""
        shown = [mark for place in range(self.model.rowCount()) if (mark := self.model.row(place))]
        clipboard.put_text(tabbed(shown))

    def _lay_out(self, buttons: tuple[Button, ...]) -> None:
        line = QHBoxLayout(self._narrowing)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._said, 1)
        line.addWidget(self.all)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.chips)
        column.addWidget(self._narrowing)
        column.addWidget(self.list, 1)
        self._stack.addWidget(whole)
        told = _(
            "Enter costs one by one, or paste them from a spreadsheet, or take over the ledger of the finance "
            "department: PartnerTrack recognises its columns, and nothing is entered twice."
        )
        self._stack.addWidget(Empty("coins", _("No costs yet"), told, *buttons))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _choose(self) -> None:
        category, payer = str(self.category.currentData() or ""), str(self.payer.currentData() or "")
        self.narrowed_to.emit(replace(self.filter, category=category, payer=payer))

    def _narrow(self) -> None:
        if self._view is None:
            return
        marks = narrowed(self._view, self.filter, self.list.search.text())
        if self.model.order:
            marks = in_order(marks, self.model.order, is_descending=self.model.is_descending)
        currency = self._view.ledger.options.currency
        self.list.show_rows(marks, summed(marks, currency), _("Enter opens the cost"))


def _columns() -> tuple[Column[CostMark], ...]:
    return (
        Column(
            _("Cost"),
            lambda mark: mark.text,
            two_lines(lambda mark: mark.text, lambda mark: mark.below),
            260,
            "text",
            tip=lambda mark: mark.row.doubt or mark.text,
            spoken=lambda mark: ", ".join(filter(None, (mark.text, mark.below, mark.status))),
        ),
        Column(_("Day"), lambda mark: mark.day, plain(lambda mark: mark.day), 116, "day"),
        Column(
            _("Kind"),
            lambda mark: mark.row.category,
            plain(lambda mark: mark.row.category),
            120,
            "category",
            gives_way=2,
        ),
        Column(_("Payer"), lambda mark: mark.row.payer, plain(lambda mark: mark.row.payer), 130, "payer", gives_way=3),
        Column(
            _("Budget line"), lambda mark: mark.row.line, plain(lambda mark: mark.row.line), 150, "line", gives_way=4
        ),
        Column(
            "",
            lambda mark: mark.status,
            chip(lambda mark: mark.status, lambda mark: mark.tone, lambda _mark: ""),
            124,
            gives_way=1,
        ),
        Column(_("Amount"), lambda mark: mark.amount, _trailing(lambda mark: mark.amount, "text2"), 146, gives_way=5),
        Column(_("In the books"), lambda mark: mark.value, _trailing(lambda mark: mark.value, "text"), 126, "value"),
    )


def _trailing(words: Callable[[CostMark], str], colour: str) -> Callable[[QPainter, QRectF, CostMark], None]:
    """A figure at the end of its cell."""

    def draw(painter: QPainter, area: QRectF, mark: CostMark) -> None:
        tone = str(getattr(theme.tokens(), colour))
        paint.text(painter, area, words(mark), "table", tone, paint.TRAILING)

    return draw
