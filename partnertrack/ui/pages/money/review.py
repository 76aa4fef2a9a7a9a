"""A ledger before it is taken over: which column is what, what words mean, and what becomes of each row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import theme
from partnertrack.ui.view_models.cost_draft import STATES, DraftMark, DraftView, states
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.cells import chip, plain, two_lines
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.table import Table
from partnertrack.ui.widgets.table_model import Column, TableModel

_FIELD, _LEAST = 200, 260


class Review(QWidget):
    """Every choice is read anew at once; Enter on a row leaves it out or takes it in again."""

    decided = Signal(object)
    """The `Choices` as they are now."""
    wanted = Signal()
    """What is new is to be entered."""
    left = Signal()
    """Nothing is to be entered."""

    def __init__(self) -> None:
        super().__init__()
        self._view: DraftView | None = None
        self._state = ""
        self.file, self.sums = Line("", "h2"), Line("", "body", quiet="true")
        self.cancel, self.enter = Button(_("Cancel"), kind="ghost"), Button(_("Enter"), "check", "primary")
        self.chips = FilterChips()
        self.columns, self.others = FlowLayout(12), FlowLayout(12)
        self.model: TableModel[DraftMark] = TableModel(_columns())
        self.table = Table(self.model, _("Rows of the ledger"))
        self._hint = Words(
            _("Enter leaves a row out, or takes it in again. All of it is one change."), "caption", quiet="half"
        )
        self._lay_out()
        self.cancel.clicked.connect(self.left)
        self.enter.clicked.connect(self.wanted)
        self.chips.chosen.connect(self._on_state)
        self.table.opened.connect(self._toggle)

    def show_draft(self, view: DraftView) -> None:
        """Show the ledger as it is read now."""
        self._view = view
        self.file.setText(view.draft.file)
        self.sums.setText(view.told)
        named = states()
        shown = [state for state in STATES if view.counts[state] or state == "new"]
        if self._state not in shown:
            self._state = ""
        entries = [("", _("All"), len(view.marks), ""), *((s, named[s][0], view.counts[s], named[s][2]) for s in shown)]
        self.chips.show_chips(entries, self._state)
        words = ngettext("Enter {n} cost", "Enter {n} costs", view.new).format(n=number(view.new))
        self.enter.setText(words)
        self.enter.setEnabled(view.new > 0)
        self._show_columns(view)
        self._show_others(view)
        self._narrow()

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.file)
        told.addWidget(self.sums)
        head = QHBoxLayout()
        head.addLayout(told, 1)
        head.addWidget(self.cancel)
        head.addWidget(self.enter)
        asked = Card(pad=14)
        for flow in (self.columns, self.others):
            held = QWidget()
            held.setLayout(flow)
            asked.body.addWidget(held)
        listed = Card(pad=0)
        listed.body.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(14, 12, 14, 8)
        top.addWidget(self.chips)
        listed.body.addLayout(top)
        self.table.setMinimumHeight(_LEAST)
        listed.body.addWidget(self.table, 1)
        self._hint.setContentsMargins(16, 8, 16, 10)
        listed.body.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(asked)
        column.addWidget(listed, 1)

    def _show_columns(self, view: DraftView) -> None:
        """A field for each column of the ledger, saying what it is taken for."""
        empty_out(self.columns)
        entries = [(_("Not used"), ""), *((words, key) for key, words in view.draft.fields.items())]
        for sheet in view.draft.sheets:
            for column in sheet.columns:
                choice = Choice(_("What the column “{column}” is").format(column=column.heading), entries)
                choice.choose(column.field)
                place = (sheet.name, column.index)
                choice.activated.connect(partial(self._on_column, place, choice))
                self.columns.addWidget(_named(column.heading, choice))
        if not any(sheet.columns for sheet in view.draft.sheets):
            self.columns.addWidget(
                Line(_("No row of headings was found: a ledger needs Date, Text and Amount."), "control")
            )

    def _show_others(self, view: DraftView) -> None:
        """Words whose meaning is asked; then what holds for rows that do not say it themselves."""
        empty_out(self.others)
        lists = {"category": view.options.categories, "payer": view.options.payers}
        for key, word in view.draft.unknown_words:
            choice = Choice(_("What “{word}” means").format(word=word), [(_("Choose"), ""), *_entries(lists[key])])
            choice.activated.connect(partial(self._on_word, (key, word), choice))
            self.others.addWidget(_named(_("“{word}” means").format(word=word), choice))
        decided = view.draft.choices
        kinds = [(_("Ask"), ""), *_entries(view.options.categories)]
        for name, part, entries, now in (
            (_("Who pays, where it is not said"), "payer", _entries(view.options.payers), decided.payer),
            (_("Kind, where it is not said"), "category", kinds, decided.category),
            (_("Days are written"), "order", _orders(), decided.order or ""),
        ):
            choice = Choice(name, entries)
            choice.choose(now)
            choice.activated.connect(partial(self._on_part, part, choice))
            self.others.addWidget(_named(name, choice))

    def _on_column(self, place: tuple[str, int], choice: Choice, _index: int) -> None:
        if self._view:
            now = {
                (sheet.name, column.index): column.field
                for sheet in self._view.draft.sheets
                for column in sheet.columns
            }
            field = str(choice.currentData() or "")
            freed = {key: "" if value == field and key[0] == place[0] else value for key, value in now.items()}
            self.decided.emit(replace(self._view.draft.choices, columns={**freed, place: field}))

    def _on_word(self, word: tuple[str, str], choice: Choice, _index: int) -> None:
        if self._view and choice.currentData():
            decided = self._view.draft.choices
            self.decided.emit(replace(decided, meanings={**decided.meanings, word: str(choice.currentData())}))

    def _on_part(self, part: str, choice: Choice, _index: int) -> None:
        if self._view:
            value = choice.currentData() or (None if part == "order" else "")
            self.decided.emit(replace(self._view.draft.choices, **{part: value}))  # type: ignore[arg-type]  # one of three

    def _on_state(self, state: str) -> None:
        self._state = state
        self._narrow()

    def _narrow(self) -> None:
        if self._view:
            self.model.show_rows([mark for mark in self._view.marks if self._state in ("", mark.row.state)])

    def _toggle(self, place: int) -> None:
        mark = self.model.row(place)
        if mark and self._view:
            decided = self._view.draft.choices
            self.decided.emit(replace(decided, left_out=decided.left_out ^ {(mark.row.sheet, mark.row.number)}))


def _named(name: str, choice: Choice) -> QWidget:
    """A field below its name."""
    held = QWidget()
    held.setFixedWidth(_FIELD)
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(Line(name, "caption", quiet="half"))
    column.addWidget(choice)
    return held


def _entries(codes: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(words, key) for key, words in codes.items()]


def _orders() -> list[tuple[str, str]]:
    return [(_("as the file proves"), ""), (_("day first"), "dmy"), (_("month first"), "mdy")]


def _columns() -> tuple[Column[DraftMark], ...]:
    return (
        Column(
            _("Cost"),
            lambda mark: mark.text,
            two_lines(lambda mark: mark.text, lambda mark: mark.told),
            tip=lambda mark: mark.told or mark.text,
            spoken=lambda mark: ", ".join(filter(None, (mark.text, mark.state, mark.told))),
        ),
        Column(_("Row"), lambda mark: mark.place, plain(lambda mark: mark.place), 58, gives_way=3),
        Column("", lambda mark: mark.state, chip(lambda mark: mark.state, lambda mark: mark.tone, lambda _m: ""), 158),
        Column(_("Day"), lambda mark: mark.day, plain(lambda mark: mark.day), 110),
        Column(_("Kind"), lambda mark: mark.kind, plain(lambda mark: mark.kind), 120, gives_way=4),
        Column(_("Payer"), lambda mark: mark.payer, plain(lambda mark: mark.payer), 120, gives_way=5),
        Column(_("Amount"), lambda mark: mark.amount, _trailing(lambda mark: mark.amount), 136, gives_way=2),
        Column(_("In the books"), lambda mark: mark.value, _trailing(lambda mark: mark.value), 120),
    )


def _trailing(words: Callable[[DraftMark], str]) -> Callable[[QPainter, QRectF, DraftMark], None]:
    def draw(painter: QPainter, area: QRectF, mark: DraftMark) -> None:
        paint.text(painter, area, words(mark), "table", theme.tokens().text2, paint.TRAILING)

    return draw
