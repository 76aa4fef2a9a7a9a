"""Plans the day on which people leave, at the side of a page, and says at once for whom it is possible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, day, ngettext, number, pgettext
from partnertrack.ui import plan_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.departures import OutlookLine, PlanView
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.labels import Line, Words, rule
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.step_lines import StepLines
from partnertrack.ui.widgets.tick import Tick

_MOST = 40  # people who are shown one by one; those to look at come first


class PlanDrawer(Drawer):
    """A day, what it means for each person, and the buttons that keep it or take it back; Esc puts it away."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(page, _("Plan the departure"))
        self._desk, self._undo = desk, undo
        self._ids: tuple[UUID, ...] = ()
        self._job: Job | None = None
        self.view: PlanView | None = None
        self._make_fields()
        self._lay_out()
        self.clear = Button("", kind="ghost")
        self.keep = Button(pgettext("button", "Plan"), "check", "primary")
        self.message = Message()
        self.clear.clicked.connect(self._take_back)
        self.keep.clicked.connect(self._keep)
        self._lay_out_foot()

    def open(self, ids: Sequence[UUID], about: str = "") -> None:
        """Come in for these people; `about` says who they are, where they have a name in common."""
        self._ids, self.view = tuple(ids), None
        self.keep.setEnabled(False)
        self.message.clear()
        self._begin(about)
        self._look(is_first=True)

    def put_away(self) -> bool:
        """Go away; whether it was there."""
        was_shown = self.isVisible()
        self.hide()
        return was_shown

    def _lay_out_foot(self) -> None:
        self.foot.setContentsMargins(20, 8, 16, 4)
        self.foot.setSpacing(10)
        self.foot.addWidget(self.message)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.clear)
        line.addStretch(1)
        line.addWidget(self.keep)
        self.foot.addLayout(line)

    def _make_fields(self) -> None:
        self.who = Words("", "table", quiet="half")
        self.day = DayField(_("Day of departure"), self._desk.as_of)
        self.day.dateChanged.connect(lambda _day: self._look())
        self.earliest = Button("", "plane", "ghost", is_small=True)
        self.earliest.clicked.connect(self._take_earliest)
        self.verdict = Message()
        self.only_possible = Tick(_("Leave out those who cannot leave by then"))
        self.keeps_planned = Tick("", is_ticked=True)
        for tick in (self.only_possible, self.keeps_planned):
            tick.toggled.connect(self._say_what_is_kept)
        self.list = QVBoxLayout()
        self.list.setSpacing(10)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(10)
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        chosen.addWidget(self.day, 1)
        chosen.addWidget(self.earliest)
        column.addWidget(self.who)
        column.addWidget(Line(_("Day of departure"), "control"))
        column.addLayout(chosen)
        for widget in (self.verdict, self.only_possible, self.keeps_planned):
            column.addWidget(widget)
        column.addLayout(self.list)
        column.addStretch(1)
        self.lay_out(column)

    def _begin(self, about: str) -> None:
        """Come in with nothing decided."""
        words = ngettext("{n} person", "{n} people", len(self._ids)).format(n=number(len(self._ids)))
        self.who.setText("  ·  ".join(filter(None, (about, words))))
        self.day.show_day(self._desk.as_of)
        self.verdict.clear()
        self.only_possible.setChecked(False)
        self.keeps_planned.setChecked(True)
        for widget in (self.earliest, self.only_possible, self.keeps_planned):
            widget.hide()
        empty_out(self.list)
        self._scroll.verticalScrollBar().setValue(0)
        self.come_in()
        self.day.setFocus()

    def _look(self, *, is_first: bool = False) -> None:
        self._stop()
        wanted = None if is_first else self.day.day()
        work = partial(plan_asks.outlook, self._desk.workspace, self._ids, wanted, self._desk.as_of)
        self._job = self._desk.jobs.read(work, self._show, failed=self.message.complain)

    def _show(self, view: PlanView) -> None:
        self.view = view
        self.day.show_day(view.departure)
        self.message.clear()
        self.verdict.say(view.verdict, view.hint, view.tone)
        self.earliest.setVisible(view.earliest not in (None, view.departure))
        if view.earliest:
            self.earliest.setText(_("Earliest: {day}").format(day=day(view.earliest, "medium")))
        self.only_possible.setVisible(bool(view.possible and view.impossible))
        self.keeps_planned.setVisible(bool(self._others()))
        words = ngettext(
            "Keep the day that {n} person has already", "Keep the days that {n} people have already", len(view.planned)
        )
        self.keeps_planned.say(words.format(n=number(len(view.planned))))
        self.clear.setVisible(bool(view.planned))
        words = ngettext("Take back the plan", "Take back {n} plans", len(view.planned))
        self.clear.setText(words.format(n=number(len(view.planned))))
        self._say_what_is_kept()
        empty_out(self.list)
        for place, line in enumerate(view.lines[:_MOST]):
            if place:
                self.list.addWidget(rule())
            self.list.addWidget(_Person(line, is_open=len(view.lines) == 1))
        more = len(view.lines) - _MOST
        if more > 0:
            words = ngettext("and {n} more", "and {n} more", more).format(n=number(more))
            self.list.addWidget(Words(words, "caption", quiet="true"))

    def _kept(self) -> tuple[UUID, ...]:
        """Those for whom the day is kept."""
        if self.view is None:
            return ()
        is_open = not (self.only_possible.isChecked() and self.view.possible)
        wanted = (*self.view.possible, *(self.view.impossible if is_open else ()))
        others = self._others()
        return tuple(who for who in wanted if who in others) if others and self.keeps_planned.isChecked() else wanted

    def _others(self) -> frozenset[UUID]:
        """Those without a day, where some have one and some have none."""
        if self.view is None or not self.view.planned:
            return frozenset()
        return frozenset((*self.view.possible, *self.view.impossible)).difference(self.view.planned)

    def _say_what_is_kept(self) -> None:
        kept = self._kept()
        is_late = self.view is not None and not set(kept).isdisjoint(self.view.impossible)
        self.keep.setEnabled(bool(kept))
        self.keep.setText(_("Plan all the same") if is_late else pgettext("button", "Plan"))

    def _take_earliest(self) -> None:
        if self.view and self.view.earliest:
            self.day.show_day(self.view.earliest)
            self._look()

    def _keep(self) -> None:
        kept, chosen = self._kept(), self.day.day()
        words = ngettext("{n} person leaves on {day}.", "{n} people leave on {day}.", len(kept))
        told = words.format(n=number(len(kept)), day=day(chosen, "medium"))
        work = partial(plan_asks.plan, self._desk.workspace, kept, chosen, self._desk.as_of)
        self._write(work, told)

    def _take_back(self) -> None:
        planned = self.view.planned if self.view else ()
        words = ngettext(
            "The planned departure of {n} person was taken back.",
            "The planned departures of {n} people were taken back.",
            len(planned),
        )
        told = words.format(n=number(len(planned)))
        work = partial(plan_asks.plan, self._desk.workspace, planned, None, self._desk.as_of)
        self._write(work, told)

    def _write(self, work: partial[UUID | None], told: str) -> None:
        self.keep.setEnabled(False)
        self._desk.jobs.write(work, partial(self._on_kept, told), failed=self._on_refused)

    def _on_kept(self, told: str, change_id: UUID | None) -> None:
        self.hide()
        if change_id is None:
            self._desk.say(_("This is planned already."))
        else:
            self._desk.say(told, _("Undo"), partial(self._undo, change_id))

    def _on_refused(self, error: UserError) -> None:
        self.keep.setEnabled(True)
        self.message.complain(error)

    def _stop(self) -> None:
        if self._job:
            self._job.stop()


class _Person(QWidget):
    """A person with what the day means; the steps come out below by the arrow."""

    def __init__(self, line: OutlookLine, *, is_open: bool) -> None:
        super().__init__()
        self.setAccessibleName(". ".join(filter(None, (line.name, line.word, line.now, line.detail, *line.papers))))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Line(line.name, "strong"), 1)
        head.addWidget(Chip(line.word, line.tone, line.icon))
        column.addLayout(head)
        if line.now:
            column.addWidget(Words(line.now, "caption", quiet="half"))
        if line.detail and not (is_open and line.steps and line.tone != "danger"):
            column.addWidget(Words(line.detail, "caption", quiet="half"))
        for text in line.papers:
            paper = Words(text, "caption")
            paper.setProperty("tone", "warn")
            column.addWidget(paper)
        if line.steps:
            self.steps = StepLines([(step.label, step.text, step.tone) for step in line.steps])
            column.addWidget(self.steps)
            if not is_open:
                self.steps.hide()
                self.more = IconButton("chevron-down", _("Show the steps of {name}").format(name=line.name), size=15)
                self.more.setCheckable(True)
                self.more.toggled.connect(self._toggle)
                head.addWidget(self.more)

    def _toggle(self, is_open: bool) -> None:
        self.steps.setVisible(is_open)
        self.more.show_icon("chevron-up" if is_open else "chevron-down")
