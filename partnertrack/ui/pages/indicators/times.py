"""The times of figures: the day that they stand for, the period, and the day against which they are held."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnertrack.domain.months import add_months
from partnertrack.i18n import _
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.indicators import COMPARED, compared_day, compared_words
from partnertrack.ui.view_models.periods import PERIODS, first_day, period_words
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.flow import FlowLayout

_WIDE, _NARROW = 218, 180


class Times(QWidget):
    """Fields side by side, in as many rows as they need."""

    changed = Signal()
    """The period or the other day is another one; the day itself is told by the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.day = DayField(_("Figures as of"), desk.as_of)
        self.period = Choice(_("Period"), tuple((period_words(each), each) for each in PERIODS))
        self.compared = Choice(_("Compared with"), tuple((compared_words(each), each) for each in COMPARED))
        self.other = DayField(_("Compared with the day"), add_months(desk.as_of, -1))
        self.period.choose("start")
        self.compared.choose("quarter")
        self.other.hide()
        self._flow = flow = FlowLayout(10)
        for field in (self.day, self.period, self.compared, self.other):
            if isinstance(field, Choice):
                field.setFixedWidth(_WIDE)
                field.setFixedHeight(36)
            field.setToolTip(field.accessibleName())
            flow.addWidget(field)
        self.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.day.dateChanged.connect(lambda: desk.look_at(self.day.day()))
        self.period.activated.connect(self.changed)
        self.compared.activated.connect(self._on_compared)
        self.other.dateChanged.connect(self.changed)

    def add(self, field: Choice) -> None:
        """Put another choice at the end of the line."""
        field.setFixedSize(_NARROW, 36)
        self._flow.addWidget(field)

    def show_day(self) -> None:
        """Show the day of the desk."""
        self.day.show_day(self._desk.as_of)

    def since(self) -> date | None:
        """The first day of the period, if there is one."""
        return first_day(str(self.period.currentData()), self._desk.as_of)

    def before(self) -> date | None:
        """The other day, if figures are compared."""
        return compared_day(str(self.compared.currentData()), self._desk.as_of, self.other.day())

    def _on_compared(self) -> None:
        self.other.setVisible(self.compared.currentData() == "day")
        self.changed.emit()
