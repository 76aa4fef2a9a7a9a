"""A day that may be left out: a box to tick, and the day beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.tick import Tick


class OptionalDay(QWidget):
    """Without the tick there is no day."""

    def __init__(self, name: str, day: date | None, today: date) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.tick = Tick(_("There is a day"), is_ticked=day is not None)
        self.tick.setAccessibleName(": ".join((name, _("there is a day"))))
        self.field = DayField(name, day or today)
        self.field.setEnabled(day is not None)
        self.tick.toggled.connect(self.field.setEnabled)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.tick)
        line.addWidget(self.field, 1)
        self.setFocusProxy(self.tick)

    def day(self) -> date | None:
        """The day as it stands, None for none."""
        return self.field.day() if self.tick.isChecked() else None

    def show_day(self, day: date | None) -> None:
        """Show a day, or none."""
        if day:
            self.field.show_day(day)
        self.tick.setChecked(day is not None)
