"""An indicator as a row of the matrix, every number of which opens its people."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.pages.logframe.columns import Cells
from partnertrack.ui.pages.logframe.trying import Trying
from partnertrack.ui.view_models.logframe import RowView, known_words, sign
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.bullet import BulletBar
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Icon, Line, Words
from partnertrack.ui.widgets.pressable import Pressable

EDIT, RE_PLAN, ADD_TARGET, REPORT, UP, DOWN, DELETE = "edit", "re_plan", "add", "report", "up", "down", "delete"

_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
}


class IndicatorRow(QWidget):
    """Its name opens all about it; its numbers open the people behind them."""

    opened = Signal(object)
    """The id of the indicator of which one wants to know all."""
    people = Signal(str, str, str)
    """A figure, a part of it, and what stands over the list of people."""
    wanted = Signal(str, object)
    """What is to be done, and with which indicator's id."""
    tried = Signal()
    """Another target is tried."""
    walked = Signal(int)
    """The keyboard is to go so many rows further."""

    def __init__(self, view: RowView, *, is_trying: bool) -> None:
        super().__init__()
        self.view = view
        self.name = _Name()
        self.name.clicked.connect(lambda: self.opened.emit(self.id))
        self._baseline, self._year = Line("", "table"), Line("", "caption", quiet="true")
        self._now, self._of = Number("strong"), Number("caption")
        self._beside = Line("", "caption", quiet="true")
        self._trend, self._period = Icon("equal", 15), Line("", "table")
        self._bullet = BulletBar()
        self._next, self._final = Line("", "strong"), Line("", "table", quiet="half")
        self._status = Chip("", "neutral")
        self.more = IconButton("ellipsis", "", is_small=True)
        self.more.clicked.connect(self._open_menu)
        self.trying = Trying(view) if is_trying else None
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
        light = sign(view.light)
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
        self._period.setText(view.period)
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


class Number(Pressable):
    """A number that opens its people; one that nobody stands behind is only read."""

    opens = True
    is_walked = True
    radius = 6.0

    def __init__(self, role: theme.Role) -> None:
        super().__init__("", QSize(40, 22 if role == "strong" else 18))
        self._role: theme.Role = role
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_number(self, text: str, opens: str) -> None:
        """Show a number; `opens` says what its list is, "" where there is none."""
        self._text = text
        self.setEnabled(bool(opens))
        self.setAccessibleName(opens or text)
        self.setToolTip(opens)
        self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the number, underlined by a hair where it opens something."""
        tokens = theme.tokens()
        if self.underMouse() and self.isEnabled():
            paint.rounded(painter, area, self.radius, tokens.hover)
        strong = tokens.text if self._role == "strong" else tokens.text2
        colour = tokens.primary_text if self.isEnabled() else strong
        paint.text(painter, area.adjusted(4, 0, -2, 0), self._text, self._role, colour)


class _Name(Pressable):
    """The indicator's code and wording, on as many lines as it needs; it opens all about it."""

    opens = True
    is_walked = True

    def __init__(self) -> None:
        super().__init__("", QSize(160, 0))
        self._code, self._label = Line("", "overline", quiet="true"), Words("", "control")
        self._note = Words("", "caption", quiet="true")
        self._lacks = Icon("triangle-alert", 13, tone="warn")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._code)
        head.addWidget(self._lacks)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 4, 2)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(self._label)
        column.addWidget(self._note)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_indicator(self, view: RowView) -> None:
        """Show another wording."""
        indicator = view.line.indicator
        self._code.setText(indicator.code)
        self._label.setText(indicator.label)
        note = "  ·  ".join(filter(None, (known_words(view.line), view.line.current.note)))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._lacks.setVisible(view.gaps > 0)
        self.setAccessibleName(view.spoken)

    def sizeHint(self) -> QSize:
        """As high as the texts need."""
        line = self.layout()
        return line.sizeHint() if line else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Narrow: the wording wraps."""
        line = self.layout()
        return QSize(160, line.minimumSize().height() if line else 0)

    def heightForWidth(self, width: int) -> int:
        """Higher where a long wording has to run over several lines."""
        line = self.layout()
        return line.heightForWidth(width) if line else self.sizeHint().height()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Light up under the mouse; the texts draw themselves."""
        if self.underMouse():
            paint.rounded(painter, area, self.radius, theme.tokens().hover)


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
    line.setSpacing(5)
    for widget in widgets:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    line.addStretch(1)
    return box
