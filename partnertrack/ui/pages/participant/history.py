"""All that was ever changed about a person, with the way back to each earlier value, in its card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import person_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.duplicates import moment
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Icon, Words, breakable, rule

if TYPE_CHECKING:
    from partnertrack.services.history.person import Altered, Earlier, Passed

_AT_ONCE, _LINES, _LONGEST_WORD = 12, 8, 40


class HistoryCard(Card):
    """The changes, newest first, as many as are asked for; one field's alone where that is chosen.

    It is read from the journal when it is wanted first, and stays open from person to person from then on.
    """

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        self.field = Choice(_("Field"))
        self.wanted = Button(_("Show the history"), "history", "ghost", is_small=True)
        trailing = QWidget()
        row = QHBoxLayout(trailing)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        row.addWidget(self.wanted)
        super().__init__(_("History"), trailing)
        self._desk, self._undo = desk, undo
        self._enrolment_id: UUID | None = None
        self._passed: tuple[Passed, ...] = ()
        self._job: Job | None = None
        self._is_open, self._shown = False, _AT_ONCE
        self.list = QVBoxLayout()
        self.list.setSpacing(10)
        self.more = Button(_("Show earlier changes"), "chevron-down", "ghost", is_small=True)
        self.body.addLayout(self.list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.field.setMinimumWidth(200)
        self.field.hide()
        self.more.hide()
        self.wanted.clicked.connect(self._open)
        self.more.clicked.connect(self._show_more)
        self.field.currentIndexChanged.connect(self._on_chosen)

    def show_person(self, enrolment_id: UUID) -> None:
        """Show what was changed about that enrolment and its person, once the history was asked for."""
        if enrolment_id != self._enrolment_id:
            self._shown = _AT_ONCE
        self._enrolment_id = enrolment_id
        if self._is_open:
            self._ask()

    def _open(self) -> None:
        self._is_open = True
        self.wanted.hide()
        self.field.show()
        self.field.setFocus()
        self._ask()

    def _ask(self) -> None:
        if self._job:
            self._job.stop()
        if self._enrolment_id:
            ask = partial(person_asks.history, self._desk.workspace, self._enrolment_id)
            self._job = self._desk.jobs.read(ask, self._show)

    def _show(self, passed: tuple[Passed, ...]) -> None:
        self._passed = passed
        labels = sorted({line.label for each in passed for line in each.altered})
        chosen = self.field.currentData()
        before = self.field.blockSignals(True)
        self.field.show_entries([(_("All fields"), ""), *((label, label) for label in labels)])
        self.field.choose(chosen if chosen in labels else "")
        self.field.blockSignals(before)
        self._draw()

    def _on_chosen(self) -> None:
        self._shown = _AT_ONCE
        self._draw()

    def _show_more(self) -> None:
        self._shown += 3 * _AT_ONCE
        self._draw()
        (self.more if self.more.isVisible() else self.field).setFocus()

    def _draw(self) -> None:
        """Draw as many changes as are shown, those of the chosen field."""
        label = self.field.currentData()
        fitting = [each for each in self._passed if not label or any(line.label == label for line in each.altered)]
        empty_out(self.list)
        for place, each in enumerate(fitting[: self._shown]):
            if place:
                self.list.addWidget(rule())
            self.list.addWidget(self._change(each, label))
        left = len(fitting) - self._shown
        self.more.setVisible(left > 0)
        told = ngettext("Show {n} earlier change", "Show {n} earlier changes", max(left, 0))
        self.more.setText(told.format(n=number(max(left, 0))))

    def _change(self, passed: Passed, label: str) -> QWidget:
        """One change: what it was called, when and by whom, and line by line what it changed."""
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(3)
        title = _("Undone: {title}").format(title=passed.title) if passed.is_undo else passed.title
        words.addWidget(Words(breakable(title, _LONGEST_WORD), "control"))
        undone = _("taken back since") if passed.is_undone else ""
        told = " · ".join(filter(None, (moment(passed.at), passed.who, passed.file, undone)))
        words.addWidget(Words(breakable(told, _LONGEST_WORD), "caption", quiet="true"))
        lines = [line for line in passed.altered if not label or line.label == label]
        for line in lines[: len(lines) if label else _LINES]:
            words.addLayout(self._line(line))
        if not label and len(lines) > _LINES:
            rest = len(lines) - _LINES
            told = ngettext("{n} more field", "{n} more fields", rest).format(n=number(rest))
            every = Button(told, "chevron-down", "ghost", is_small=True)
            every.clicked.connect(partial(self._show_all, every, words, lines[_LINES:]))
            words.addWidget(every, 0, Qt.AlignmentFlag.AlignLeading)
        shown.setAccessibleName(f"{title}. {told}")
        icon = "file-spreadsheet" if passed.file else "undo-2" if passed.is_undo else "pencil"
        row.addWidget(Icon(icon, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return shown

    def _show_all(self, button: Button, words: QVBoxLayout, lines: list[Altered]) -> None:
        button.hide()
        for line in lines:
            words.addLayout(self._line(line))

    def _line(self, line: Altered) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        change = f"{line.before} → {line.after or '–'}" if line.before else line.after
        told = f"{line.label}: {change}"
        row.addWidget(Words(breakable(told, _LONGEST_WORD), "table", quiet="half"), 1)
        if line.earlier:
            named = _("Restore “{value}”").format(value=line.before) if line.earlier.name else _("Bring back")
            button = Button(_("Restore") if line.earlier.name else named, "undo-2", is_small=True)
            button.setAccessibleName(f"{line.label}: {named}")
            button.setToolTip(named)
            button.clicked.connect(partial(self._restore, line.earlier))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _restore(self, earlier: Earlier) -> None:
        if self._enrolment_id:
            work = partial(person_asks.restore, self._desk.workspace, self._enrolment_id, earlier)
            self._desk.jobs.write(work, partial(self._on_restored, earlier))

    def _on_restored(self, earlier: Earlier, change_id: UUID | None) -> None:
        if change_id is None:
            self._desk.say(_("The pilot holds this already."))
            return
        told = _("“{what}” is as it was.").format(what=earlier.label)
        self._desk.say(told, _("Undo"), partial(self._undo, change_id))
