"""Asks for an indicator of the logframe: how it is worded, from where its value comes, and from where it starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QIntValidator

from partnertrack.domain.logframe import LogframeIndicator, ResultNode
from partnertrack.i18n import _
from partnertrack.ui import logframe_asks
from partnertrack.ui.asking import Work
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.logframe.forms.drawer import Form, area
from partnertrack.ui.widgets.choices import Choices as Ticks
from partnertrack.ui.widgets.fields import Choice, FieldChoice
from partnertrack.ui.widgets.labels import Words

if TYPE_CHECKING:
    from partnertrack.services.logframe import Choices
    from partnertrack.services.workspace import Workspace

_TICKS = 160
_YEARS = (1950, 2100)


class IndicatorForm(Form):
    """All that is agreed of an indicator but for its targets."""

    def __init__(
        self,
        workspace: Workspace,
        indicator: LogframeIndicator,
        nodes: Sequence[ResultNode],
        offered: Choices,
        taken: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.title = _("Edit the indicator") if indicator.version else _("New indicator")
        self.told = _("The indicator was saved.")
        self._workspace, self._indicator = workspace, indicator
        self._figures = {each.id: each for each in offered.figures}
        self._codes = {each.id: each.code for each in nodes}
        self._taken = frozenset(taken)
        self.label = area(_("Indicator"), indicator.label, _("As the donor words it"))
        self.node = Choice(_("Result"), [(f"{each.code}  {each.statement}", each.id) for each in nodes])
        self.node.choose(indicator.node_id)
        self.code = written(_("Code"), indicator.code or self._next_code())
        self.figure = self._figure_choice(indicator, offered)
        self.counted = Words("", "caption", quiet="half")
        self.unit = Choice(_("Unit"), [(words, key) for key, words in offered.units])
        self.direction = Choice(
            _("Direction"), [(_("More is better"), "up"), (_("Less is better"), "down"), (_("Neither"), "none")]
        )
        self.frequency = Choice(_("Reported"), [(words, key) for key, words in offered.frequencies])
        for field, value in (
            (self.unit, indicator.unit),
            (self.direction, indicator.direction),
            (self.frequency, indicator.frequency),
        ):
            field.choose(value)
        self.baseline = written(_("Baseline"), logframe_asks.typed(indicator.baseline, indicator.unit), _("Value"))
        self.year = written(_("Year of the baseline"), str(indicator.baseline_year or ""), _("Year"))
        self.year.setValidator(QIntValidator(*_YEARS, self))
        self.verification = written(_("Source of verification"), indicator.verification)
        self.responsible = written(_("Responsible"), indicator.responsible)
        self.breakdowns = Ticks(_("Broken down by"), can_tick=True)
        self.breakdowns.show_entries(offered.dimensions, _parts(indicator.breakdowns))
        self.breakdowns.setFixedHeight(_TICKS)
        self._lay_out()
        self.figure.currentIndexChanged.connect(self._on_figure)
        self.node.currentIndexChanged.connect(self._on_node)
        self._show_figure()

    def work(self) -> Work[UUID | None]:
        """Keep the indicator."""
        return partial(logframe_asks.keep_indicator, self._workspace, self.filled_in())

    def filled_in(self) -> LogframeIndicator:
        """The indicator as it stands; raises `UserError` for a baseline that is no number."""
        figure, unit = str(self.figure.currentData() or ""), str(self.unit.currentData())
        unit = self._figures[figure].unit if figure in self._figures else unit
        return replace(
            self._indicator,
            node_id=self.node.currentData(),
            code=self.code.text(),
            label=self.label.toPlainText(),
            figure=figure,
            unit=unit,
            direction=str(self.direction.currentData()),
            verification=self.verification.text(),
            responsible=self.responsible.text(),
            frequency=str(self.frequency.currentData()),
            breakdowns=", ".join(self.breakdowns.ticks()),
            baseline=logframe_asks.read_value(self.baseline.text(), unit),
            baseline_year=int(self.year.text()) if self.year.text().strip() else None,
        )

    def _lay_out(self) -> None:
        self.add(_("Indicator"), self.label)
        self.add(_("Result and code"), self.node, self.code)
        self.add(_("Its value comes from"), self.figure)
        self.column.addWidget(self.counted)
        self.column.addSpacing(6)
        self.add(_("Unit and direction"), self.unit, self.direction)
        self.add(_("Baseline and its year"), self.baseline, self.year)
        self.add(_("Source of verification"), self.verification)
        self.add(_("Responsible, and how often it is reported"), self.responsible, self.frequency)
        self.add(_("Broken down by"), self.breakdowns)

    def _figure_choice(self, indicator: LogframeIndicator, offered: Choices) -> FieldChoice:
        entries: list[tuple[str, object]] = [(_("Reported by hand"), "")]
        entries += [(f"{each.name}  ({each.id})", each.id) for each in offered.figures]
        if indicator.figure and indicator.figure not in self._figures:
            entries.append((indicator.figure, indicator.figure))
        field = FieldChoice(_("Its value comes from"), entries, _("Write a part of the figure’s name"))
        field.choose(indicator.figure)
        return field

    def _on_figure(self) -> None:
        """Take over what the figure says of itself."""
        found = self._figures.get(str(self.figure.currentData() or ""))
        if found:
            self.unit.choose(found.unit)
            self.direction.choose(found.direction)
            if not self.label.toPlainText().strip():
                self.label.setPlainText(found.name)
        self._show_figure()

    def _show_figure(self) -> None:
        found = self._figures.get(str(self.figure.currentData() or ""))
        self.unit.setEnabled(found is None)
        told = _("You report its value by hand, with a note or the evidence for it.")
        self.counted.setText(_("Counted from people, today {value}.").format(value=found.text) if found else told)

    def _on_node(self) -> None:
        if not self._indicator.version:
            self.code.setText(self._next_code())

    def _next_code(self) -> str:
        above = self._codes.get(self.node.currentData(), "")
        codes = (f"{above}.{number}" for number in range(1, len(self._taken) + 2))
        return next(code for code in codes if code not in self._taken)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
