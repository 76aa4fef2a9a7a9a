"""All targets of an indicator in one line, as donors print them in columns."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from partnertrack.domain.logframe import Target
from partnertrack.i18n import _, day
from partnertrack.ui import logframe_asks
from partnertrack.ui.view_models.logframe import RowView
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.flow import FlowLayout


class Milestones(QWidget):
    """The next target stands out, the final one has a flag, a re-planned one a clock that says what was before."""

    def __init__(self, view: RowView, currency: str) -> None:
        super().__init__()
        self._printed = logframe_asks.printer(currency)
        self._unit = view.line.unit
        flow = FlowLayout(6)
        self.setContentsMargins(8, 0, 0, 0)
        for goal in view.line.goals:
            if goal.is_taken_back:
                continue
            is_next, is_final = goal.target == view.line.stand.next, goal.target.type == "final"
            tone = "info" if is_next else "primary" if is_final else "neutral"
            icon = "history" if goal.is_replanned else "flag" if is_final else ""
            chip = Chip(self._words(goal.target), tone, icon)
            if goal.is_replanned:
                before = ", ".join(self._value(version) for version in goal.versions[:-1])
                told = _("Before: {values}. {reason}").format(values=before, reason=goal.target.reason)
                chip.setToolTip(told)
                chip.setAccessibleName(f"{self._words(goal.target)}. {told}")
            flow.addWidget(chip)
        self.setLayout(flow)

    def _words(self, target: Target) -> str:
        return f"{day(target.due_on, 'month_short')}  {self._value(target)}"

    def _value(self, target: Target) -> str:
        return self._printed(target.value, self._unit) if target.value is not None else _("none")
