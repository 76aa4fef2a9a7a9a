"""The last step: what will be made, before it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.dialogs.set_up.step import Step
from partnertrack.ui.view_models.set_up import PlanLine
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Badge, Line, Words


class SummaryStep(Step):
    """A line for each step; what was left out is marked as such."""

    def __init__(self) -> None:
        super().__init__(
            _("Summary"),
            _("This will be made"),
            _("Go back to change something; once it is made, everything can still be changed on its own page."),
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.column.addLayout(self._lines)
        self.column.addStretch(1)

    def show_plan(self, lines: Sequence[PlanLine]) -> None:
        """Show what is planned."""
        empty_out(self._lines)
        for line in lines:
            self._lines.addWidget(_line(line))


def _line(line: PlanLine) -> QWidget:
    box = QWidget()
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Line(line.text, "h3", quiet="true" if line.is_later else ""))
    if line.detail:
        words.addWidget(Words(line.detail, "table", quiet="half"))
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(Badge(line.icon, "neutral" if line.is_later else "primary", 36))
    row.addLayout(words, 1)
    if line.is_later:
        row.addWidget(Chip(_("Later"), "neutral"))
    box.setAccessibleName(". ".join(filter(None, (line.text, line.detail, _("Later") if line.is_later else ""))))
    return box
