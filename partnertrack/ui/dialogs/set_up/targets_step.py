"""The fifth step: what was agreed with the donor to be reached, and by when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit

from partnertrack.domain.set_up import Aim, SetUp, check_aims
from partnertrack.i18n import _
from partnertrack.ui import set_up_asks
from partnertrack.ui.asking import Asking
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.dialogs.set_up.step import Step
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.labels import Line, Words

if TYPE_CHECKING:
    from partnertrack.services.set_up import UsualAim

_VALUE = 120


@dataclass(slots=True)
class _Target:
    """One line: the value, and the day, which is that of all until the user chooses another."""

    aim: UsualAim
    value: QLineEdit
    due: DayField
    is_own_day: bool = False


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
        self.targets: dict[str, _Target] = {}
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
        line.addWidget(Line(_("unless a target says otherwise"), "caption", quiet="true"))
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addSpacing(4)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)

    def begin(self, planned: SetUp) -> None:
        """Offer the figures of the scheme, with the day on which the grant ends."""
        if planned.ends_on and not self._is_due_chosen:
            self.due.show_day(planned.ends_on)
            self._follow()
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
        self._scheme = self._scheme if self.targets else ""

    def show_aims(self, aims: tuple[UsualAim, ...]) -> None:
        """Offer these, with what is written already."""
        known = self.targets
        self.targets = {}
        empty_out(self._grid)
        for place, aim in enumerate(aims):
            target = self._target(aim, known.get(aim.figure))
            self._grid.addWidget(Words(aim.name, "table"), place, 0)
            self._grid.addWidget(target.value, place, 1)
            self._grid.addWidget(Line(_unit(aim.unit), "caption", quiet="true"), place, 2)
            self._grid.addWidget(target.due, place, 3)
            self.targets[aim.figure] = target
        self._focus()

    def _target(self, aim: UsualAim, known: _Target | None) -> _Target:
        """The fields of one line, with what was written in them before."""
        typed = (known.value.text() if known else "") or set_up_asks.typed_value(aim.value, aim.unit)
        value = written(_("Target: {name}").format(name=aim.name), typed)
        value.setFixedWidth(_VALUE)
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        is_own_day = known is not None and known.is_own_day
        day = known.due.day() if known and is_own_day else self.due.day()
        due = DayField(_("To be reached by: {name}").format(name=aim.name), day)
        target = _Target(aim, value, due, is_own_day)
        due.dateChanged.connect(partial(self._on_own_day, target))
        return target

    def add_to(self, planned: SetUp) -> SetUp:
        """The plan with the targets."""
        aims = []
        for figure, target in self.targets.items():
            value = set_up_asks.read_value(target.value.text(), target.aim.unit)
            if value is not None:
                aims.append(Aim(figure, value, target.due.day()))
        check_aims(tuple(aims))
        return replace(planned, aims=tuple(aims))

    def _focus(self) -> None:
        if self.isVisible() and self.targets:
            next(iter(self.targets.values())).value.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_due(self) -> None:
        self._is_due_chosen = True
        self._follow()

    def _follow(self) -> None:
        """Show the day of all with each target that has no own."""
        for target in self.targets.values():
            if not target.is_own_day:
                target.due.show_day(self.due.day())

    @staticmethod
    def _on_own_day(target: _Target, _day: QDate) -> None:
        target.is_own_day = True


def _unit(unit: str) -> str:
    return {"count": "", "percent": "%", "share": "%"}.get(unit, set_up_asks.unit_words(unit))
