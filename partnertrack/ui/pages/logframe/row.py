"""An indicator as a row of the matrix, every number of which opens its people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.pages.logframe.columns import Cells
from partnertrack.ui.pages.logframe.filling import Filling
from partnertrack.ui.pages.logframe.milestones import Milestones
from partnertrack.ui.pages.logframe.pressed import Name, Number
from partnertrack.ui.pages.logframe.trying import Trying
from partnertrack.ui.view_models.logframe import RowView, status
from partnertrack.ui.widgets.bullet import BulletBar
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Icon, Line
from partnertrack.ui.widgets.pressable import Pressable

EDIT, RE_PLAN, ADD_TARGET, REPORT, UP, DOWN, DELETE = "edit", "re_plan", "add", "report", "up", "down", "delete"

_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What rows show besides: all milestones, fields in which targets are tried, fields in which gaps are filled in.

    Amounts are in that currency.
    """

    currency: str
    is_trying: bool = False
    has_milestones: bool = False
    is_filling: bool = False


class IndicatorRow(QWidget):
    """Its name opens all about it; its numbers open the people behind them."""

    opened = Signal(object)
    """The id of the indicator of which one wants to know all."""
    people = Signal(str, str, str)
    """A figure, a part of it, and what stands over the list of people."""
    wanted = Signal(str, object)
    """What is to be done, and with which indicator's id."""
    added = Signal(str, str)
    """A figure of which one wants to see who came to it in the period, and what stands over their list."""
    tried = Signal()
    """Another target is tried."""
    walked = Signal(int)
    """The keyboard is to go so many rows further."""

    def __init__(self, view: RowView, shown: Shown) -> None:
        super().__init__()
        self.view = view
        self._shown = shown
        self.name = Name()
        self.name.clicked.connect(lambda: self.opened.emit(self.id))
        self._baseline, self._year = Line("", "table"), Line("", "caption", quiet="true")
        self._now, self._of = Number("strong"), Number("caption")
        self._beside = Line("", "caption", quiet="true")
        self._beside.setContentsMargins(4, 0, 0, 0)
        self._trend, self._period = Icon("equal", 15), Number("table")
        self._bullet = BulletBar()
        self._next, self._final = Line("", "strong"), Line("", "table", quiet="half")
        self._status = Chip("", "neutral")
        self.more = IconButton("ellipsis", "", is_small=True)
        self.more.clicked.connect(self._open_menu)
        self.trying = Trying(view) if shown.is_trying else None
        self.filling = Filling(view) if shown.is_filling and view.gaps else None
        self._cells = Cells(
            self.name,
            _stack(self._baseline, self._year),
            _stack(self._now, self._of, self._beside),
            _beside(self._trend, self._period),
            self._bullet,
            _stack(self._next),
            _stack(self._final),
            _stack(self._status),
            self.more,
        )
        self._lay_out()
        self._period.clicked.connect(lambda: self.added.emit(self.view.line.indicator.figure, self.view.period_title))
        for number, part in ((self._now, "n"), (self._of, "d")):
            number.clicked.connect(partial(self._open_people, part))
        self.show_row(view)

    @property
    def id(self) -> UUID:
        """The indicator's id."""
        return self.view.id

    def show_row(self, view: RowView) -> None:
        """Show the indicator as it stands, or as it would."""
        self.view = view
        light = status(view.line)
        self.name.show_indicator(view)
        self._baseline.setText(view.baseline)
        self._year.setText(view.baseline_year)
        opens = {each.part: each for each in view.openings}
        self._now.show_number(view.now, opens["n"].title if "n" in opens else "")
        self._of.setVisible("d" in opens)
        self._of.show_number(*((opens["d"].text, opens["d"].title) if "d" in opens else ("", "")))
        self._beside.setText(view.beside)
        self._beside.setVisible(bool(view.beside))
        self._trend.setVisible(bool(view.trend))
        if view.trend:
            self._trend.show_icon(view.trend, view.trend_tone)
        self._period.show_number(view.period, view.period_title)
        self._period.setVisible(bool(view.period))
        bar = view.bullet
        self._bullet.show_bar(bar.share, bar.tick, light.tone, (bar.next, bar.final))
        self._next.setText(view.of_next)
        self._final.setText(view.of_final)
        self._status.show_chip(light.word, light.tone, light.icon)
        self.more.say(_("More about {code}").format(code=view.line.indicator.code))

    def fit(self, width: int) -> None:
        """Find the widths of the columns."""
        self._cells.fit(width)
        self._of.setVisible(any(each.part == "d" for each in self.view.openings))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows: along the numbers of the row, and to the rows beside it."""
        aside, along = _STEPS.get(event.key(), (0, 0))
        if along:
            self.walked.emit(along)
        elif aside:
            self._walk(-aside if self.isRightToLeft() else aside)
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        """What can be done with the indicator."""
        line = self.view.line
        menu = QMenu(self)
        entries = [(_("Edit…"), EDIT)]
        if line.holding:
            entries.append((_("Re-plan a target…"), RE_PLAN))
        entries.append((_("Add a target…"), ADD_TARGET))
        entries.append((_("Write a note…") if line.indicator.figure else _("Report a value…"), REPORT))
        entries += [(_("Move up"), UP), (_("Move down"), DOWN), (_("Delete"), DELETE)]
        for words, key in entries:
            menu.addAction(words, partial(self.wanted.emit, key, self.id))
        return menu

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(self._cells)
        if self._shown.has_milestones and self.view.line.goals:
            column.addWidget(Milestones(self.view, self._shown.currency))
        if self.filling:
            column.addWidget(self.filling)
        if self.trying:
            self.trying.tried.connect(self.tried)
            column.addWidget(self.trying)

    def _walk(self, step: int) -> None:
        stops = [each for each in self.findChildren(Pressable) if each.isVisible() and each.isEnabled()]
        place = next((at for at, each in enumerate(stops) if each.hasFocus()), 0) + step
        if 0 <= place < len(stops):
            stops[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _open_people(self, part: str) -> None:
        title = next(each.title for each in self.view.openings if each.part == part)
        self.people.emit(self.view.line.indicator.figure, part, title)

    def _open_menu(self) -> None:
        self.menu().exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _stack(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return box


def _beside(*widgets: QWidget) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2)
    for widget in widgets:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    line.setStretch(1, 1)
    return box
