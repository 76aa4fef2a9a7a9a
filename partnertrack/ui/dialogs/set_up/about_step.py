"""The second step: title, donor and corridor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from partnertrack.domain.set_up import SetUp, check
from partnertrack.i18n import _, country
from partnertrack.ui import set_up_asks
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.dialogs.set_up.scheme_step import SchemeStep
from partnertrack.ui.dialogs.set_up.step import Step, labelled
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.optional_day import OptionalDay

_SEPARATOR = ","


class AboutStep(Step):
    """Fields of which each may stay empty."""

    def __init__(self, scheme: SchemeStep, today: date) -> None:
        super().__init__(
            _("Donor"),
            _("Who funds it, from where to where?"),
            _("Title, donor and organisation stand on the report’s cover; periods are counted from the first day."),
        )
        self._scheme = scheme
        self.name = written(_("Title of the pilot"), "")
        self.donor = written(_("Donor"), "", _("Who pays, European Commission for example"))
        self.organisation = written(_("Your organisation"), "", _("Who implements and reports"))
        self.origin = written(_("Countries of origin"), "")
        self.destination = written(_("Countries of destination"), "")
        self.starts = OptionalDay(_("First day of the grant"), None, today)
        self.ends = OptionalDay(_("Last day of the grant"), None, date(today.year + 2, 12, 31))
        self.reports = Choice(_("Reports"))
        self._lay_out()

    def begin(self, planned: SetUp) -> None:
        """Show what the scheme says where nothing is written."""
        del planned
        if not self.reports.count():
            self.reports.show_entries([(words, key) for key, words in set_up_asks.frequencies().items()])
            self.reports.choose("half_year")
        if scheme := self._scheme.chosen():
            self.name.setPlaceholderText(scheme.title)
            hint = _("As people write them, with commas between")
            self.origin.setPlaceholderText(", ".join(map(country, scheme.origin)) or hint)
            self.destination.setPlaceholderText(", ".join(map(country, scheme.destination)) or hint)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_to(self, planned: SetUp) -> SetUp:
        """The plan with what is written here."""
        planned = replace(
            planned,
            title=self.name.text().strip(),
            donor=self.donor.text().strip(),
            organisation=self.organisation.text().strip(),
            origin=set_up_asks.countries(self.origin.text().split(_SEPARATOR)),
            destination=set_up_asks.countries(self.destination.text().split(_SEPARATOR)),
            starts_on=self.starts.day(),
            ends_on=self.ends.day(),
            reports=self.reports.currentData() or "half_year",
        )
        check(planned)
        return planned

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("Donor"), self.donor),
            (_("Your organisation"), self.organisation),
            (_("Countries of origin"), self.origin),
            (_("Countries of destination"), self.destination),
            (_("First day of the grant"), self.starts),
            (_("Last day of the grant"), self.ends),
            (_("Reports to the donor"), self.reports),
        )
        grid.addLayout(labelled(_("Title of the pilot"), self.name), 0, 0, 1, 2)
        for place, (label, field) in enumerate(fields):
            grid.addLayout(labelled(label, field), 1 + place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.column.addLayout(grid)
        self.column.addStretch(1)
        for field in self.findChildren(QLineEdit):
            field.textChanged.connect(self.changed)
