"""Everybody who is free, ranked by how well they suit a vacancy, in their card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.pages.vacancies.columns import person_columns
from partnertrack.ui.view_models.vacancies import FILTERS, PersonMark, filters, left_out_words
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import FilterChip
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from partnertrack.ui.vacancy_asks import Best

_SEARCH, _PAUSE_MS = 260, 120
_NAME, _SCORE = 230, 120


class RankedPeople(Card):
    """The list with its filters; several people are chosen as in every list, and shortlisted together."""

    shortlisted = Signal(object)
    """The ids of the enrolments that are to be put forward."""
    opened = Signal(object, object)
    """The id of an enrolment that is to be looked at, and those of the list."""
    narrowed = Signal()
    """Others are wanted: see `only` and `text`."""

    def __init__(self) -> None:
        self.add = Button(_("Shortlist"), "user-plus", "primary", is_small=True)
        super().__init__(_("Who suits"), self.add)
        self.only = ""
        self._can_add = True
        self.search = SearchField(_("Find a person"))
        self.model: TableModel[PersonMark] = TableModel(person_columns())
        self.table = _People(self.model)
        self.chips: dict[str, FilterChip] = {}
        self._group = QButtonGroup(self)
        self.note, self.left_out = Words("", "caption", quiet="half"), Words("", "caption", quiet="half")
        self.count = Line("", "caption", quiet="true")
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()
        self._on_chosen()

    @property
    def text(self) -> str:
        """What is looked for in the names."""
        return self.search.text().strip()

    def show_best(self, best: Best, *, can_add: bool) -> None:
        """Show these people; who was chosen and is still there stays so."""
        chosen, at = set(self.chosen()), self.table.currentIndex().row()
        self._can_add = can_add
        for key, chip in self.chips.items():
            chip.show_count(number(best.ranked.counts[key]))
        self.model.show_rows(best.people)
        self.table.updateGeometry()
        self._explain(is_asked=any(each.suitability.reasons for each in best.ranked.matches) or not best.people)
        shown, found = len(best.people), best.ranked.found
        words = ngettext("{n} person", "{n} people", found).format(n=number(found))
        if shown < found:
            words = _("the best {shown} of {n} people").format(shown=number(shown), n=number(found))
        self.count.setText(words)
        self.left_out.setText(left_out_words(best.among.left_out))
        self.left_out.setVisible(bool(self.left_out.text()))
        self._choose(chosen, at)
        self._on_chosen()

    def chosen(self) -> tuple[UUID, ...]:
        """Who is chosen, from the top."""
        rows = (self.model.row(place) for place in self.table.chosen_places())
        return tuple(row.id for row in rows if row)

    def enter_list(self) -> None:
        """Put the keyboard into the list."""
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.chosen_places():
            self.table.selectRow(max(self.table.currentIndex().row(), 0))

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def _lay_out(self) -> None:
        flow = FlowLayout()
        for key, words in filters().items():
            chip = FilterChip(words, "")
            chip.setChecked(key == self.only)
            chip.clicked.connect(partial(self._on_filter, key))
            self._group.addButton(chip)
            self.chips[key] = chip
            flow.addWidget(chip)
        held = QWidget()
        held.setLayout(flow)
        self.search.setMaximumWidth(_SEARCH)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(held, 1)
        top.addWidget(self.search)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(Line(_("Enter opens the person, Ctrl+Enter shortlists who is chosen"), "caption", quiet="true"))
        notes = QVBoxLayout()
        notes.setSpacing(2)
        notes.addWidget(self.note)
        notes.addWidget(self.left_out)
        for part in (top, self.table, foot, notes):
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)

    def _choose(self, people: set[UUID], at: int) -> None:
        """Choose these people again, with the keyboard at the place where it was."""
        model, selection = self.model, self.table.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        if model.ids and at >= 0:
            selection.setCurrentIndex(model.index(min(at, len(model.ids) - 1), 0), flags.NoUpdate)
        for place in range(len(model.ids)):
            row = model.row(place)
            if row and row.id in people:
                selection.select(model.index(place, 0), flags.Select | flags.Rows)

    def _explain(self, *, is_asked: bool) -> None:
        """Say how the order comes about."""
        if is_asked:
            told = _(
                "Sex, nationality and marital status play no part. What is not known counts half. The first day is "
                "the planned departure, else what the usual times of the steps allow."
            )
        else:
            told = _("This vacancy asks for nothing yet. Change it and say what is asked, to see who suits it best.")
        self.note.setText(told)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.narrowed)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.table.many_chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.add.clicked.connect(self._shortlist)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self.table)
        shortcut.activated.connect(self.add.click)

    def _on_filter(self, key: str) -> None:
        assert key in FILTERS  # noqa: S101 - the chips are made of them
        self.only = key
        self.narrowed.emit()

    def _on_chosen(self) -> None:
        n = len(self.table.chosen_places())
        words = ngettext("Shortlist {n} person", "Shortlist {n} people", n).format(n=number(n)) if n else _("Shortlist")
        self.add.setText(words)
        self.add.setEnabled(bool(n) and self._can_add)
        closed = _("The vacancy was withdrawn; open it again to put people forward.")
        self.add.setToolTip("" if self._can_add else closed)

    def _on_opened(self, place: int) -> None:
        if row := self.model.row(place):
            rows = (self.model.row(each) for each in range(len(self.model.ids)))
            self.opened.emit(row.id, tuple(each.id for each in rows if each))

    def _shortlist(self) -> None:
        if people := self.chosen():
            self.shortlisted.emit(people)


class _People(ShortTable):
    """The list itself; its last column, which says why, takes what is left of the width."""

    def __init__(self, model: TableModel[PersonMark]) -> None:
        super().__init__(model, _("Who suits"), many=True)

    def fit_columns(self) -> None:
        """Share out the width."""
        room = self.viewport().width()
        name = min(_NAME, room // 3)
        for place, wide in enumerate((name, _SCORE, max(room - name - _SCORE, 0))):
            self.setColumnWidth(place, wide)
