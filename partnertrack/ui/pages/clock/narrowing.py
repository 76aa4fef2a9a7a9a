"""Whom the clock is about, chosen from lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models import clock as words
from partnertrack.ui.view_models.clock import Chosen
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from partnertrack.services.clock import ClockView

_WIDTHS = (136, 136, 130, 168, 178)


class NarrowingBar(QWidget):
    """Cohort, region, track, who is responsible, and the organisation."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(8)
        self.setLayout(flow)
        self.cohort = Choice(_("Cohort"), [(_("All cohorts"), None)])
        self.region = Choice(_("Region"), [(_("All regions"), None)])
        self.track = Choice(_("Track"), [(_("All tracks"), None)])
        self.responsible = Choice(_("Responsible"), [(_("All responsible"), "")])
        self.organisation = Choice(_("Organisation"), [(_("All organisations"), None)])
        for choice, wide in zip(self._choices(), _WIDTHS, strict=True):
            choice.setMinimumWidth(wide)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choice.activated.connect(self._say)
            flow.addWidget(choice)
        self.every = Button(_("Show everybody"), "x", "ghost")
        self.every.clicked.connect(self.widen)
        self.every.hide()
        flow.addWidget(self.every)

    def chosen(self) -> Chosen:
        """What was chosen."""
        return Chosen(
            self.cohort.currentData(),
            self.region.currentData(),
            self.track.currentData(),
            self.organisation.currentData(),
            str(self.responsible.currentData() or ""),
        )

    def show_view(self, view: ClockView) -> None:
        """Offer what the pilot has; what was chosen stays."""
        _offer(self.cohort, words.cohort_entries(view))
        _offer(self.region, words.region_entries(view))
        _offer(self.track, words.track_entries(view))
        _offer(self.responsible, words.responsible_entries(view.responsible))
        _offer(self.organisation, words.organisation_entries(view))
        self.organisation.setVisible(bool(view.organisations))
        self.every.setVisible(self.chosen().is_narrowed)

    def widen(self) -> None:
        """Choose everybody."""
        for choice in self._choices():
            choice.setCurrentIndex(0)
        self._say()

    def _choices(self) -> tuple[Choice, ...]:
        return self.cohort, self.region, self.track, self.responsible, self.organisation

    def _say(self) -> None:
        self.every.setVisible(self.chosen().is_narrowed)
        self.changed.emit()


def _offer(choice: Choice, entries: words.Entries) -> None:
    """Offer these entries, where they are other ones."""
    if [(choice.itemText(place), choice.itemData(place)) for place in range(choice.count())] != entries:
        before = choice.currentData()
        is_quiet = choice.blockSignals(True)
        choice.show_entries(entries)
        choice.choose(before)
        if choice.currentIndex() < 0:
            choice.setCurrentIndex(0)
        choice.blockSignals(is_quiet)
