"""The page of the day: what to do, who leaves next, and what rests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui import today_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.put_off import PutOffDialog
from partnertrack.ui.page import Page
from partnertrack.ui.pages.today.content import Content, Opened, empty
from partnertrack.ui.pages.today.durations import DurationsDialog
from partnertrack.ui.place import PARTICIPANTS, TODAY, Place
from partnertrack.ui.view_models.to_decide import PageLine
from partnertrack.ui.view_models.today import RestingLine, TodayLine, TodayView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.message import Message


class TodayPage(Page):
    """Groups of lines; arrows walk them, Enter opens the people, P puts off."""

    key = TODAY

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self._undo = undo
        self._jobs: tuple[Job, ...] = ()
        self._view: TodayView | None = None
        self._waiting: tuple[PageLine, ...] = ()
        self._whole: set[str] = set()
        self.dialog: DurationsDialog | None = None
        self.name_page(_("Today"))
        self.how_long = Button(_("How long steps take"), "clock")
        self.how_long.clicked.connect(self._open_durations)
        self.tools.addWidget(self.how_long)
        self.message = Message()
        self._content: QWidget = QWidget()
        self.body.addWidget(self.message)
        self.body.addWidget(self._content, 1)

    def show_place(self, place: Place) -> None:
        """Read the day; what is shown stays until it is there. Who may be here twice is found after it."""
        del place  # there is but one day
        self.leave()
        jobs, asked = self.desk.jobs, (self.desk.workspace, self.desk.as_of)
        day = jobs.read(partial(today_asks.today, *asked), self._on_day, failed=self.message.complain)
        waiting = jobs.read(partial(today_asks.waiting, *asked), self._on_waiting, failed=self.message.complain)
        self._jobs = (day, waiting)
        if self.dialog:
            self.dialog.read()

    def leave(self) -> None:
        """Stop reading."""
        for job in self._jobs:
            job.stop()

    def put_away(self) -> bool:
        """Put away the dialog."""
        dialog, self.dialog = self.dialog, None
        return bool(dialog and dialog.close())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the lines, open the one with the keyboard, or put it off."""
        lines = self._content.shown_lines() if isinstance(self._content, Content) else []
        place = next((at for at, line in enumerate(lines) if line.hasFocus()), -1)
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
        if lines and step:
            lines[min(max(place + step, 0), len(lines) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            lines[place].click()
        elif place >= 0 and event.key() == Qt.Key.Key_P and (line := self._can_rest(place)):
            self._ask_until(line)
        else:
            super().keyPressEvent(event)

    def _can_rest(self, place: int) -> TodayLine | None:
        content = self._content
        return content.put_off.get(content.shown_lines()[place]) if isinstance(content, Content) else None

    def _on_day(self, view: TodayView) -> None:
        if view != self._view:
            self._view = view
            self.name_page(_("Today"), view.subtitle)
            self._show()

    def _on_waiting(self, lines: tuple[PageLine, ...]) -> None:
        if lines != self._waiting:
            self._waiting = lines
            self._show()

    def _show(self) -> None:
        view, before = self._view, self._content
        if view is None:
            return
        focused = before.focused() if isinstance(before, Content) else ("", -1)
        content: QWidget = empty()
        if not view.is_empty or self._waiting:
            opened = Opened(self.went.emit, self._open, self._wake, self._whole.add)
            content = Content(view, self._waiting, opened, frozenset(self._whole))
        self.body.replaceWidget(before, content)
        before.deleteLater()
        self._content = content
        if isinstance(content, Content):
            content.focus(*focused)

    def _open(self, line: TodayLine) -> None:
        title = "" if line.search.criteria else line.text
        self.went.emit(Place(PARTICIPANTS, search=line.search, title=title, chosen=line.people))

    def _ask_until(self, line: TodayLine) -> None:
        dialog = PutOffDialog(self, line.text, self.desk.as_of)
        dialog.wanted.connect(partial(self._rest, line))
        dialog.open()

    def _rest(self, line: TodayLine, until: date, reason: str) -> None:
        work = partial(today_asks.put_off, self.desk.workspace, line.about, until, reason, self.desk.as_of)
        said = partial(self._say, _("Put off: {line}").format(line=line.text))
        self.desk.jobs.write(work, said, failed=self.message.complain)

    def _wake(self, line: RestingLine) -> None:
        work = partial(today_asks.wake, self.desk.workspace, line.rests.ids)
        said = partial(self._say, _("Woken: {line}").format(line=line.text))
        self.desk.jobs.write(work, said, failed=self.message.complain)

    def _say(self, text: str, change: UUID) -> None:
        self.desk.say(text, _("Undo"), partial(self._undo, change))

    def _open_durations(self) -> None:
        if self.dialog is None:
            self.dialog = DurationsDialog(self, self.desk, self._say)
            self.dialog.finished.connect(self._forget_dialog)
        self.dialog.read()
        self.dialog.show()
        self.dialog.raise_()

    def _forget_dialog(self) -> None:
        self.dialog = None
