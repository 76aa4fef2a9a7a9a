"""The third step: the cohorts that are planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.set_up import SetUp, check_cohorts
from partnertrack.i18n import _
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.dialogs.set_up.rows import Rows
from partnertrack.ui.dialogs.set_up.step import Step
from partnertrack.ui.widgets.optional_day import OptionalDay

_MOST = 100_000


class CohortsStep(Step):
    """A row for each; a row without anything in it is none."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Cohorts"),
            _("Which cohorts are planned?"),
            _("With places and a start day, PartnerTrack tells which cohort is behind. Imports add cohorts, too."),
        )
        self._today = today
        titles = ((_("Name"), 4), (_("Places"), 2), (_("Planned start"), 5))
        self.rows = Rows(titles, self._row, _("Add a cohort"))
        self.column.addWidget(self.rows)
        self.column.addStretch(1)

    def begin(self, planned: SetUp) -> None:
        """Put the keyboard into the first row."""
        del planned
        self.rows.rows[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def cohorts(self) -> tuple[Cohort, ...]:
        """The cohorts as they stand."""
        found = []
        for name, places, start in self.rows.rows:
            assert isinstance(name, QLineEdit)  # noqa: S101 - as `_row` makes it
            assert isinstance(places, QLineEdit)  # noqa: S101 - as `_row` makes it
            assert isinstance(start, OptionalDay)  # noqa: S101 - as `_row` makes it
            size = int(places.text() or "0") or None
            if name.text().strip() or size or start.day():
                found.append(Cohort(name=name.text().strip(), capacity=size, starts_on=start.day()))
        return tuple(found)

    def add_to(self, planned: SetUp) -> SetUp:
        """The plan with the cohorts."""
        cohorts = self.cohorts()
        check_cohorts(cohorts)
        return replace(planned, cohorts=cohorts)

    def _row(self) -> tuple[QLineEdit, QLineEdit, OptionalDay]:
        name = written(_("Name of the cohort"), "", _("2026-A for example"))
        places = written(_("Places"), "", "–")
        places.setValidator(QIntValidator(0, _MOST, places))
        return name, places, OptionalDay(_("Planned start"), None, self._today)
