"""One step of the clock: the share that still waits by groups, the parts, and who waits the longest."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui import clock_asks
from partnertrack.ui.clock_asks import StepModel
from partnertrack.ui.pages.clock.pictures import PictureCard
from partnertrack.ui.view_models.clock import StuckLine, dimensions, kinds, part_lines, part_words
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.compare_card import CompareCard
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.figure_line import FigureLine
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.reveal import reveal
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from partnertrack.services.clock import By, Part

_HIGH = 190.0
_PLACES = 5


class OneStep(QWidget):
    """Every number opens its people; a line of the list opens the person."""

    wanted = Signal(object, str)
    """People of the clock, and what they are called over their list."""
    person_wanted = Signal(object, object)
    """Somebody, and the list of those who wait."""
    grouped = Signal(str)
    """By what the step is to be told apart."""

    def __init__(self, model: StepModel) -> None:
        super().__init__()
        self._model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.curves = self._curves()
        parts = Columns(((900, 2),), stretch=(5, 2))
        parts.show_widgets([self.curves, self._parts()])
        column.addWidget(parts)
        self.table = self._stuck(column)
        self.compare = CompareCard()
        self.compare.setVisible(False)
        column.addWidget(self.compare)
        column.addStretch(1)

    def _curves(self) -> PictureCard:
        view = self._model.view
        by = Choice(_("Groups"), [(words, key) for words, key in dimensions()])
        by.setMinimumWidth(160)
        by.choose(view.by)
        by.activated.connect(lambda _place: self.grouped.emit(str(by.currentData())))
        card = PictureCard(
            _("Share still waiting"),
            partial(clock_asks.draw_curves, view, _HIGH),
            _HIGH,
            clock_asks.curves_table(view),
            note=_("Those who still wait are counted in (Kaplan–Meier). Dashed: the planned days."),
            trailing=by,
        )
        card.spots.opened.connect(self._open_group)
        return card

    def _parts(self) -> QWidget:
        view = self._model.view
        card = Card(_("Who is meant"), inset=8)
        card.body.setSpacing(0)
        for line in part_lines(view.step.timing):
            shown = FigureLine(line.icon, line.label, number(line.n), is_open=line.n > 0)
            shown.clicked.connect(partial(self._open, line.part))
            card.body.addWidget(shown)
        if view.holds:
            card.body.addSpacing(8)
            heading = Line(_("Too long at"), "control")
            heading.setContentsMargins(8, 0, 8, 4)
            card.body.addWidget(heading)
        for hold in view.holds[:_PLACES]:
            name = hold.name or _("{kind}, not named").format(kind=kinds().get(view.step.responsible, ""))
            text = _("{n} · {days} days").format(n=number(hold.people), days=number(hold.days))
            place = FigureLine("building-2", name, text, is_open=True)
            group = str(hold.organisation) if hold.organisation else ""
            place.clicked.connect(partial(self._open, "late", "organisation", group, name))
            card.body.addWidget(place)
        card.body.addStretch(1)
        return card

    def _stuck(self, column: QVBoxLayout) -> ShortTable:
        stuck = self._model.stuck
        card = Card(_("Waiting the longest"))
        has_places = any(line.organisation for line in stuck)
        model: TableModel[StuckLine] = TableModel(_columns(has_places=has_places))
        table = ShortTable(model, _("Waiting the longest"))
        model.show_rows(stuck)
        table.opened.connect(self._open_person)
        reveal(table, when=bool(stuck))
        card.body.addWidget(table)
        if not stuck:
            card.body.addWidget(Words(_("Nobody waits here."), quiet="true"))
        elif len(stuck) < self._model.view.step.timing.open:
            told = _("The {n} who wait the longest; “Waiting” opens all of them.").format(n=number(len(stuck)))
            card.body.addWidget(Words(told, "caption", quiet="true"))
        column.addWidget(card)
        return table

    def _open(self, part: Part, by: By | None = None, group: str = "", name: str = "") -> None:
        view = self._model.view
        title = " · ".join(filter(None, (view.step.label, name, part_words(part))))
        self.wanted.emit(clock_asks.at_step(view.step.key, part, by, group), title)

    def _open_group(self, key: tuple[str, str]) -> None:
        view = self._model.view
        group = next((each for each in view.groups if each.key == key[0]), None)
        if group:
            self._open("open", view.by, group.key, group.label)
        else:
            self._open("open")

    def _open_person(self, row: int) -> None:
        among: tuple[UUID, ...] = tuple(line.person.id for line in self._model.stuck)
        self.person_wanted.emit(among[row], among)


def _columns(*, has_places: bool) -> list[Column[StuckLine]]:
    at: Column[StuckLine] = Column(
        _("At"), lambda line: line.organisation, cells.plain(lambda line: line.organisation), 190, gives_way=2
    )
    return [
        Column(
            _("Name"),
            lambda line: line.person.name,
            cells.person(
                lambda line: line.person.initials, lambda line: line.person.name, lambda line: line.person.label
            ),
        ),
        Column(_("Waiting"), _waits, cells.plain(_waits, "strong", "text"), 110),
        Column(_("Beyond the plan"), _beyond, cells.chip(_beyond, lambda _line: "warn", lambda _line: ""), 140),
        *((at,) if has_places else ()),
        Column(
            _("Cohort"), lambda line: line.person.cohort, cells.plain(lambda line: line.person.cohort), 130, gives_way=3
        ),
        Column(
            _("Region"), lambda line: line.person.region, cells.plain(lambda line: line.person.region), 130, gives_way=4
        ),
    ]


def _waits(line: StuckLine) -> str:
    return _("{n} days").format(n=number(line.days)) if line.days is not None else _("days unknown")


def _beyond(line: StuckLine) -> str:
    return f"+{number(line.beyond)}" if line.beyond is not None and line.beyond > 0 else ""
