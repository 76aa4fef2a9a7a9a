"""The clock as a whole: what holds people, the funnel, and a row for each step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import clock_asks
from partnertrack.ui.pages.clock.pictures import PictureCard
from partnertrack.ui.view_models.clock import HoldLine, foot_words, hold_lines, part_words, shown_steps
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.figure_line import FigureLine
from partnertrack.ui.widgets.flow import Columns, FlowLayout
from partnertrack.ui.widgets.labels import Badge, Line, Words
from partnertrack.ui.widgets.share_line import ShareLine

if TYPE_CHECKING:
    from partnertrack.services.clock import ClockView, Part, Stage

_PARTS: dict[str, Part] = {
    "box": "done",
    "median": "half",
    "p90": "slow",
    "planned": "late",
    "open": "open",
    "n:done": "done",
    "n:open": "open",
    "n:late": "late",
    "n:half": "half",
    "n:slow": "slow",
}
"""What the marks and numbers of a step stand for."""

_REASONS = 6


class WholeClock(QWidget):
    """Every number opens its people; the name of a step opens the step."""

    wanted = Signal(object, str)
    """People of the clock, and what they are called over their list."""
    step_wanted = Signal(str)
    """A step is to be looked at closely."""
    sorted = Signal(bool)
    """Whether those that hold most people shall come first."""

    def __init__(self, view: ClockView, *, by_delay: bool) -> None:
        super().__init__()
        self._view, self._by_delay = view, by_delay
        self._labels = {step.key: step.label for step in view.steps}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._bottleneck())
        self.funnel = self._funnel()
        stages = Columns(((980, 2),), stretch=(5, 2))
        stages.show_widgets([self.funnel, self._reasons()])
        column.addWidget(stages)
        self.steps = self._steps()
        column.addWidget(self.steps)
        column.addStretch(1)

    def _bottleneck(self) -> QWidget:
        lines = hold_lines(self._view)
        card = Card()
        whole = Columns(((760, 2),), stretch=(3, 2), gap=24)
        if lines:
            whole.show_widgets([self._worst(lines[0]), self._others(lines[1:])])
        else:
            whole.show_widgets([_said("circle-check", "ok", _("Nobody waits longer than planned."), "")[0]])
        card.body.addWidget(whole)
        return card

    def _worst(self, line: HoldLine) -> QWidget:
        whole, words = _said("clock", "warn", line.text, line.detail)
        buttons = QWidget()
        flow = FlowLayout(8)
        buttons.setLayout(flow)
        text = ngettext("Show the {n} person", "Show the {n} people", line.people).format(n=number(line.people))
        people = Button(text, "users", "primary", is_small=True)
        people.clicked.connect(partial(self._open_step, line.step, "late"))
        look = Button(_("Look at the step"), "search", is_small=True)
        look.clicked.connect(partial(self.step_wanted.emit, line.step))
        for button in (people, look):
            flow.addWidget(button)
        if self._view.late > line.people:
            text = _("Show all {n} who wait too long").format(n=number(self._view.late))
            every = Button(text, "", "ghost", is_small=True)
            every.clicked.connect(partial(self._open_step, "", "late"))
            flow.addWidget(every)
        words.addSpacing(8)
        words.addWidget(buttons)
        words.addStretch(1)
        return whole

    def _others(self, lines: tuple[HoldLine, ...]) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if lines:
            column.addWidget(Line(_("People are also held at"), "caption", quiet="true"))
        for line in lines:
            other = FigureLine("clock", line.label, line.figure, is_open=True)
            other.setToolTip(f"{line.text}\n{line.detail}")
            other.clicked.connect(partial(self._open_step, line.step, "late"))
            column.addWidget(other)
        column.addStretch(1)
        return whole

    def _funnel(self) -> PictureCard:
        view = self._view
        high, _low = clock_asks.heights(len(view.stages), 0)
        note = _(
            "Everybody is counted once. Conversion is passed on ÷ decided; decided are those who passed on or left, "
            "and whoever is in progress is no loss."
        )
        card = PictureCard(
            _("Passed on, in progress, left"),
            partial(clock_asks.draw_funnel, view),
            high,
            clock_asks.funnel_table(view),
            note=note,
        )
        card.spots.opened.connect(self._open_foot)
        return card

    def _reasons(self) -> QWidget:
        card = Card(_("Why people left"), inset=8)
        card.body.setSpacing(2)
        every = [(stage, reason) for stage in self._view.stages for reason in stage.reasons]
        every.sort(key=lambda pair: -pair[1].n)
        left = sum(stage.left for stage in self._view.stages)
        for stage, reason in every[:_REASONS]:
            line = ShareLine(f"{reason.label}", reason.n, reason.n / left, stage.kind)
            line.setToolTip(f"{stage.label}: {reason.label}")
            line.clicked.connect(partial(self._open_reason, stage, reason))
            card.body.addWidget(line)
        if not every:
            words = Words(_("Nobody has left."), quiet="true")
            words.setContentsMargins(8, 0, 8, 0)
            card.body.addWidget(words)
        elif len(every) > _REASONS:
            rest = sum(reason.n for _stage, reason in every[_REASONS:])
            more = ngettext("{n} more for other reasons", "{n} more for other reasons", rest).format(n=number(rest))
            words = Words(more, "caption", quiet="true")
            words.setContentsMargins(8, 4, 8, 0)
            card.body.addWidget(words)
        card.body.addStretch(1)
        return card

    def _steps(self) -> PictureCard:
        shown = shown_steps(self._view, by_delay=self._by_delay)
        _high, low = clock_asks.heights(0, len(shown))
        order = Choice(_("Order"), [(_("In order of the journey"), False), (_("Most people held first"), True)])
        order.setMinimumWidth(220)
        order.choose(self._by_delay)
        order.activated.connect(lambda _place: self.sorted.emit(bool(order.currentData())))
        card = PictureCard(
            _("Time in each step, in days"),
            partial(clock_asks.draw_steps, shown),
            low,
            clock_asks.steps_table(shown),
            note=self._note(),
            trailing=order,
        )
        card.spots.opened.connect(self._open_mark)
        return card

    def _note(self) -> str:
        told = [
            _(
                "Line: from the 10th to the 90th percentile; box: the middle half; tick: median; diamond: the plan; "
                "dots: people who wait now, full where it is too long. Those who still wait are counted in "
                "(Kaplan–Meier); where too many wait to tell, the line is dashed. Long times are drawn closer together."
            )
        ]
        if self._view.silent:
            told.append(
                _("Not shown, as nobody is recorded as done there although later steps are: {steps}.").format(
                    steps=", ".join(self._view.silent)
                )
            )
        return "\n".join(told)

    def _open_mark(self, key: tuple[str, str]) -> None:
        step, mark = key
        if mark in _PARTS:
            self._open_step(step, _PARTS[mark])
        else:
            self.step_wanted.emit(step)

    def _open_step(self, step: str, part: Part) -> None:
        title = " · ".join(filter(None, (self._labels.get(step, step), part_words(part))))
        self.wanted.emit(clock_asks.at_step(step, part), title)

    def _open_foot(self, key: tuple[str, str]) -> None:
        stage = next(each for each in self._view.stages if each.key == key[0])
        foot = key[1]
        self.wanted.emit(clock_asks.at_stage(stage.key, foot), f"{stage.label} · {foot_words(foot)}")  # type: ignore[arg-type]  # the spots are the feet

    def _open_reason(self, stage: Stage, reason: object) -> None:
        wanted = clock_asks.at_stage(stage.key, "left", reason)  # type: ignore[arg-type]  # one of the stage's
        self.wanted.emit(wanted, f"{stage.label} · {getattr(reason, 'label', '')}")


def _said(icon: str, tone: str, text: str, detail: str) -> tuple[QWidget, QVBoxLayout]:
    """A sentence with its sign and a quieter line; and the column in which they stand."""
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(14)
    line.addWidget(Badge(icon, tone, 40), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addWidget(Words(text, "h2"))
    if detail:
        words.addWidget(Words(detail, "control", quiet="half"))
    line.addLayout(words, 1)
    return whole, words
