"""The fields in which one fills in, row by row, what an auditor will ask for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import logframe_asks
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.view_models.logframe import RowView
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line

if TYPE_CHECKING:
    from partnertrack.domain.logframe import LogframeIndicator

_NUMBER, _WORDS = 92, 190
_YEARS = (1950, 2100)


class Filling(QWidget):
    """Baseline with its year, final target where there is none, source of verification, and who is responsible."""

    def __init__(self, view: RowView) -> None:
        super().__init__()
        self._line = view.line
        indicator, unit = view.line.indicator, view.line.unit
        self.baseline = written(_("Baseline"), logframe_asks.typed(indicator.baseline, unit))
        self.year = written(_("Year of the baseline"), str(indicator.baseline_year or ""), _("Year"))
        self.year.setValidator(QIntValidator(*_YEARS, self))
        self.final = written(_("Final target"), "")
        self.verification = written(_("Source of verification"), indicator.verification)
        self.responsible = written(_("Responsible"), indicator.responsible)
        flow = FlowLayout(10)
        self.setContentsMargins(8, 0, 0, 4)
        fields = [(self.baseline, _NUMBER), (self.year, _NUMBER)]
        if view.line.stand.final is None:
            fields.append((self.final, _NUMBER))
        for field, width in (*fields, (self.verification, _WORDS), (self.responsible, _WORDS)):
            flow.addWidget(_labelled(field, width, indicator.code))
        self.setLayout(flow)

    @property
    def indicator_id(self) -> UUID:
        """The id of the indicator that is filled in."""
        return self._line.indicator.id

    @property
    def is_written(self) -> bool:
        """Whether somebody wrote anything there."""
        return any(field.isModified() for field in self.findChildren(QLineEdit))

    def filled_in(self) -> tuple[LogframeIndicator, Decimal | None] | None:
        """The indicator and its final target as they stand; None where nothing was written.

        Raises `UserError` for what is no number.
        """
        before, unit = self._line.indicator, self._line.unit
        after = replace(
            before,
            baseline=logframe_asks.read_value(self.baseline.text(), unit),
            baseline_year=int(self.year.text()) if self.year.text().strip() else None,
            verification=self.verification.text().strip(),
            responsible=self.responsible.text().strip(),
        )
        final = logframe_asks.read_value(self.final.text(), unit) if self._line.stand.final is None else None
        return (after, final) if after != before or final is not None else None


def _labelled(field: QLineEdit, width: int, code: str) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Line(field.placeholderText() or field.accessibleName(), "caption", quiet="half"))
    column.addWidget(field)
    field.setAccessibleName(f"{code}, {field.accessibleName()}")
    field.setFixedWidth(width)
    return box
