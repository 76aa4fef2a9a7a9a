"""The page of the logframe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import logframe_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.logframe_exchange import LogframeExchange
from partnertrack.ui.page import GAP, Page
from partnertrack.ui.pages.logframe.completeness import Completeness
from partnertrack.ui.pages.logframe.detail import IndicatorDrawer
from partnertrack.ui.pages.logframe.matrix import Matrix
from partnertrack.ui.pages.logframe.row import Shown
from partnertrack.ui.pages.logframe.writing import Writing
from partnertrack.ui.place import LOGFRAME, PARTICIPANTS, Place
from partnertrack.ui.view_models.logframe import LIGHTS, LogframeView, sign
from partnertrack.ui.view_models.periods import PERIODS, first_day, period_words
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.participants import Search

_PERIOD = 190
_ALL = "all"
_UNKNOWN = "unknown"


class LogframePage(Page):
    """Results with their indicators, how these stand on a day, and what is still to be completed."""

    key = LOGFRAME

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self._job: Job | None = None
        self._light = _ALL
        self._has_milestones, self._is_filling = False, False
        self._wanted: UUID | None = None
        self.view: LogframeView | None = None
        self.name_page(_("Logframe"))
        self.period = Choice(_("Period"), tuple((period_words(each), each) for each in PERIODS))
        self.period.choose("half")
        self.period.setMinimumWidth(_PERIOD)
        self.day = DayField(_("Figures as of"), desk.as_of)
        self.trying = Button(_("What if"), "flask-conical")
        self.trying.setCheckable(True)
        self.trying.setToolTip(_("Try other targets without storing anything"))
        self.add = Button(_("Add a result"), "plus", "primary")
        self.exchange = LogframeExchange(self, desk, undo)
        self.more = IconButton("ellipsis", _("More about the logframe"))
        self.more.clicked.connect(self._open_menu)
        self.message, self.tried_message = Message(), Message()
        self.lights = FilterChips()
        self.completeness, self.matrix = Completeness(), Matrix()
        self.detail = IndicatorDrawer(self, desk)
        self.writing = Writing(self, desk, undo, self.message.complain)
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Read the logframe; what is shown stays until it is there. A place with a figure opens its indicator."""
        self.leave()
        self.day.show_day(self.desk.as_of)
        work = partial(logframe_asks.logframe, self.desk.workspace, self.desk.as_of, self.since())
        self._job = self.desk.jobs.read(work, partial(self._show, place.figure), failed=self.message.complain)
        if self.detail.indicator_id:
            self.detail.refresh()

    def since(self) -> date | None:
        """The first day of the period, None for the time from the start."""
        return first_day(str(self.period.currentData()), self.desk.as_of)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def put_away(self) -> bool:
        """Put away the form, then the indicator, then what is tried."""
        if self.exchange.put_away() or self.writing.forms.put_away() or self.detail.put_away():
            return True
        was_at_it = self.trying.isChecked() or self._is_filling
        self.trying.setChecked(False)
        if any(row.filling and row.filling.is_written for row in self.matrix.rows()):
            self.message.say(_("Save or cancel what you have filled in."), tone="warn")
        elif self._is_filling:
            self._fill(is_on=False)
        return was_at_it

    def menu(self) -> QMenu:
        """What takes a logframe in and gives it away, and how much of it is shown."""
        menu = QMenu(self)
        menu.addAction(_("Import logframe…"), self.exchange.ask_file)
        if self.view and self.view.results:
            every = menu.addAction(_("Show all milestones"), self._turn_milestones)
            every.setCheckable(True)
            every.setChecked(self._has_milestones)
            self.exchange.menu.setTitle(_("Export logframe"))
            menu.addMenu(self.exchange.menu)
        return menu

    def _turn_milestones(self) -> None:
        self._has_milestones = not self._has_milestones
        self._show_cards()

    def _open_menu(self) -> None:
        self.menu().exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _lay_out(self) -> None:
        for widget in (self.period, self.day, self.trying, self.add, self.more):
            self.tools.addWidget(widget)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self.tried_message, self.lights, self.completeness, self.matrix):
            column.addWidget(part)
        column.addStretch(1)
        begin = Button(_("Begin from the scheme"), "sparkles", "primary")
        begin.clicked.connect(self.writing.begin)
        sentence = _(
            "A logframe says what the pilot is to reach: an impact, outcomes and outputs, each with indicators, "
            "baselines and targets. Figures come from your people by themselves. Begin with the targets and indicators "
            "that are usual for this scheme, or take in the donor’s own matrix."
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(shown)
        self._stack.addWidget(Empty("target", _("No logframe yet"), sentence, begin, self.exchange.importing))
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.day.dateChanged.connect(lambda: self.desk.look_at(self.day.day()))
        self.period.currentIndexChanged.connect(self.refresh)
        self.trying.toggled.connect(self._on_trying)
        self.add.clicked.connect(self.writing.add_result)
        self.lights.chosen.connect(self._on_light)
        self.matrix.opened.connect(self._open)
        self.matrix.people.connect(self._open_people)
        self.matrix.added.connect(self._open_added)
        self.matrix.wanted.connect(self._do)
        self.matrix.result_wanted.connect(self.writing.do_with_result)
        self.matrix.tried.connect(self._try)
        self.completeness.wanted.connect(self._go_to)
        self.completeness.filled.connect(self._fill)
        self.completeness.kept.connect(self._keep_filled)
        self.writing.forms.gone.connect(self._take_keyboard)
        self.detail.people.connect(self._open_people)
        self.detail.group.connect(self._open_group)
        self.detail.wanted.connect(self.writing.do_with_indicator)
        self.detail.re_planned.connect(self.writing.re_plan)
        self.detail.deleted.connect(self.writing.delete_target)
        self.detail.report_edited.connect(self.writing.edit_report)
        self.detail.report_deleted.connect(self.writing.delete_report)

    def _show(self, figure: str, view: LogframeView) -> None:
        self.message.clear()
        if view != self.view:
            self.view, self.writing.found = view, view.found
            self.name_page(_("Logframe"), view.subtitle if view.results else "")
            self._stack.setCurrentIndex(0 if view.results else 1)
            self.trying.setVisible(bool(view.results))
            self.period.setVisible(bool(view.results))
            self.completeness.show_gaps(view.gaps)
            self._show_lights(view)
            self._show_cards()
        named = next((row for row in self.matrix.rows() if figure and row.view.line.indicator.figure == figure), None)
        if named:
            self._open(named.id)

    def _show_lights(self, view: LogframeView) -> None:
        """A chip for each light that some indicator has."""
        total = sum(view.counts.values())
        found = (light for light in LIGHTS if view.counts[light])
        told = [(light or _UNKNOWN, sign(light).word, view.counts[light], sign(light).icon) for light in found]
        chips = [(_ALL, _("All"), total, ""), *told]
        if self._light not in {key for key, *_rest in chips}:
            self._light = _ALL
        self.lights.show_chips(chips, self._light)
        self.lights.setVisible(total > 0)

    def _show_cards(self) -> None:
        """Lay the results out anew."""
        if self.view is None:
            return
        is_whole = self._light == _ALL
        lights = set(LIGHTS) if is_whole else {"" if self._light == _UNKNOWN else self._light}
        shown = Shown(
            self.view.found.currency,
            is_trying=self.trying.isChecked(),
            has_milestones=self._has_milestones,
            is_filling=self._is_filling,
        )
        self.matrix.show_view(self.view, lights, shown, is_whole=is_whole)

    def _on_light(self, key: str) -> None:
        self._light = key
        self._show_cards()

    def _on_trying(self, is_on: bool) -> None:
        """Offer fields for targets, or show the logframe again as it is."""
        self.tried_message.clear()
        if is_on:
            told = _("What if: change milestones and targets below and see the lights change.")
            self.tried_message.say(told, _("Nothing of this is stored. Esc leaves it."), "warn")
        if self.view:
            self._show_lights(self.view)
        self._show_cards()

    def _fill(self, is_on: bool) -> None:
        """Show the fields for what is missing, with the keyboard in the first, or put them away."""
        self._is_filling = is_on
        self.message.clear()
        self.completeness.show_filling(is_on=is_on)
        self._show_cards()
        first = next((row.filling for row in self.matrix.rows() if row.filling), None)
        if first:
            first.baseline.setFocus(Qt.FocusReason.TabFocusReason)
            QTimer.singleShot(0, self, partial(self.matrix.bring_into_view, first.indicator_id))

    def _keep_filled(self) -> None:
        """Store all that was filled in as one change."""
        if self.writing.fill_in([row.filling for row in self.matrix.rows() if row.filling]):
            self._fill(is_on=False)

    def _try(self) -> None:
        """Show how all would stand with the targets that are written in the fields."""
        if self.view is None:
            return
        wanted = {key: value for row in self.matrix.rows() if row.trying for key, value in row.trying.values().items()}
        tried = logframe_asks.what_if(self.view.found, wanted)
        for row in self.matrix.rows():
            if view := tried.row(row.id):
                row.show_row(view)
        self._show_lights(tried)

    def _do(self, what: str, indicator_id: UUID) -> None:
        self._wanted = indicator_id
        self.writing.do_with_indicator(what, indicator_id)

    def _open(self, indicator_id: UUID) -> None:
        self._wanted = indicator_id
        self.detail.open(indicator_id, self.since)

    def _take_keyboard(self) -> None:
        """Give the keyboard to the indicator at the side, else to the row that was at work."""
        row = next((each for each in self.matrix.rows() if each.id == self._wanted), None)
        widget = self.detail.closing if self.detail.isVisible() else row.name if row else self.add
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, about: UUID) -> None:
        """Lead to what lacks something: an indicator is opened, a result is brought into view."""
        self._wanted = about
        QTimer.singleShot(0, self, partial(self.matrix.bring_into_view, about))
        if self.view and self.view.row(about):
            self._open(about)

    def _open_people(self, figure: str, part: str, title: str) -> None:
        """Go to the people behind a number."""
        self._went_to(title, logframe_asks.people(figure, part))  # type: ignore[arg-type]  # a signal's text

    def _open_group(self, figure: str, dimension: str, key: str, title: str) -> None:
        """Find the people of a group, and go to them."""
        work = partial(logframe_asks.group, self.desk.workspace, figure, dimension, key, self.desk.as_of)
        self.desk.jobs.read(work, partial(self._went_to, title), failed=self.message.complain)

    def _open_added(self, figure: str, title: str) -> None:
        """Find those by whom a count grew, and go to them."""
        if since := self.since():
            work = partial(logframe_asks.added, self.desk.workspace, figure, since, self.desk.as_of)
            self.desk.jobs.read(work, partial(self._went_to, title), failed=self.message.complain)

    def _went_to(self, title: str, search: Search) -> None:
        self.went.emit(Place(PARTICIPANTS, search=search, title=title))
