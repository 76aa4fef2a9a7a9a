"""The fourth step: the partners, and what they send."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from partnertrack import i18n
from partnertrack.domain.organisation_types import organisation_types
from partnertrack.domain.set_up import PlannedPartner, SetUp, check_partners
from partnertrack.i18n import _
from partnertrack.ui import set_up_asks
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.dialogs.set_up.rows import Rows
from partnertrack.ui.dialogs.set_up.step import Step
from partnertrack.ui.view_models.partners import rhythm_words
from partnertrack.ui.widgets.fields import Choice

_RHYTHMS = (1, 2, 3, 6, 12)


class PartnersStep(Step):
    """A row for each; one without a name and a country is none."""

    def __init__(self) -> None:
        super().__init__(
            _("Partners"),
            _("Who are your partners?"),
            _("PartnerTrack then tells whose file is late, and writes the letter that asks for it."),
        )
        titles = ((_("Name"), 5), (_("Kind"), 4), (_("Country"), 3), (_("Sends a file"), 4))
        self.rows = Rows(titles, self._row, _("Add a partner"))
        self.column.addWidget(self.rows)
        self.column.addStretch(1)

    def begin(self, planned: SetUp) -> None:
        """Put the keyboard into the first row."""
        del planned
        self.rows.rows[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def partners(self) -> tuple[PlannedPartner, ...]:
        """The partners as they stand."""
        found = []
        for name, kind, country, rhythm in self.rows.rows:
            assert isinstance(name, QLineEdit)  # noqa: S101 - as `_row` makes it
            assert isinstance(kind, Choice)  # noqa: S101 - as `_row` makes it
            assert isinstance(country, QLineEdit)  # noqa: S101 - as `_row` makes it
            assert isinstance(rhythm, Choice)  # noqa: S101 - as `_row` makes it
            if name.text().strip() or country.text().strip():
                found.append(
                    PlannedPartner(
                        name=name.text().strip(),
                        type=kind.currentData(),
                        country=next(iter(set_up_asks.countries([country.text()])), ""),
                        every_months=rhythm.currentData(),
                        language=i18n.current(),
                    )
                )
        return tuple(found)

    def add_to(self, planned: SetUp) -> SetUp:
        """The plan with the partners."""
        partners = self.partners()
        check_partners(partners)
        return replace(planned, partners=partners)

    def _row(self) -> tuple[QLineEdit, Choice, QLineEdit, Choice]:
        name = written(_("Name of the partner"), "", _("Training centre Kumasi"))
        kind = Choice(_("Kind"), [(words, key) for key, words in organisation_types().items()])
        kind.choose("training_centre")
        rhythms: list[tuple[str, object]] = [(rhythm_words(n), n) for n in _RHYTHMS]
        rhythm = Choice(_("Sends a file"), [*rhythms, (_("Sends none"), None)])
        return name, kind, written(_("Country"), ""), rhythm
