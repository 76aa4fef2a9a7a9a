"""Lessons on the page: a list to narrow, and the form of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnertrack.domain.lesson_words import statuses
from partnertrack.domain.names import fold
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import voices_asks as asks
from partnertrack.ui.asking import Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.voices.columns import lesson_columns
from partnertrack.ui.parted_page import Part
from partnertrack.ui.view_models.lessons import ICONS, LessonRow, LessonsView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.narrowed_list import NarrowedList
from partnertrack.ui.widgets.optional_day import OptionalDay
from partnertrack.ui.widgets.side_form import SideForm, long_text, owner_field

if TYPE_CHECKING:
    from partnertrack.domain.lesson import Lesson

_LATE = "late"
_LOWEST = 360


class LessonsPart(Part):
    """All lessons, narrowed by what became of them, by their stage and by words."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__(desk, undo, form)
        self.add = Button(_("Enter a lesson"), "plus", "primary")
        self.export = Button(_("Export"), "download")
        self.tools = (self.export, self.add)
        self.chips = FilterChips()
        self.list: NarrowedList[LessonRow] = NarrowedList(
            _("Lessons"), _("Find a lesson"), lesson_columns(), lambda row: row.id
        )
        self.list.setMinimumHeight(_LOWEST)
        self.stage = Choice(_("Stage"))
        self.stage.setMaximumWidth(190)
        self.list.add_beside(self.stage)
        self._view = LessonsView()
        self._shown: tuple[LessonRow, ...] = ()
        self._lesson: Lesson | None = None
        self._status = ""
        self._stack = QStackedWidget()
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.export.clicked.connect(self._export)
        self.chips.chosen.connect(self._narrow_to)
        self.stage.currentIndexChanged.connect(self._narrow)
        self.list.narrowed.connect(self._narrow)
        self.list.opened.connect(self._open)

    def show_view(self, view: LessonsView) -> None:
        """Show the list; what it is narrowed to stays."""
        self._view = view
        before = self.stage.currentData()
        self.stage.blockSignals(True)
        self.stage.show_entries([(_("All stages"), ""), *((label, key) for key, label in view.stages)])
        self.stage.choose(before or "")
        self.stage.blockSignals(False)
        self.export.setEnabled(bool(view.rows))
        self._stack.setCurrentIndex(0 if view.rows else 1)
        self._narrow()

    def shown(self) -> tuple[LessonRow, ...]:
        """The lessons that suit what is chosen and written."""
        return self._shown

    def save(self, told: dict[str, Any]) -> None:
        """Store what was filled in."""
        if self._lesson:
            wanted = replace(self._lesson, **told)
            work = partial(asks.save_lesson, self._desk.workspace, self._lesson, wanted, self._desk.as_of)
            self.store(work, _("The lesson was saved."))

    def act(self, key: str) -> None:
        """Do what a button of the form says."""
        if not self._lesson:
            return
        if key == "delete":
            work: Work[UUID | None] = partial(asks.delete_lesson, self._desk.workspace, self._lesson)
            self.store(work, _("The lesson was deleted."))
        else:
            work = partial(asks.settle_lesson, self._desk.workspace, self._lesson, key)
            self.store(work, _("The lesson was saved."))

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.chips)
        column.addWidget(self.list, 1)
        add = Button(_("Enter a lesson"), "plus", "primary")
        add.clicked.connect(self._add)
        told = _(
            "A lesson is worth the change that it brings: write what was observed, what shows it, what you change "
            "because of it, and who sees to that by when. The donor report takes it from here."
        )
        self._stack.addWidget(whole)
        self._stack.addWidget(Empty("book-open", _("No lessons yet"), told, add))
        self.column.addWidget(self._stack, 1)

    def _narrow_to(self, status: str) -> None:
        self._status = status
        self._narrow()

    def _narrow(self) -> None:
        words = fold(self.list.search.text()).split()
        stage = str(self.stage.currentData() or "")
        staged = [row for row in self._view.rows if stage in ("", row.lesson.stage) and _has(row, words)]
        self._shown = tuple(row for row in staged if _suits(row, self._status))
        self._show_chips(staged)
        count = ngettext("{n} lesson", "{n} lessons", len(self._shown)).format(n=number(len(self._shown)))
        self.list.show_rows(self._shown, count, _("Enter opens the lesson"))

    def _show_chips(self, rows: list[LessonRow]) -> None:
        named = {"": _("All"), **statuses(), _LATE: _("Overdue")}
        icons = {**ICONS, _LATE: "triangle-alert"}
        self.chips.show_chips(
            [(key, label, sum(_suits(row, key) for row in rows), icons.get(key, "")) for key, label in named.items()],
            self._status,
        )

    def _add(self) -> None:
        self._edit(asks.new_lesson(self._desk.as_of), _("Enter a lesson"))

    def _open(self, row: LessonRow) -> None:
        self._edit(row.lesson, _("Lesson"))

    def _edit(self, lesson: Lesson, title: str) -> None:
        self._lesson = lesson
        stage = Choice(_("Stage"), [(_("No stage"), ""), *((label, key) for key, label in self._view.stages)])
        stage.choose(lesson.stage)
        fields: dict[str, QWidget] = {
            "observation": long_text(_("Observation"), lesson.observation, _("What was seen or heard")),
            "evidence": long_text(_("Evidence"), lesson.evidence, _("Figures, answers, cases that show it")),
            "change": long_text(_("Change"), lesson.change, _("What is done differently from now on")),
            "owner": owner_field(lesson.owner, self._view.owners),
            "due_on": OptionalDay(_("To be done by"), lesson.due_on, self._desk.as_of),
            "stage": stage,
            "noted_on": DayField(_("Noted on"), lesson.noted_on),
        }
        self.form.open_form(title, fields, _actions(lesson) if lesson.version else ())

    def _export(self) -> None:
        def write(path: Path) -> Work[Path]:
            chosen = tuple(row.lesson for row in self._shown)
            return partial(asks.write_lessons, self._desk.workspace, chosen, path)

        self.take_along(_("Lessons"), (".xlsx", ".csv"), write)


def _actions(lesson: Lesson) -> tuple[tuple[str, Button], ...]:
    settle = (
        (("done", Button(_("Mark as done"), "check", is_small=True)), ("dropped", Button(_("Drop"), is_small=True)))
        if lesson.status == "open"
        else (("open", Button(_("Open again"), "undo-2", is_small=True)),)
    )
    return (*settle, ("delete", Button(_("Delete"), "x", "danger", is_small=True)))


def _has(row: LessonRow, words: list[str]) -> bool:
    lesson = row.lesson
    told = fold(f"{lesson.observation} {lesson.evidence} {lesson.change} {lesson.owner}")
    return all(word in told for word in words)


def _suits(row: LessonRow, status: str) -> bool:
    return row.is_late if status == _LATE else status in ("", row.lesson.status)
