"""How long steps take: by rule, as measured, and as the pilot has set it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import today_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.durations import DurationLine, effect_words
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.table import Table
from partnertrack.ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from partnertrack.services.today import Effect, Reset

_WIDTH, _HEIGHT, _ROW = 760, 600, 46
_PAUSE = 250  # milliseconds without a key before the plans are counted
_MOST = 999


class DurationsDialog(QDialog):
    """The steps in a list; below it, the days of the chosen one, what they change in the plans, and their buttons."""

    def __init__(self, parent: QWidget, desk: Desk, say: Callable[[str, UUID], None]) -> None:
        super().__init__(parent)
        self._desk, self._say = desk, say
        self._lines: tuple[DurationLine, ...] = ()
        self._stored = ""
        self._jobs: list[Job] = []
        self.setWindowTitle(_("How long steps take"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model: TableModel[DurationLine] = TableModel(_columns())
        self.table = Table(self.model, _("How long steps take"), row_height=_ROW)
        self.table.chosen.connect(self._on_chosen)
        self.days = _days_field(self)
        self.days.textEdited.connect(self._on_written)
        self.days.returnPressed.connect(self._set)
        self.name = Line("", "strong")
        self.told = Words("", "caption", quiet="true")
        self.message = Message()
        self.keep = Button(_("Set"), "check", "primary")
        self.take = Button(_("Take the measured value"), "history")
        self.clear = Button(_("Back to the rule"), "undo-2", "ghost")
        self.keep.clicked.connect(self._set)
        self.take.clicked.connect(self._take)
        self.clear.clicked.connect(partial(self._store, None))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._count)
        self._lay_out()
        room = parent.window().size()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 40))
        self._show_chosen(None)

    def read(self) -> None:
        """Read again: the data changed."""
        work = partial(today_asks.durations, self._desk.workspace)
        self._jobs.append(self._desk.jobs.read(work, self.show_lines, failed=self.message.complain))

    def done(self, result: int) -> None:
        """Stop reading and go."""
        self._pause.stop()
        for job in self._jobs:
            job.stop()
        super().done(result)

    def show_lines(self, lines: tuple[DurationLine, ...]) -> None:
        """Show these; the chosen step stays chosen."""
        before, stored = self.chosen(), self._stored
        self._lines = lines
        self.model.show_rows(lines)
        wheres = [line.took.where for line in lines]
        place = wheres.index(before.took.where) if before and before.took.where in wheres else 0
        if lines:
            self.table.selectRow(place)
        self._stored = stored
        self._show_chosen(lines[place] if lines else None)

    def chosen(self) -> DurationLine | None:
        """The line that is chosen."""
        place = self.table.currentIndex().row()
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def _on_chosen(self, place: int) -> None:
        self._stored = ""
        self._show_chosen(self._lines[place] if 0 <= place < len(self._lines) else None)

    def _show_chosen(self, line: DurationLine | None) -> None:
        took = line.took if line else None
        self.name.setText(f"{line.label} · {line.place}" if line else "")
        now = (took.own if took.own is not None else took.ruled) if took else ""
        self.days.setText(str(now))
        usual = _("The more exact one counts: an organisation before a region, a region before everybody.")
        self.told.setText(self._stored or usual)
        for each in (self.days, self.keep):
            each.setEnabled(took is not None)
        self.take.setEnabled(bool(took and took.measured and took.measured.median != took.own))
        self.clear.setEnabled(bool(took and took.own is not None))

    def _on_written(self) -> None:
        self.keep.setEnabled(self._written() is not None)
        self._pause.start()

    def _written(self) -> int | None:
        text = self.days.text().strip()
        return int(text) if text.isdecimal() and int(text) <= _MOST else None

    def _count(self) -> None:
        """Tell what the written days would change in the plans."""
        line, days = self.chosen(), self._written()
        if line and days is not None:
            work = partial(today_asks.effect, self._desk.workspace, line.took.where, days, self._desk.as_of)
            self._jobs.append(self._desk.jobs.read(work, partial(self._tell, days), failed=self.message.complain))

    def _tell(self, days: int, found: Effect) -> None:
        if days == self._written():
            self.told.setText(effect_words(found))

    def _set(self) -> None:
        days = self._written()
        if days is not None:
            self._store(days)

    def _take(self) -> None:
        line = self.chosen()
        if line and line.took.measured:
            self._store(line.took.measured.median)

    def _store(self, days: int | None) -> None:
        line = self.chosen()
        if line is None:
            return
        self._pause.stop()
        work = partial(today_asks.set_duration, self._desk.workspace, line.took.where, days, self._desk.as_of)
        self._desk.jobs.write(work, partial(self._on_stored, line), failed=self.message.complain)

    def _on_stored(self, line: DurationLine, reset: Reset | None) -> None:
        if reset is not None:
            self._stored = effect_words(reset.effect)
            self.told.setText(self._stored)
            self._say(f"{line.label} · {line.place}. {self._stored}.", reset.change_id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(8)
        column.addWidget(Line(_("How long steps take"), "title"))
        told = _("Plans count back from a departure by these days. What the pilot sets counts before the rule.")
        column.addWidget(Words(told, quiet="true"))
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addWidget(self.name)
        column.addWidget(self.told)
        buttons = QWidget()
        flow = FlowLayout()
        buttons.setLayout(flow)
        for each in (self.days, self.keep, self.take, self.clear):
            flow.addWidget(each)
        close = Button(_("Close"), kind="ghost")
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(buttons, 1)
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)


def _days_field(parent: QWidget) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(_("Days"))
    field.setValidator(QIntValidator(0, _MOST, parent))
    field.setFixedWidth(72)
    return field


def _columns() -> tuple[Column[DurationLine], ...]:
    return (
        Column(
            _("Step"),
            lambda line: f"{line.label}, {line.place}",
            cells.two_lines(lambda line: line.label, lambda line: line.place, "strong"),
            width=220,
        ),
        Column(_("Rule"), lambda line: line.ruled, cells.plain(lambda line: line.ruled), width=90),
        Column(
            _("Measured"),
            lambda line: f"{line.measured} ({line.spread})",
            cells.two_lines(lambda line: line.measured, lambda line: line.spread),
            width=170,
            tip=lambda line: _("The middle of all, and the half in between: {spread}").format(spread=line.spread),
        ),
        Column(
            _("Set by the pilot"),
            lambda line: line.own,
            cells.plain(lambda line: line.own, "strong", "text"),
            width=130,
        ),
    )
