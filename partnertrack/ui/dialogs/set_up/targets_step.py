"""The fifth step: what was agreed with the donor to be reached, and by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit

from partnertrack.domain.set_up import Aim, SetUp, check_aims
from partnertrack.i18n import _
from partnertrack.ui import set_up_asks
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.dialogs.set_up.step import Step
from partnertrack.ui.jobs import Asking
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.labels import Line, Words

if TYPE_CHECKING:
    from partnertrack.services.set_up import UsualAim

_VALUE = 120


class TargetsStep(Step):
    """A line for each figure of which offices usually promise something; what is left empty is no target."""

    def __init__(self, jobs: Asking, today: date) -> None:
        super().__init__(
            _("Targets"),
            _("What was agreed with the donor?"),
            _("They become the logframe, which shows at any time how far you are from each of them."),
        )
        self._jobs = jobs
        self._scheme, self._today = "", today
        self.fields: dict[str, tuple[UsualAim, QLineEdit]] = {}
        self.due = DayField(_("To be reached by"), date(today.year + 2, 12, 31))
        self._is_due_chosen = False
        self.due.dateChanged.connect(self._on_due)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Line(_("To be reached by"), "control"))
        line.addWidget(self.due)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addSpacing(4)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)

    def begin(self, planned: SetUp) -> None:
        """Offer the figures of the scheme, with the day on which the grant ends."""
        if planned.ends_on and not self._is_due_chosen:
            self.due.show_day(planned.ends_on)
        if planned.scheme != self._scheme:
            self._scheme = planned.scheme
            for job in self.asked:
                job.stop()
            self.asked.append(self._jobs.read(partial(set_up_asks.aims, planned.scheme), self.show_aims))
        else:
            self._focus()

    def leave(self) -> None:
        """Ask again when one comes back and nothing had come yet."""
        super().leave()
        self._scheme = self._scheme if self.fields else ""

    def show_aims(self, aims: tuple[UsualAim, ...]) -> None:
        """Offer these, with what is written already."""
        known = {figure: field.text() for figure, (_aim, field) in self.fields.items()}
        self.fields = {}
        empty_out(self._grid)
        for place, aim in enumerate(aims):
            typed = known.get(aim.figure) or set_up_asks.typed_value(aim.value, aim.unit)
            field = written(_("Target: {name}").format(name=aim.name), typed)
            field.setFixedWidth(_VALUE)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(Words(aim.name, "table"), place, 0)
            self._grid.addWidget(field, place, 1)
            self._grid.addWidget(Line(_unit(aim.unit), "caption", quiet="true"), place, 2)
            self.fields[aim.figure] = aim, field
        self._focus()

    def add_to(self, planned: SetUp) -> SetUp:
        """The plan with the targets."""
        aims = []
        for figure, (aim, field) in self.fields.items():
            value = set_up_asks.read_value(field.text(), aim.unit)
            if value is not None:
                aims.append(Aim(figure, value, self.due.day()))
        check_aims(tuple(aims))
        return replace(planned, aims=tuple(aims))

    def _focus(self) -> None:
        if self.isVisible() and self.fields:
            next(iter(self.fields.values()))[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_due(self) -> None:
        self._is_due_chosen = True


def _unit(unit: str) -> str:
    return {"count": "", "percent": "%", "share": "%"}.get(unit, set_up_asks.unit_words(unit))
