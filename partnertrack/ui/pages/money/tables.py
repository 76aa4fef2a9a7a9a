"""Small tables of figures each of which opens what makes it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.view_models.cost_cross import CrossMark
from partnertrack.ui.view_models.costs import CostFilter
from partnertrack.ui.view_models.money import AgreedMark, BurdenMark, MoneyPage, PerMark
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.pressable import Pressable

_ROW, _WIDE, _PAD = 32, 92, 8


class Amount(Pressable):
    """A figure at the end of its cell; `name` says what it is, `below` stands under it in small."""

    opens = True

    def __init__(self, text: str, name: str, *, is_strong: bool = False, width: int = _WIDE) -> None:
        super().__init__(f"{name}: {text}", QSize(max(width, round(paint.width(text, "control")) + 2 * _PAD + 2), _ROW))
        self._text, self._is_strong = text, is_strong
        self.setToolTip(name)

    def minimumSizeHint(self) -> QSize:
        """As wide as the figure: it is never shortened."""
        return self.sizeHint()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the figure."""
        tokens = theme.tokens()
        if self.underMouse() and self.isEnabled():
            paint.rounded(painter, area, self.radius, tokens.hover)
        colour = tokens.text if self.isEnabled() else tokens.muted
        inner = paint.visual(painter, area, area.adjusted(_PAD, 0, -_PAD, 0))
        paint.text(painter, inner, self._text, "strong" if self._is_strong else "control", colour, paint.TRAILING)


class AgreedCard(Card):
    """Who agreed beforehand to pay what, against who paid."""

    opened = Signal(object)
    edited = Signal(object)
    """The `CostShare` to be changed, None for a new one."""

    def __init__(self, marks: tuple[AgreedMark, ...]) -> None:
        add = Button(_("Add an agreement"), "plus", "ghost", is_small=True)
        super().__init__(_("Who agreed to pay, and who paid"), add, inset=_PAD)
        add.clicked.connect(lambda: self.edited.emit(None))
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for column, heading in enumerate((_("Payer"), _("Agreed"), _("Paid")), 0):
            grid.addWidget(_heading(heading, is_first=not column), 0, column)
        for row, mark in enumerate(marks, 1):
            self._show(grid, row, mark)
        self.body.addLayout(grid)
        if not marks:
            words = _("Enter which share or amount each side agreed to bear: the page then compares it with the costs.")
            self.body.addWidget(_quiet(words))
        self.body.addStretch(1)

    def _show(self, grid: QGridLayout, row: int, mark: AgreedMark) -> None:
        name = f"{mark.row.payer} · {mark.row.category}"
        who = _Two(mark.row.payer, f"{mark.row.category} · {mark.gap}", mark.tone)
        who.clicked.connect(lambda: self.opened.emit(mark.opens))
        agreed = Amount(mark.agreed, _("{what}, agreed").format(what=name))
        agreed.clicked.connect(lambda: self.edited.emit(mark.row.share))
        agreed.setEnabled(mark.row.share is not None)
        paid = Amount(mark.paid, _("{what}, paid").format(what=name))
        paid.clicked.connect(lambda: self.opened.emit(mark.opens))
        for column, widget in enumerate((who, agreed, paid)):
            grid.addWidget(widget, row, column)
        if mark.row.share:
            pencil = IconButton("pencil", _("Change {line}").format(line=name), size=15, is_small=True)
            pencil.clicked.connect(lambda: self.edited.emit(mark.row.share))
            grid.addWidget(pencil, row, 3)


class CrossCard(Card):
    """Expenditure by payer and kind of cost; where there is too little room it scrolls sideways by itself."""

    opened = Signal(object)

    def __init__(self, cross: CrossMark) -> None:
        super().__init__(_("Who paid for what"), inset=_PAD)
        inner = QWidget()
        inner.setObjectName("scrolled")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for column, heading in enumerate(cross.headings, 1):
            grid.addWidget(_wrapped(heading), 0, column)
        last = len(cross.rows) - 1
        for row, (label, cells) in enumerate(cross.rows, 1):
            is_sum = row >= last
            name = Line(label, "strong" if is_sum else "table")
            name.setContentsMargins(_PAD, 0, 0, 0)
            grid.addWidget(name, row, 0)
            for column, (text, opens) in enumerate(cells, 1):
                if not text:
                    continue
                cell = Amount(
                    text,
                    f"{label} · {cross.headings[column - 1]}",
                    is_strong=is_sum or column > len(cells) - 2,
                    width=72,
                )
                cell.setEnabled(opens is not None)
                cell.clicked.connect(lambda wanted=opens: self.opened.emit(wanted))
                grid.addWidget(cell, row, column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setFixedHeight(inner.sizeHint().height() + 12)
        self.body.addWidget(area)
        self.body.addStretch(1)


class PerCard(Card):
    """What the pilot cost by each person who came so far; the figure opens the costs, the count the people."""

    opened = Signal(object)
    opened_people = Signal(str, str)
    """What they are, in words, and the milestone that they reached."""

    def __init__(self, page: MoneyPage) -> None:
        super().__init__(_("Cost per person"), Line(_("eligible costs only"), "caption", quiet="true"), inset=_PAD)
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for row, mark in enumerate(page.per):
            self._show(grid, row, mark)
        self.body.addLayout(grid)
        told = _("{amount} of eligible costs, paid up to this day, by the people who came so far.")
        self.body.addWidget(_quiet(told.format(amount=page.eligible)))
        self.body.addStretch(1)

    def _show(self, grid: QGridLayout, row: int, mark: PerMark) -> None:
        label = Line(mark.label, "table")
        label.setContentsMargins(_PAD, 0, 0, 0)
        amount = Amount(mark.amount, mark.label, is_strong=True, width=120)
        amount.clicked.connect(lambda: self.opened.emit(CostFilter(kind="eligible")))
        people = Amount(mark.people, mark.label)
        people.clicked.connect(lambda: self.opened_people.emit(f"{mark.label}: {mark.people}", mark.milestone))
        for column, widget in enumerate((label, amount, people)):
            grid.addWidget(widget, row, column)


class BurdenCard(Card):
    """What workers bore for being recruited, in months of their own income; it opens its people."""

    opened = Signal(object)
    listed = Signal()
    """Somebody wants to see the people one by one."""

    def __init__(self, burden: BurdenMark) -> None:
        super().__init__(
            _("Recruitment costs borne by workers"), Line(_("SDG 10.7.1"), "caption", quiet="true"), inset=_PAD
        )
        line = QHBoxLayout()
        line.setSpacing(8)
        for label, value in burden.figures:
            figure = _Two(value, label)
            figure.clicked.connect(self.listed)
            line.addWidget(figure, 1)
        self.body.addLayout(line)
        coverage = Button(burden.coverage, "users", "ghost", is_small=True)
        coverage.clicked.connect(self.listed)
        foot = QHBoxLayout()
        foot.addWidget(coverage)
        foot.addStretch(1)
        self.body.addLayout(foot)
        told = _("What those who work for a wage paid to be recruited, in months of their own first gross income.")
        self.body.addWidget(_quiet(told))
        if burden.note:
            self.body.addWidget(_quiet(burden.note))
        self.body.addStretch(1)


class _Two(Pressable):
    """Two lines of words, the lower one small, in a colour where it has a meaning."""

    opens = True

    def __init__(self, upper: str, lower: str, tone: str = "neutral") -> None:
        super().__init__(f"{upper}: {lower}", QSize(150, 44))
        self._upper, self._lower, self._tone = upper, lower, tone
        self.setToolTip(lower)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw both lines."""
        tokens = theme.tokens()
        if self.underMouse():
            paint.rounded(painter, area, self.radius, tokens.hover)
        inner = area.adjusted(_PAD, 0, -_PAD, 0)
        upper = QRectF(inner.left(), inner.top() + 3, inner.width(), 20)
        lower = QRectF(inner.left(), inner.top() + 23, inner.width(), 18)
        colour = tokens.muted if self._tone == "neutral" else theme.tone(self._tone).text
        paint.text(painter, paint.visual(painter, area, upper), self._upper, "strong", tokens.text)
        paint.text(painter, paint.visual(painter, area, lower), self._lower, "caption", colour)


def _heading(words: str, *, is_first: bool = False) -> Line:
    heading = Line(words, "caption", quiet="true")
    heading.setContentsMargins(_PAD, 0, _PAD, 0)
    if not is_first:
        heading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return heading


def _wrapped(words: str) -> Words:
    """A heading that runs over several lines rather than widen its column."""
    heading = Words(words, "caption", quiet="true")
    heading.setFixedWidth(_WIDE)
    heading.setContentsMargins(0, 0, _PAD, 0)
    heading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
    return heading


def _quiet(text: str) -> Words:
    words = Words(text, "caption", quiet="half")
    words.setContentsMargins(_PAD, 0, _PAD, 0)
    return words
