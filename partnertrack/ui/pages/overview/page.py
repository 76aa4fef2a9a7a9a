"""The overview: how the pilot stands on a day."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.domain.months import add_months
from partnertrack.i18n import _
from partnertrack.ui import overview_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.overview.arranging import Arranging
from partnertrack.ui.pages.overview.cards import Cards
from partnertrack.ui.place import IMPORTS, OVERVIEW, REPORTS, Place
from partnertrack.ui.view_models.arrangement import Arrangement
from partnertrack.ui.view_models.overview import OverviewView
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Line


class OverviewPage(Page):
    """Key figures and cards, of the officer's choice and in the officer's order, as of any day."""

    key = OVERVIEW

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._job: Job | None = None
        self._shown: tuple[OverviewView, Arrangement] | None = None
        self.name_page(_("Overview"), "")
        self.day = DayField(_("Figures as of"), desk.as_of)
        self.day.dateChanged.connect(lambda: desk.look_at(self.day.day()))
        report = Button(_("Donor report"), "file-chart-column", "primary")
        report.clicked.connect(lambda: self.went.emit(Place(REPORTS)))
        as_of = Line(_("As of"), "table", quiet="true")
        earlier = IconButton("chevron-left", _("A month earlier"), size=16, is_small=True)
        later = IconButton("chevron-right", _("A month later"), size=16, is_small=True)
        earlier.clicked.connect(partial(self._travel, -1))
        later.clicked.connect(partial(self._travel, 1))
        arrange = IconButton("settings", _("Arrange the overview"))
        self.arranging = Arranging(self, desk, arrange)
        arrange.clicked.connect(self.arranging.choose_cards)
        self.arranging.changed.connect(self.refresh)
        for widget in (as_of, earlier, self.day, later, arrange, report):
            self.tools.addWidget(widget)
        self._content: QWidget = QWidget()
        self.body.addWidget(self._content, 1)

    def show_place(self, place: Place) -> None:
        """Read the figures of the day; what is shown stays until they are there."""
        del place  # there is but one overview
        if self._job:
            self._job.stop()
        self.day.show_day(self.desk.as_of)
        wanted = self.arranging.arrangement()
        work = partial(overview_asks.overview, self.desk.workspace, self.desk.as_of, wanted.figures, wanted.cards)
        self._job = self.desk.jobs.read(work, self._show)

    def _show(self, view: OverviewView) -> None:
        shown = (view, self.arranging.arrangement())
        if shown == self._shown:
            return
        self._shown = shown
        self.name_page(_("Overview"), view.subtitle)
        content = self._empty() if view.is_empty else self._figures(*shown)
        self.body.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content = content

    def _travel(self, months: int) -> None:
        """Look at the pilot as it stood that many months later, or earlier."""
        self.desk.look_at(add_months(self.desk.as_of, months))

    def _empty(self) -> QWidget:
        button = Button(_("Import a spreadsheet"), "file-up", "primary")
        button.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        return Empty(
            "users",
            _("No participants yet"),
            _("Import a partner’s spreadsheet: PartnerTrack recognises its columns, and you check each row first."),
            button,
        )

    def _figures(self, view: OverviewView, arrangement: Arrangement) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        cards = Cards(view, self.went.emit)
        figures = Columns(((900, 4), (480, 2)))
        figures.show_widgets(cards.key_figures())
        column.addWidget(figures)
        pairs = [arrangement.cards[place : place + 2] for place in range(0, len(arrangement.cards), 2)]
        for pair in pairs:
            line = Columns(((820, 2),), stretch=(6, 5)) if len(pair) > 1 else Columns(())
            line.show_widgets([cards.card(key) for key in pair])
            column.addWidget(line)
        column.addStretch(1)
        return content
