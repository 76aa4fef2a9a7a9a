"""Takes a donor's logframe in at the side of a page: what was read, what is open, what would be stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import logframe_exchange_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.logframe_import_columns import ColumnsPart
from partnertrack.ui.dialogs.logframe_import_lines import LinePart, NoteLine
from partnertrack.ui.view_models.logframe_import import ImportView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.labels import Line, Words, rule
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from partnertrack.services.logframe_exchange import Accepted, Workbook

_WIDE = 860


class LogframeImport(Drawer):
    """Shows what a file says; every decision draws it up anew, and one button stores it as one change."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(page, _("Import logframe"), _WIDE)
        self._desk, self._undo = desk, undo
        self._workbook: Workbook | None = None
        self._job: Job | None = None
        self.said = asks.Said()
        self.view: ImportView | None = None
        self.lines: list[LinePart] = []
        self._make()
        self._lay_out()

    def open_file(self, path: Path) -> None:
        """Come in with what this file says."""
        self.said, self.view, self._workbook = asks.Said(), None, None
        self.name(_("Import logframe: {file}").format(file=path.name))
        self.message.say(_("Reading {file}…").format(file=path.name))
        self._shown.hide()
        self.keep.setEnabled(False)
        self.come_in()
        self.closing.setFocus()
        self._stop()
        self._job = self._desk.jobs.read(partial(asks.read_matrix, path), self._on_read, failed=self._complain)

    def put_away(self) -> bool:
        """Go away; whether it was there."""
        was_shown = self.isVisible()
        self._stop()
        self.hide()
        return was_shown

    def decide(self, said: asks.Said) -> None:
        """Draw it up anew with what was decided."""
        self.said = said
        self._review()

    def _make(self) -> None:
        self.message = Message()
        self.summary = Line("", "strong")
        self.columns = ColumnsPart()
        self.columns.chosen.connect(lambda at, role: self.decide(self.said.with_role(at, role)))
        self.columns.dated.connect(lambda at, on: self.decide(self.said.with_day(at, on)))
        self.final_day = DayField(_("Final targets are due on"), date(self._desk.as_of.year + 1, 12, 31))
        self.current_day = DayField(_("Current values stand for"), self._desk.as_of)
        self.hides_same = Tick(_("Hide what is unchanged"), is_ticked=True)
        self.hides_same.toggled.connect(self._show_lines)
        self.keep = Button(_("Take in"), "check", "primary")
        self.keep.clicked.connect(self._keep)
        self.cancel = Button(_("Cancel"), kind="ghost")
        self.cancel.clicked.connect(self.put_away)

    def _lay_out(self) -> None:
        self._shown = QWidget()
        inner = QVBoxLayout(self._shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        self._notes, self._list = QVBoxLayout(), QVBoxLayout()
        self._notes.setSpacing(6)
        self._list.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.hides_same)
        inner.addLayout(head)
        inner.addLayout(self._notes)
        for widget in (self._days(), self.columns, rule()):
            inner.addWidget(widget)
        inner.addLayout(self._list)
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.message)
        column.addWidget(self._shown)
        column.addStretch(1)
        self.lay_out(column)
        feet = QHBoxLayout()
        feet.setContentsMargins(20, 8, 16, 4)
        feet.addStretch(1)
        feet.addWidget(self.cancel)
        feet.addWidget(self.keep)
        self.foot.addLayout(feet)

    def _days(self) -> QWidget:
        """The two days that a file may leave open."""
        self._missing = QWidget()
        days = QHBoxLayout(self._missing)
        days.setContentsMargins(0, 0, 0, 0)
        self._day_parts = [
            self._day(days, self.final_day, lambda on: self.decide(_with_final(self.said, on))),
            self._day(days, self.current_day, lambda on: self.decide(_with_current(self.said, on))),
        ]
        days.addStretch(1)
        return self._missing

    @staticmethod
    def _day(line: QHBoxLayout, field: DayField, take: Callable[[date], None]) -> QWidget:
        """A day that no heading tells, with a button that says it."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Line(field.accessibleName(), "control"))
        row = QHBoxLayout()
        use = Button(_("Use this day"), is_small=True)
        use.clicked.connect(lambda: take(field.day()))
        row.addWidget(field)
        row.addWidget(use)
        column.addLayout(row)
        line.addWidget(part)
        return part

    def _on_read(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._review()

    def _review(self) -> None:
        if self._workbook is None:
            return
        self._stop()
        work = partial(asks.review, self._desk.workspace, self._workbook, self.said, self._desk.as_of)
        self._job = self._desk.jobs.read(work, self._show, failed=self._complain)

    def _show(self, view: ImportView) -> None:
        self.view = view
        self.message.clear()
        if view.open_count:
            words = ngettext(
                "{n} indicator waits for your decision; it is left out until then.",
                "{n} indicators wait for your decision; they are left out until then.",
                view.open_count,
            )
            self.message.say(words.format(n=number(view.open_count)), tone="warn")
        elif not view.is_empty and not view.has_changes:
            self._say_nothing_new(view)
        self.summary.setText(view.summary)
        empty_out(self._notes)
        for note in view.notes:
            self._notes.addWidget(NoteLine(note))
        self.columns.show_columns(view.columns, view.roles)
        self._day_parts[0].setVisible(view.needs_final_day)
        self._day_parts[1].setVisible(view.needs_current_day)
        self._missing.setVisible(view.needs_final_day or view.needs_current_day)
        self.hides_same.setVisible(any(line.is_quiet for line in view.lines))
        self._show_lines()
        self.keep.setEnabled(view.has_changes)
        self._shown.show()

    def _say_nothing_new(self, view: ImportView) -> None:
        if view.has_errors:
            hint = _("Some of it could not be read, as is said below.")
            self.message.say(_("Nothing that could be read is new."), hint, "warn")
        else:
            self.message.say(_("The pilot’s logframe says all of this already."), tone="ok")

    def _show_lines(self) -> None:
        focused = [
            (part.line.key, place)
            for part in self.lines
            for place, field in enumerate(part.fields())
            if field.hasFocus()
        ]
        empty_out(self._list)
        self.lines = []
        shown = self.view.shown_lines(hides_same=self.hides_same.isChecked()) if self.view else ()
        for line in shown:
            part = LinePart(line)
            part.meant.connect(lambda key, known: self.decide(self.said.with_meant(key, known)))
            part.computed.connect(lambda key, figure: self.decide(self.said.with_figure(key, figure)))
            part.left_out.connect(lambda key, is_out: self.decide(self.said.with_left_out(key, is_out=is_out)))
            self.lines.append(part)
            self._list.addWidget(part)
        if self.view and self.view.lines and not self.lines:
            self._list.addWidget(Words(_("Everything is unchanged."), quiet="half"))
        for part in self.lines:
            for key, place in focused:
                if part.line.key == key:
                    fields = part.fields()
                    fields[min(place, len(fields) - 1)].setFocus()

    def _keep(self) -> None:
        if self.view is None:
            return
        self.keep.setEnabled(False)
        work = partial(asks.accept, self._desk.workspace, self.view.found)
        self._desk.jobs.write(work, self._on_kept, failed=self._complain)

    def _on_kept(self, accepted: Accepted) -> None:
        self.hide()
        if accepted.change_id is None:
            self._desk.say(_("The pilot’s logframe says all of this already."))
            return
        parts = (
            (accepted.added, ngettext("{n} new", "{n} new", accepted.added)),
            (accepted.changed, ngettext("{n} changed", "{n} changed", accepted.changed)),
            (accepted.targets, ngettext("{n} target", "{n} targets", accepted.targets)),
        )
        counts = ", ".join(words.format(n=number(count)) for count, words in parts if count)
        told = _("Logframe taken in: {counts}.").format(counts=counts)
        self._desk.say(told, _("Undo"), partial(self._undo, accepted.change_id))

    def _complain(self, error: UserError) -> None:
        self.message.complain(error)
        self.keep.setEnabled(bool(self.view and self.view.has_changes))

    def _stop(self) -> None:
        if self._job:
            self._job.stop()


def _with_final(said: asks.Said, on: date) -> asks.Said:
    return asks.Said(said.roles, said.days, said.meant, said.figures, said.left_out, on, said.current_on)


def _with_current(said: asks.Said, on: date) -> asks.Said:
    return asks.Said(said.roles, said.days, said.meant, said.figures, said.left_out, said.final_on, on)
