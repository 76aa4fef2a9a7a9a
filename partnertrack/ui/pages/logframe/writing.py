"""What is written from the page of the logframe: forms are opened, simple changes are stored, both with an undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from partnertrack.domain.logframe import Actual, LogframeIndicator, ResultNode, Target
from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import logframe_asks
from partnertrack.ui.asking import Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.logframe import card, row
from partnertrack.ui.pages.logframe.filling import Filling
from partnertrack.ui.pages.logframe.forms import (
    Form,
    FormDrawer,
    IndicatorForm,
    RePlanForm,
    ReportForm,
    ResultForm,
    TargetForm,
)

if TYPE_CHECKING:
    from partnertrack.services.logframe import Choices, Line, Logframe

Failed = Callable[[UserError], None]


class Writing(QObject):
    """Knows the logframe as it was read last."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None], failed: Failed) -> None:
        super().__init__(page)
        self._desk, self._undo, self._failed = desk, undo, failed
        self.found: Logframe | None = None
        self.forms = FormDrawer(page, desk, undo)

    def begin(self) -> None:
        """Begin from the scheme."""
        work = partial(logframe_asks.begin, self._desk.workspace, self._desk.as_of)
        self._store(work, _("The logframe was begun from the scheme; change what your donor wants otherwise."))

    def add_result(self) -> None:
        """Ask for a new result."""
        nodes = self._nodes()
        level = "output" if any(each.level == "outcome" for each in nodes) else "outcome"
        self._open(ResultForm(self._desk.workspace, ResultNode(level=level, code="", statement=""), nodes))

    def do_with_result(self, what: str, node_id: UUID) -> None:
        """Do what was chosen for a result."""
        workspace = self._desk.workspace
        result = self.found.result(node_id) if self.found else None
        if result is None:
            return
        node = result.node
        told = _("The result {code} was deleted with everything below it.").format(code=node.code)
        acts: dict[str, Callable[[], None]] = {
            card.ADD: lambda: self._ask_indicator(LogframeIndicator(node_id=node.id, code="", label="")),
            card.EDIT: lambda: self._open(ResultForm(workspace, node, self._nodes())),
            card.UP: lambda: self._move(partial(logframe_asks.move_node, workspace, node.id, -1)),
            card.DOWN: lambda: self._move(partial(logframe_asks.move_node, workspace, node.id, 1)),
            card.DELETE: lambda: self._store(partial(logframe_asks.delete_node, workspace, node.id), told),
        }
        acts[what]()

    def do_with_indicator(self, what: str, indicator_id: UUID) -> None:
        """Do what was chosen for an indicator."""
        workspace, today = self._desk.workspace, self._desk.as_of
        line = self.found.line(indicator_id) if self.found else None
        if line is None:
            return
        told = _("The indicator {code} was deleted.").format(code=line.indicator.code)
        acts: dict[str, Callable[[], None]] = {
            row.EDIT: lambda: self._ask_indicator(line.indicator),
            row.ADD_TARGET: lambda: self._open(TargetForm(workspace, line, today)),
            row.RE_PLAN: lambda: self._re_plan_next(line),
            row.REPORT: lambda: self._open(ReportForm(workspace, line, None, today)),
            row.UP: lambda: self._move(partial(logframe_asks.move_indicator, workspace, indicator_id, -1)),
            row.DOWN: lambda: self._move(partial(logframe_asks.move_indicator, workspace, indicator_id, 1)),
            row.DELETE: lambda: self._store(partial(logframe_asks.delete_indicator, workspace, indicator_id), told),
        }
        acts[what]()

    def fill_in(self, filled: Sequence[Filling]) -> bool:
        """Store what was filled in; whether it could be read."""
        try:
            found = [each.filled_in() for each in filled]
        except UserError as error:
            self._failed(error)
            return False
        wanted = tuple(each for each in found if each is not None)
        if wanted:
            work = partial(logframe_asks.fill_in, self._desk.workspace, wanted, self._desk.as_of)
            words = ngettext("{n} indicator was filled in.", "{n} indicators were filled in.", len(wanted))
            self._store(work, words.format(n=number(len(wanted))))
        return True

    def re_plan(self, target: Target) -> None:
        """Ask for another decision about a target."""
        line = self.found.line(target.indicator_id) if self.found else None
        if line and self.found:
            printed = logframe_asks.printer(self.found.currency)
            held = line.holding if target in line.holding else (target, *line.holding)
            self._open(RePlanForm(self._desk.workspace, line, (target, held), self._desk.as_of, printed))

    def delete_target(self, target: Target) -> None:
        """Take a target away that was entered by mistake."""
        work = partial(logframe_asks.delete_target, self._desk.workspace, target.id)
        self._store(work, _("The target was deleted."))

    def edit_report(self, actual: Actual) -> None:
        """Ask for another form of a report."""
        if line := self.found.line(actual.indicator_id) if self.found else None:
            self._open(ReportForm(self._desk.workspace, line, actual, self._desk.as_of))

    def delete_report(self, actual: Actual) -> None:
        """Take a report away."""
        work = partial(logframe_asks.delete_report, self._desk.workspace, actual)
        self._store(work, _("The report was deleted."))

    def _re_plan_next(self, line: Line) -> None:
        target = line.stand.next or line.stand.final
        if target:
            self.re_plan(target)

    def _ask_indicator(self, indicator: LogframeIndicator) -> None:
        """Read what there is to choose from, then ask."""
        work = partial(logframe_asks.choices, self._desk.workspace, self._desk.as_of)
        self._desk.jobs.read(work, partial(self._on_choices, indicator), failed=self._failed)

    def _on_choices(self, indicator: LogframeIndicator, offered: Choices) -> None:
        taken = [line.indicator.code for line in self.found.lines()] if self.found else []
        wanted = indicator if indicator.version else replace(indicator, breakdowns="sex")
        self._open(IndicatorForm(self._desk.workspace, wanted, self._nodes(), offered, taken))

    def _nodes(self) -> list[ResultNode]:
        return [each.node for each in self.found.results] if self.found else []

    def _open(self, form: Form) -> None:
        self.forms.open(form)

    def _move(self, work: Work[UUID | None]) -> None:
        self._store(work, _("Moved."))

    def _store(self, work: Work[UUID | None] | Work[UUID], told: str) -> None:
        self._desk.jobs.write(work, partial(self._on_stored, told), failed=self._failed)

    def _on_stored(self, told: str, change: UUID | None) -> None:
        if change is not None:
            self._desk.say(told, _("Undo"), partial(self._undo, change))
