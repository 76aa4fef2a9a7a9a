"""How an indicator stands, and what it means."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui.pages.indicators.elsewhere import ELSEWHERE
from partnertrack.ui.view_models.one_indicator import OneView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.figure_line import FigureLine
from partnertrack.ui.widgets.flow import Columns, FlowLayout
from partnertrack.ui.widgets.labels import Icon, Line, Words

_FIGURE = 200


class ValueCard(Card):
    """The value with both its halves, each of which opens its people, the change, and the formula in words."""

    n_wanted = Signal()
    d_wanted = Signal()
    change_wanted = Signal()

    def __init__(self, view: OneView) -> None:
        super().__init__()
        self.setAccessibleName(view.name)
        self.body.setSpacing(10)
        self.body.addWidget(Line(view.value, "display"))
        has_page = view.counted in ELSEWHERE
        words = _("{n} spent") if view.counted == "money" else _("{n} counted")
        self.n = _opening(words.format(n=view.n_words), can_open=view.opens_n or has_page)
        self.n.clicked.connect(self.n_wanted)
        self.d: Button | None = None
        self.change: Button | None = None
        flow = FlowLayout()
        flow.addWidget(self.n)
        if view.d is not None:
            self.d = _opening(_("of {n}").format(n=number(view.d)), can_open=view.opens_d or has_page)
            self.d.clicked.connect(self.d_wanted)
            flow.addWidget(self.d)
        if view.change:
            self.change = Button(view.change, "history", "ghost", is_small=True)
            self.change.clicked.connect(self.change_wanted)
            flow.addWidget(self.change)
        self.body.addWidget(_held(flow))
        if view.before:
            self.body.addWidget(Words(view.before, "caption", quiet="half"))
        self._mark(view)
        self.body.addWidget(Line(_("How it is worked out"), "overline", quiet="true"))
        self.body.addWidget(Words(view.formula, "control"))
        if view.definition != view.formula:
            self.body.addWidget(Words(view.definition, "table", quiet="half"))
        self.body.addStretch(1)

    def _mark(self, view: OneView) -> None:
        """Say what a careful reader must know beside the figure, and how complete its denominator is."""
        marks = FlowLayout(6)
        for note in view.notes:
            marks.addWidget(Chip(note, "warn", "triangle-alert"))
        for known in view.known:
            marks.addWidget(Chip(known, "neutral", "info"))
        if marks.count():
            self.body.addWidget(_held(marks))


class FactsCard(Card):
    """What must stand beside an indicator in a report: id, unit, direction, source, who answers, how it is verified."""

    def __init__(self, view: OneView) -> None:
        super().__init__(_("Definition"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        for row, (icon, label, text) in enumerate(view.facts):
            grid.addWidget(Icon(icon, 16), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(label, "table", quiet="half", wraps=False), row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(text, "control"), row, 2)
        self.body.addLayout(grid)
        self.body.addStretch(1)


class SiblingsCard(Card):
    """The other figures of the same indicator; a press opens one."""

    opened = Signal(str)

    def __init__(self, view: OneView) -> None:
        super().__init__(_("Figures of this indicator"), inset=8)
        self.lines: dict[str, FigureLine] = {}
        for key, name, text in view.siblings:
            icon, is_other = ("chevron-right", True) if key != view.id else ("check", False)
            line = self.lines[key] = FigureLine(icon, name, text, is_open=is_other, wide=_FIGURE)
            line.is_walked = False
            line.setToolTip(f"{name}: {text}")
            line.clicked.connect(partial(self.opened.emit, key))
        side_by_side = Columns(((760, 2),), gap=2)
        side_by_side.show_widgets(list(self.lines.values()))
        self.body.addWidget(side_by_side)


def _opening(words: str, *, can_open: bool) -> Button:
    """A button that opens those who are counted."""
    button = Button(words, "users", is_small=True)
    button.setEnabled(can_open)
    return button


def _held(layout: FlowLayout) -> QWidget:
    held = QWidget()
    held.setLayout(layout)
    return held
