"""A change of many people at the side of a page: what is asked for, and what it does to each, before it is stored."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import bulk_asks, theme
from partnertrack.ui.asking import Job, Work
from partnertrack.ui.bulk_asks import Options
from partnertrack.ui.desk import Desk
from partnertrack.ui.theme import Role
from partnertrack.ui.view_models.bulk import BulkLine, BulkPreview
from partnertrack.ui.widgets import cells, paint
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.table import COMPACT, Table
from partnertrack.ui.widgets.table_model import Column, TableModel

_WIDTH, _LOW = 620, 190

T = TypeVar("T")


class BulkDrawer(Drawer):
    """Shows what changes as soon as it is said; nothing is stored before the button is pressed, then all or none."""

    def __init__(self, page: QWidget, title: str, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(page, title, _WIDTH)
        self.desk, self._undo = desk, undo
        self.ids: tuple[UUID, ...] = ()
        self._from: QWidget | None = None
        self._job: Job | None = None
        self._seen: BulkPreview | None = None
        self.form = QVBoxLayout()
        self.form.setSpacing(10)
        self.about = Words("", "table", quiet="half")
        self.summary = Words("", "control")
        self.message = Message()
        self.model: TableModel[BulkLine] = TableModel(_columns())
        self.table = Table(self.model, _("Before and after"), row_height=COMPACT)
        self.table.setMinimumHeight(_LOW)
        self.store = Button("", "check", "primary")
        self.store.clicked.connect(self._store)
        self.closing.clicked.connect(self.leave)
        self._lay_out()

    def open(self, ids: tuple[UUID, ...]) -> None:
        """Come in for these people; what was asked for the last time stands there again."""
        self.ids, self._from = ids, QApplication.focusWidget()
        words = ngettext("For {n} person who is chosen", "For {n} people who are chosen", len(ids))
        self.about.setText(words.format(n=number(len(ids))))
        self._show_nothing()
        self.come_in()
        self._ask(partial(bulk_asks.options, self.desk.workspace), self._on_options)

    def leave(self) -> None:
        """Go away without a change; the keyboard goes back to where it came from."""
        has_keyboard = self.isAncestorOf(QApplication.focusWidget() or self._page)
        self.hide()
        if has_keyboard and self._from is not None:
            self._from.setFocus()
        self._from = None
        if self._job:
            self._job.stop()

    def offer(self, options: Options) -> None:
        """Offer what can be chosen."""
        raise NotImplementedError

    def work(self) -> Work[BulkPreview] | None:
        """What finds out what the change does; None while something is missing, which `hint` says."""
        raise NotImplementedError

    def hint(self) -> str:
        """What is to be said before there is anything to show."""
        raise NotImplementedError

    def done(self, count: int) -> str:
        """What the notice says afterwards."""
        raise NotImplementedError

    def on_seen(self, seen: BulkPreview) -> None:
        """What a preview means for the form."""

    def look(self) -> None:
        """Find out what the change does, as it stands now."""
        work = self.work()
        if work is None:
            if self._job:
                self._job.stop()
            self._show_nothing()
            self.summary.setText(self.hint())
            return
        self._seen = None
        self.store.setEnabled(False)
        self._ask(work, self._show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter stores."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._store()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 10)
        column.setSpacing(10)
        column.addWidget(self.about)
        column.addLayout(self.form)
        column.addWidget(self.summary)
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        self.lay_out(column)
        cancel = Button(_("Cancel"), kind="ghost")
        cancel.clicked.connect(self.leave)
        line = QHBoxLayout()
        line.setContentsMargins(20, 8, 16, 4)
        line.setSpacing(8)
        line.addWidget(Line(_("Ctrl+Enter stores"), "caption", quiet="true"), 1)
        line.addWidget(cancel)
        line.addWidget(self.store)
        self.foot.addLayout(line)

    def _ask(self, work: Work[T], done: Callable[[T], None]) -> None:
        if self._job:
            self._job.stop()
        self._job = self.desk.jobs.read(work, done, failed=self._complain, progressed=self._on_progress)

    def _on_options(self, options: Options) -> None:
        self.offer(options)
        self.look()

    def _on_progress(self, done: int, total: int, _text: str) -> None:
        if done < total and total > 1:
            words = _("Looking at {done} of {all}…")
            self.summary.setText(words.format(done=number(done), all=number(total)))

    def _show(self, seen: BulkPreview) -> None:
        self._seen = seen
        self.model.show_rows(seen.lines)
        self.table.fit_columns()
        self.summary.setText(seen.summary)
        self.on_seen(seen)
        changing = seen.count("changes")
        self._name_store(changing)
        if seen.doubts:
            self.message.say("\n".join(seen.doubts), tone="warn")
        else:
            self.message.clear()

    def _show_nothing(self) -> None:
        self._seen = None
        self.model.show_rows(())
        self.summary.setText("")
        self.message.clear()
        self._name_store(0)

    def _name_store(self, changing: int) -> None:
        words = ngettext("Change {n} person", "Change {n} people", changing).format(n=number(changing))
        self.store.setText(words if changing else _("Change nobody"))
        self.store.setEnabled(changing > 0)

    def _complain(self, error: UserError) -> None:
        self._show_nothing()
        self.message.complain(error)

    def _store(self) -> None:
        if self._seen is None or not self.store.isEnabled():
            return
        self.store.setEnabled(False)
        done = partial(self._on_stored, self._seen.count("changes"))
        work = partial(bulk_asks.store, self.desk.workspace, self._seen)
        self.desk.jobs.write(work, done, failed=self._on_refused, progressed=self._on_storing)

    def _on_storing(self, done: int, total: int, _text: str) -> None:
        if done < total and total > 1:
            words = _("Storing {done} of {all}…")
            self.summary.setText(words.format(done=number(done), all=number(total)))

    def _on_stored(self, count: int, change: UUID | None) -> None:
        self.leave()
        if change is None:
            self.desk.say(_("Nothing changed: this is recorded already."))
        else:
            self.desk.say(self.done(count), _("Undo"), partial(self._undo, change))

    def _on_refused(self, error: UserError) -> None:
        """Say why nothing was stored, and show how things stand now."""
        self.desk.say(error.message)
        self.look()


def _columns() -> list[Column[BulkLine]]:
    return [
        Column(
            _("Name"),
            lambda line: f"{line.name}, {line.label}",
            cells.plain(lambda line: line.name, colour="text"),
            width=200,
            tip=lambda line: f"{line.name}, {line.label}",
        ),
        Column(_("Before"), lambda line: line.before, cells.plain(lambda line: line.before or "–"), width=170),
        Column(_("After"), _after, _draw_after, width=190, spoken=_spoken),
    ]


def _after(line: BulkLine) -> str:
    return _("is so already") if line.state == "same" else line.after


def _spoken(line: BulkLine) -> str:
    return _("cannot change: {why}").format(why=line.after) if line.state == "refused" else _after(line) or _("empty")


def _draw_after(painter: QPainter, area: QRectF, line: BulkLine) -> None:
    tokens = theme.tokens()
    colours = {"refused": theme.tone("danger").text, "changes": tokens.text, "same": tokens.muted}
    role: Role = "strong" if line.state == "changes" else "table"
    paint.text(painter, area, _after(line) or _("(empty)"), role, colours[line.state])
