"""Asks for a target: a new one, or a decision that re-plans one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.logframe import Target
from partnertrack.i18n import _, day, pgettext
from partnertrack.ui import logframe_asks
from partnertrack.ui.asking import Work
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.logframe.forms.drawer import Form, area
from partnertrack.ui.view_models.logframe import target_words
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from partnertrack.services.logframe import Line
    from partnertrack.services.workspace import Workspace
    from partnertrack.ui.view_models.logframe import Print


class TargetForm(Form):
    """A milestone, or the final target where there is none."""

    def __init__(self, workspace: Workspace, line: Line, today: date) -> None:
        super().__init__()
        self.title = _("Add a target")
        self.told = _("The target was set.")
        self._workspace, self._line = workspace, line
        entries = [(pgettext("logframe", "Milestone"), "milestone"), (_("Final target"), "final")]
        if line.stand.final:
            entries = entries[:1]
        self.type = Choice(_("Kind of target"), entries)
        self.type.choose(entries[-1][1])
        self.value = written(_("Value"), "", _hint(line.unit))
        self.due = DayField(_("To be reached by"), _half_year(today))
        self.decided = DayField(_("Decided on"), today)
        self.say(line.indicator.label)
        self.add(_("Kind of target"), self.type)
        self.add(_("Value, and the day by which it is to be reached"), self.value, self.due)
        self.add(_("Decided on"), self.decided)

    def work(self) -> Work[UUID | None]:
        """Set the target."""
        target = Target(
            indicator_id=self._line.indicator.id,
            type=str(self.type.currentData()),
            due_on=self.due.day(),
            decided_on=self.decided.day(),
            value=logframe_asks.read_value(self.value.text(), self._line.unit),
        )
        return partial(logframe_asks.add_target, self._workspace, target)


class RePlanForm(Form):
    """Another value, another day or none any more, and why; what was decided before stays readable."""

    def __init__(
        self, workspace: Workspace, line: Line, about: tuple[Target, Sequence[Target]], today: date, printed: Print
    ) -> None:
        super().__init__()
        self.title = _("Re-plan a target")
        self.told = _("The target was re-planned; the earlier one stays readable.")
        self._workspace, self._line, self._printed = workspace, line, printed
        chosen, held = about
        self._held = {each.id: each for each in held}
        entries = [(target_words(each, line.unit, printed), each.id) for each in held]
        self.target = Choice(_("Target"), entries)
        self.target.choose(chosen.id)
        self.value = written(_("New value"), "", _hint(line.unit))
        self.due = DayField(_("To be reached by"), chosen.due_on)
        self.takes_back = Tick(_("Take the milestone back: it no longer holds"))
        self.reason = area(_("Reason"), "", _("Why it is re-planned, and who agreed to it"))
        self.decided = DayField(_("Decided on"), max(today, chosen.decided_on))
        self.say(line.indicator.label)
        self.add(_("Target"), self.target)
        self.add(_("New value, and the day by which it is to be reached"), self.value, self.due)
        self.column.addWidget(self.takes_back)
        self.column.addSpacing(8)
        self.add(_("Reason"), self.reason)
        self.add(_("Decided on"), self.decided)
        self.target.currentIndexChanged.connect(self._show)
        self.takes_back.toggled.connect(lambda is_on: self.value.setEnabled(not is_on))
        self._show()

    def work(self) -> Work[UUID | None]:
        """Decide anew."""
        is_gone = self.takes_back.isChecked() and self._chosen.type != "final"
        value = None if is_gone else logframe_asks.read_value(self.value.text(), self._line.unit)
        due_on = self._chosen.due_on if is_gone else self.due.day()
        wanted = (value, due_on, self.reason.toPlainText(), self.decided.day())
        return partial(logframe_asks.re_plan, self._workspace, self._chosen.id, wanted)

    @property
    def _chosen(self) -> Target:
        return self._held[self.target.currentData()]

    def _show(self) -> None:
        """Show the target that is re-planned as it holds."""
        self.value.setText(logframe_asks.typed(self._chosen.value, self._line.unit))
        self.due.show_day(self._chosen.due_on)
        self.takes_back.setChecked(False)
        self.takes_back.setVisible(self._chosen.type != "final")
        decided = day(self._chosen.decided_on, "medium")
        self.target.setToolTip(_("Decided on {day}").format(day=decided))


def _hint(unit: str) -> str:
    return _("per cent") if unit in ("percent", "share") else logframe_asks.unit_words(unit)


def _half_year(today: date) -> date:
    """The end of the half-year."""
    return date(today.year, 6, 30) if today < date(today.year, 6, 30) else date(today.year, 12, 31)
