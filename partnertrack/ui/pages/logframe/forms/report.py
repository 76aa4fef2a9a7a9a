"""Asks for what was reported by hand, or for a note beside a computed figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.logframe import Actual
from partnertrack.i18n import _
from partnertrack.ui import logframe_asks
from partnertrack.ui.asking import Work
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.logframe.forms.drawer import Form, area
from partnertrack.ui.widgets.fields import DayField

if TYPE_CHECKING:
    from partnertrack.services.logframe import Line
    from partnertrack.services.workspace import Workspace


class ReportForm(Form):
    """The value with its day, a note, and the evidence; a computed figure has no value of its own."""

    def __init__(self, workspace: Workspace, line: Line, actual: Actual | None, today: date) -> None:
        super().__init__()
        is_computed = bool(line.indicator.figure)
        self.title = _("Note on {code}") if is_computed else _("Report {code}")
        self.title = self.title.format(code=line.indicator.code)
        self.told = _("The note was saved.") if is_computed else _("The value was saved.")
        self._workspace, self._line, self._today = workspace, line, today
        self._actual = actual or Actual(indicator_id=line.indicator.id, as_of=today)
        self.day = DayField(_("Day"), self._actual.as_of)
        self.value = written(_("Value"), logframe_asks.typed(self._actual.value, line.unit), self._hint())
        self.note = area(_("Note"), self._actual.note, _("What one should know beside the figure"))
        self.evidence = written(_("Evidence"), self._actual.evidence, _("Where it can be looked up"))
        self.say(line.indicator.label)
        if is_computed:
            self.say(_("Its value is counted from people and stays as it is; the note stands beside it."))
            self.add(_("From this day on"), self.day)
        else:
            self.add(_("Value, cumulative up to this day"), self.value, self.day)
        self.add(_("Note"), self.note)
        self.add(_("Evidence"), self.evidence)

    def work(self) -> Work[UUID | None]:
        """Keep the report."""
        line = self._line
        value = None if line.indicator.figure else logframe_asks.read_value(self.value.text(), line.unit)
        actual = replace(
            self._actual,
            as_of=self.day.day(),
            value=value,
            note=self.note.toPlainText(),
            evidence=self.evidence.text(),
        )
        return partial(logframe_asks.report, self._workspace, actual, self._today)

    def _hint(self) -> str:
        shares = ("percent", "share")
        return _("per cent") if self._line.unit in shares else logframe_asks.unit_words(self._line.unit)
