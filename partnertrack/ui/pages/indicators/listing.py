"""The page of all indicators."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import asks, indicator_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.indicators.columns import CHANGE, NAME, PERIOD, D, N, columns
from partnertrack.ui.pages.indicators.editor import IndicatorEditor
from partnertrack.ui.pages.indicators.elsewhere import ELSEWHERE
from partnertrack.ui.pages.indicators.taking import Taking
from partnertrack.ui.pages.indicators.times import Times
from partnertrack.ui.place import INDICATOR, INDICATORS, PARTICIPANTS, Place
from partnertrack.ui.view_models.indicators import IndicatorRow, IndicatorsView, lines, narrow
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.cell_table import CellTable
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice, SearchField
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from partnertrack.services.participants import Part, Search

_SEARCH = 210


class IndicatorsPage(Page):
    """The catalogue by theme; a line opens its indicator, its numbers the people behind them."""

    key = INDICATORS

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk, scrolls=False)
        self.name_page(_("Indicators"))
        self._undo = undo
        self._job: Job | None = None
        self._view: IndicatorsView | None = None
        self._theme = ""
        self.times = Times(desk)
        self.message, self.chips, self.themes = Message(), FilterChips(), Choice(_("Theme"))
        self.times.add(self.themes)
        self.search = SearchField(_("Find an indicator"))
        self.add = Button(_("New indicator"), "plus", "primary")
        self.take = Button(_("Export…"), "download")
        self.editor, self.taking = IndicatorEditor(self, desk), Taking(self, desk)
        self.model: TableModel[IndicatorRow] = TableModel(columns(None))
        self.table = CellTable(self.model, _("Indicators"), self._opens)
        self._stack = QStackedWidget()
        self._count, self._hint = Line("", "caption", quiet="true"), Line("", "caption", quiet="true")
        self._lay_out()
        self.times.changed.connect(self.refresh)
        self.chips.chosen.connect(self._on_theme)
        self.themes.activated.connect(self._on_listed_theme)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._open_first)
        self.table.pressed_cell.connect(self._open)
        self.add.clicked.connect(self._begin)
        self.take.clicked.connect(self._export)
        self.editor.kept.connect(self._on_kept)
        self.editor.went.connect(self.went)

    def show_place(self, place: Place) -> None:
        """Read the figures of the day; what is shown stays until they are there."""
        del place  # there is but one catalogue
        self.leave()
        self.times.show_day()
        work = partial(
            indicator_asks.indicators,
            self.desk.workspace,
            self.desk.as_of,
            self.times.since(),
            self.times.before(),
        )
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)
        if self.editor.isVisible():
            self.editor.calculate()

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def put_away(self) -> bool:
        """Put the editor away, then what was searched."""
        if self.editor.isVisible():
            self.editor.hide()
        elif self.search.text():
            self.search.clear()
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be sparing with lines in a low window."""
        super().resizeEvent(event)
        self.chips.setVisible(not self.is_low)
        self.themes.setVisible(self.is_low)

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead the keyboard from the search into the list, and back by “/”."""
        if self.search.hasFocus() and event.key() == Qt.Key.Key_Down and self.model.ids:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            first = self.model.row(max(self.table.currentIndex().row(), 0))
            if first is None or first.heading:
                self.table.setCurrentIndex(self.model.index(1, NAME))
        elif event.text() == "/":
            self.focus_search()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = Card(pad=0)
        foot = QHBoxLayout()
        self.search.setMinimumWidth(_SEARCH)
        self.tools.addWidget(self.search)
        self.tools.addWidget(self.take)
        self.tools.addWidget(self.add)
        foot.setContentsMargins(16, 9, 16, 11)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._hint)
        card.body.setSpacing(0)
        card.body.setContentsMargins(0, 6, 0, 0)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing())
        card.body.addWidget(self._stack, 1)
        card.body.addLayout(foot)
        for part in (self.message, self.times, self.chips):
            self.body.addWidget(part)
        self.body.addWidget(card, 1)

    def _nothing(self) -> QWidget:
        make = Button(_("New indicator"), "plus", "primary")
        make.clicked.connect(self._begin)
        told = _(
            "What your donor counts otherwise than the catalogue, you put together here from simple lines, and see it "
            "calculated while you do. Or open an indicator of the catalogue and make it your own."
        )
        return Empty("hash", _("No indicators of your own yet"), told, make)

    def _show(self, view: IndicatorsView) -> None:
        if view == self._view:
            return
        before, self._view = self._view, view
        self.name_page(_("Indicators"), view.subtitle)
        self._complain(view)
        self._show_themes()
        if before is None or (before.since, before.before) != (view.since, view.before):
            self.model.show_columns(columns(view))
            self.table.fit_columns()
        self._narrow()

    def _show_themes(self) -> None:
        """Offer the themes: as chips, or in a low window as a list, because every line counts there."""
        found = self._view.themes if self._view else ()
        entries = [("", _("All"), sum(n for _key, _name, n in found)), *found]
        self.chips.show_chips([(key, name, n, "") for key, name, n in entries], self._theme)
        self.themes.show_entries([(f"{name} ({number(n)})", key) for key, name, n in entries])
        self.themes.choose(self._theme)

    def _complain(self, view: IndicatorsView) -> None:
        """Say which indicators of the pilot's own cannot be calculated, and why."""
        self.message.clear()
        if view.unread:
            told = _("Not calculated, because its formula cannot be read: {ids}")
            ids = ", ".join(each.key for each in view.unread)
            self.message.say(told.format(ids=ids), view.unread[0].why, "warn")

    def _on_theme(self, theme: str) -> None:
        self._theme = theme
        self.themes.choose(theme)
        self._narrow()

    def _on_listed_theme(self) -> None:
        self._theme = str(self.themes.currentData() or "")
        self._show_themes()
        self._narrow()

    def _narrow(self) -> None:
        if self._view is None:
            return
        rows = narrow(self._view.rows, self._theme, self.search.text())
        at = self.table.currentIndex()
        shown = self.model.row(at.row()) if at.isValid() else None
        self.model.show_rows(rows)
        found = sum(not row.heading for row in rows)
        self._stack.setCurrentIndex(0 if found or self._theme != "X" or self.search.text() else 1)
        self._count.setText(ngettext("{n} figure", "{n} figures", found).format(n=number(found)))
        self._hint.setText(_("Enter opens; a number opens its people"))
        place = next((place for place, row in enumerate(rows) if shown and row.id and row.id == shown.id), -1)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, at.column()))

    def _opens(self, place: int, column: int) -> bool:
        row = self.model.row(place)
        if row is None or row.heading:
            return False
        has_page = row.counts in ELSEWHERE
        opens_n, opens_d = row.opens_n or has_page, row.opens_d or (has_page and bool(row.d))
        can_compare = row.opens_n and bool(row.before)
        within = row.opens_n and bool(row.in_period)
        return {N: opens_n, D: opens_d, CHANGE: can_compare, PERIOD: within}.get(column, True)

    def _open_first(self) -> None:
        row = next((row for place in range(len(self.model.ids)) if (row := self.model.row(place)) and row.id), None)
        if row:
            self.went.emit(Place(INDICATOR, figure=row.id))

    def _open(self, place: int, column: int) -> None:
        row, view = self.model.row(place), self._view
        if row is None or view is None:
            return
        workspace, as_of = self.desk.workspace, self.desk.as_of
        if column in (N, D) and not (row.opens_d if column == D else row.opens_n):
            self.went.emit(Place(ELSEWHERE[row.counts]))
        elif column in (N, D):
            half: Part = "d" if column == D else "n"
            count = row.d if column == D else row.n
            if view.since is None:
                self._go(row, count, asks.search(figure=row.id, part=half))
                return
            group = indicator_asks.group(row.id, half, ("", ""), ("", ""))
            work = partial(indicator_asks.people, workspace, group, as_of, view.since)
            self._job = self.desk.jobs.read(work, partial(self._go, row, count), failed=self.message.complain)
        elif before := {CHANGE: view.before, PERIOD: self.times.eve()}.get(column):
            came = partial(indicator_asks.came, workspace, row.id, as_of, before)
            self._job = self.desk.jobs.read(came, partial(self._on_came, row), failed=self.message.complain)
        else:
            self.went.emit(Place(INDICATOR, figure=row.id))

    def _on_came(self, row: IndicatorRow, search: Search) -> None:
        if search.among:
            self._go(row, "+" + number(len(search.among)), search)
        else:
            self.desk.say(_("Nobody is counted now who was not counted then."))

    def _export(self) -> None:
        """Take the figures that are shown along."""
        shown = (self.model.row(place) for place in range(len(self.model.ids)))
        titles, *rows = lines([row for row in shown if row])
        self.taking.export(_("Indicators"), titles, rows)

    def _begin(self) -> None:
        work = partial(indicator_asks.begin, self.desk.workspace, "", is_own=False)
        self.desk.jobs.read(work, self.editor.open, failed=self.message.complain)

    def _on_kept(self, key: str, change: UUID | None) -> None:
        if change:
            said = _("The indicator {id} was saved.").format(id=key)
            self.desk.say(said, _("Undo"), partial(self._undo, change))
        self.went.emit(Place(INDICATOR, figure=key))

    def _go(self, row: IndicatorRow, count: str, search: Search) -> None:
        title = _("{figure}: {value}").format(figure=f"{row.id} {row.name}", value=count)
        self.went.emit(Place(PARTICIPANTS, search=search, title=title))
