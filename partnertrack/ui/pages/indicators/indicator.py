"""One indicator: how it stands, how it came to be, and whom it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, number
from partnertrack.scene import Scene
from partnertrack.ui import asks, indicator_asks, theme
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import GAP, Page
from partnertrack.ui.pages.indicators.editor import IndicatorEditor
from partnertrack.ui.pages.indicators.elsewhere import ELSEWHERE
from partnertrack.ui.pages.indicators.head import FactsCard, SiblingsCard, ValueCard
from partnertrack.ui.pages.indicators.parts import PartsCard
from partnertrack.ui.pages.indicators.taking import Taking
from partnertrack.ui.pages.indicators.times import Times
from partnertrack.ui.place import INDICATOR, INDICATORS, PARTICIPANTS, Place
from partnertrack.ui.view_models.one_indicator import OneView, PartColumn, PartRow
from partnertrack.ui.view_models.trend_chart import trend_chart
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.chart_card import ChartCard, ChartTable
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.participants import Part, Search

_CHART = QSize(520, 220)


class IndicatorPage(Page):
    """Shows the figure of the place."""

    key = INDICATOR

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self.name_page(_("Indicator"))
        self._undo = undo
        self._job: Job | None = None
        self._view: OneView | None = None
        self._figure, self._by = "", ("", "")
        self.back = Button(_("Indicators"), "arrow-left", "ghost")
        self.back.clicked.connect(lambda: self.went.emit(Place(INDICATORS)))
        self.head.insertWidget(0, self.back)
        self.times, self.message, self.parts = Times(desk), Message(), PartsCard()
        self.taking, self.editor = Taking(self, desk), IndicatorEditor(self, desk)
        self.own, self.change = Button(_("Make it my own"), "copy"), Button(_("Edit"), "pencil")
        self.delete = Button(_("Delete"), "x", "danger")
        for button in (self.own, self.change, self.delete):
            self.tools.addWidget(button)
        self.value: ValueCard | None = None
        self.chart: ChartCard | None = None
        self._top, self._middle = Columns(((820, 2),), stretch=(6, 5)), Columns(())
        self.body.setSpacing(GAP)
        for part in (self.message, self.times, self._top, self._middle, self.parts):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._show_parts(is_shown=False)
        self.times.changed.connect(self.refresh)
        self.parts.broken_down.connect(self._break_down)
        self.parts.cell_wanted.connect(self._open_cell)
        self.parts.exported.connect(self._export)
        self.own.clicked.connect(partial(self._begin, is_own=False))
        self.change.clicked.connect(partial(self._begin, is_own=True))
        self.delete.clicked.connect(self._delete)
        self.editor.kept.connect(self._on_kept)
        self.editor.went.connect(self.went)

    def show_place(self, place: Place) -> None:
        """Show the place's figure."""
        if place.figure != self._figure:
            self._figure, self._by, self._view = place.figure, ("", ""), None
            self.message.clear()
            self._show_parts(is_shown=False)
        self.leave()
        self.times.show_day()
        asked = indicator_asks.asked(self._figure, self.times.since(), self.times.before(), *self._by)
        work = partial(indicator_asks.indicator, self.desk.workspace, asked, self.desk.as_of)
        self._job = self.desk.jobs.read(work, self._show, failed=self._on_gone)
        if self.editor.isVisible():
            self.editor.calculate()

    def place(self) -> Place:
        """The figure that is shown."""
        return Place(INDICATOR, figure=self._figure)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def put_away(self) -> bool:
        """Put the editor away."""
        is_open = self.editor.isVisible()
        self.editor.hide()
        return is_open

    def _show(self, view: OneView) -> None:
        if view == self._view:
            return
        self._view = view
        self.message.clear()
        self.name_page(view.name, view.id)
        self.value = value = ValueCard(view)
        value.n_wanted.connect(partial(self._open_half, "n"))
        value.d_wanted.connect(partial(self._open_half, "d"))
        value.change_wanted.connect(lambda: self._open_came(self.times.before()))
        value.period_wanted.connect(lambda: self._open_came(self.times.eve()))
        self._top.show_widgets([value, FactsCard(view)])
        self.chart = self._chart(view)
        below: list[QWidget] = [self.chart]
        if view.siblings:
            siblings = SiblingsCard(view)
            siblings.opened.connect(lambda key: self.went.emit(Place(INDICATOR, figure=key)))
            below.insert(0, siblings)
        self._middle.show_widgets(below)
        self.parts.show_view(view)
        self._show_parts(is_shown=True)

    def _show_parts(self, *, is_shown: bool) -> None:
        for part in (self._top, self._middle, self.parts):
            part.setVisible(is_shown)
        parts = self._view.parts if self._view else None
        self.parts.setVisible(is_shown and bool(parts and (parts.n or parts.d)))
        is_own = bool(self._view and self._view.is_own)
        self.own.setVisible(is_shown and not is_own)
        for button in (self.change, self.delete):
            button.setVisible(is_shown and is_own)

    def _on_gone(self, error: UserError) -> None:
        self._show_parts(is_shown=False)
        self._view = None
        self.name_page(_("Indicator"), self._figure)
        self.message.complain(error)

    def _begin(self, *, is_own: bool) -> None:
        work = partial(indicator_asks.begin, self.desk.workspace, self._figure, is_own=is_own)
        self.desk.jobs.read(work, self.editor.open, failed=self.message.complain)

    def _on_kept(self, key: str, change: UUID | None) -> None:
        self._say(_("The indicator {id} was saved.").format(id=key), change)
        self.went.emit(Place(INDICATOR, figure=key))

    def _delete(self) -> None:
        if self._view:
            work = partial(indicator_asks.delete, self.desk.workspace, self._view.indicator)
            self.desk.jobs.write(work, partial(self._on_deleted, self._view.indicator), failed=self.message.complain)

    def _on_deleted(self, key: str, change: UUID) -> None:
        self._say(_("The indicator {id} was deleted.").format(id=key), change)
        self.went.emit(Place(INDICATORS))

    def _say(self, text: str, change: UUID | None) -> None:
        if change:
            self.desk.say(text, _("Undo"), partial(self._undo, change))

    def _chart(self, view: OneView) -> ChartCard:
        told = ", ".join(f"{point.label} {point.text}" for point in view.trend)
        alt = _("{figure} month by month: {months}").format(figure=view.name, months=told or _("none"))

        def compose(width: float, height: float) -> Scene:
            return trend_chart(view.trend, alt, theme.tokens(), width, height, is_share=view.is_share)

        headings = (_("Month"), _("Value"), _("Counted"), _("Of"))
        rows = tuple((point.label, point.text, point.n, point.d) for point in view.trend)
        note = _("As of the end of each month, cumulative; the last point is the figure itself.")
        return ChartCard(_("Month by month"), compose, _CHART, ChartTable(headings, rows), note=note)

    def _break_down(self, down: str, across: str) -> None:
        self._by = (down, across)
        self.refresh()

    def _open_half(self, half: Part) -> None:
        view = self._view
        if view is None:
            return
        if not (view.opens_n if half == "n" else view.opens_d):
            self.went.emit(Place(ELSEWHERE[view.counted]))
            return
        title = self._titled(number(view.n if half == "n" else view.d or 0))
        since = self.times.since()
        if since is None:
            self._go(title, asks.search(figure=view.id, part=half))
            return
        group = indicator_asks.group(view.id, half, ("", ""), ("", ""))
        work = partial(indicator_asks.people, self.desk.workspace, group, self.desk.as_of, since)
        self._job = self.desk.jobs.read(work, partial(self._go, title), failed=self.message.complain)

    def _open_came(self, before: date | None) -> None:
        """Open those who are counted now and were not on that day."""
        if self._view and before:
            work = partial(indicator_asks.came, self.desk.workspace, self._view.id, self.desk.as_of, before)
            self._job = self.desk.jobs.read(work, self._on_came, failed=self.message.complain)

    def _on_came(self, search: Search) -> None:
        if search.among:
            self._go(self._titled("+" + number(len(search.among))), search)
        else:
            self.desk.say(_("Nobody is counted now who was not counted then."))

    def _open_cell(self, row: PartRow, column: PartColumn) -> None:
        view = self._view
        if view is None:
            return
        half = "d" if column.half == "d" else "n"
        dimensions = (view.parts.down, view.parts.across)
        group = indicator_asks.group(view.id, half, dimensions, (row.key, column.key))
        names = [row.name] if row.key else []
        names += [column.title] if column.key else []
        work = partial(indicator_asks.people, self.desk.workspace, group, self.desk.as_of, self.times.since())
        title = self._titled(", ".join(names) or _("all"))
        self._job = self.desk.jobs.read(work, partial(self._go, title), failed=self.message.complain)

    def _titled(self, what: str) -> str:
        name = f"{self._view.id} {self._view.name}" if self._view else self._figure
        return _("{figure}: {value}").format(figure=name, value=what)

    def _go(self, title: str, search: Search) -> None:
        self.went.emit(Place(PARTICIPANTS, search=search, title=title))

    def _export(self) -> None:
        table = self.parts.shown
        if table and self._view:
            titles, *rows = table.lines()
            self.taking.export(f"{self._view.id} {table.title}", titles, rows)
