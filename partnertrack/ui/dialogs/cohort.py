"""Asks for a cohort's name, its planned days and its places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.domain.cohort import Cohort
from partnertrack.i18n import _
from partnertrack.ui import cohort_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.tick import Tick

_WIDTH, _MOST_PLACES = 460, 100_000


class CohortDialog(QDialog):
    """Stores what was written, and closes when it is stored; what is refused is said below the fields."""

    def __init__(self, parent: QWidget, desk: Desk, cohort: Cohort, undo: Callable[[UUID], None]) -> None:
        super().__init__(parent)
        self._desk, self._cohort, self._undo = desk, cohort, undo
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("Edit the cohort") if cohort.version else _("New cohort")
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.name = QLineEdit(cohort.name)
        self.name.setAccessibleName(_("Name"))
        self.name.setPlaceholderText(_("As partners write it, 2026-A for example"))
        self.has_start, self.start = _day(_("Planned start"), cohort.starts_on, desk.as_of)
        self.has_end, self.end = _day(_("Planned end"), cohort.ends_on, desk.as_of)
        self.places = QLineEdit(str(cohort.capacity) if cohort.capacity else "")
        self.places.setAccessibleName(_("Places"))
        self.places.setPlaceholderText(_("Not planned"))
        self.places.setValidator(QIntValidator(0, _MOST_PLACES, self))
        self.message = Message()
        self.keep = Button(_("Save") if cohort.version else _("Add the cohort"), "check", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._keep)
        self.name.textChanged.connect(self._check)
        self._lay_out(title)
        self._check()

    def cohort(self) -> Cohort:
        """The cohort as it was filled in."""
        places = int(self.places.text() or "0")
        return replace(
            self._cohort,
            name=self.name.text().strip(),
            starts_on=self.start.day() if self.has_start.isChecked() else None,
            ends_on=self.end.day() if self.has_end.isChecked() else None,
            capacity=places or None,
        )

    def _lay_out(self, title: str) -> None:
        days = QGridLayout()
        days.setHorizontalSpacing(16)
        days.setVerticalSpacing(4)
        for place, (tick, field) in enumerate(((self.has_start, self.start), (self.has_end, self.end))):
            days.addWidget(tick, 0, place)
            days.addWidget(field, 1, place)
            days.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(Line(title, "h2"))
        told = _("Without a planned start, the age of a cohort counts from the first day on which something happened.")
        column.addWidget(Words(told, "table", quiet="half"))
        column.addWidget(Line(_("Name"), "control"))
        column.addWidget(self.name)
        column.addLayout(days)
        column.addWidget(Line(_("Places"), "control"))
        column.addWidget(self.places)
        column.addWidget(self.message)
        column.addSpacing(6)
        column.addLayout(feet(self, self.keep))

    def _check(self) -> None:
        self.keep.setEnabled(bool(self.name.text().strip()))

    def _keep(self) -> None:
        self.keep.setEnabled(False)
        work = partial(cohort_asks.keep, self._desk.workspace, self.cohort())
        self._desk.jobs.write(work, self._on_kept, failed=self.message.complain)
        self.keep.setEnabled(True)

    def _on_kept(self, change_id: UUID | None) -> None:
        if change_id is not None:
            told = _("The cohort “{name}” was saved.").format(name=self.cohort().name)
            self._desk.say(told, _("Undo"), partial(self._undo, change_id))
        self.accept()


def _day(label: str, day: date | None, today: date) -> tuple[Tick, DayField]:
    """A box to tick with its day; without the tick there is no day."""
    tick, field = Tick(label, is_ticked=day is not None), DayField(label, day or today)
    field.setEnabled(day is not None)
    tick.toggled.connect(field.setEnabled)
    return tick, field
