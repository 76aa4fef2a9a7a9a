"""The parts of what is shown of one indicator: its targets, its reports, its groups."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, day, number, percent
from partnertrack.ui.view_models.logframe import Print, target_words
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Line, Words, rule
from partnertrack.ui.widgets.pressable import Pressable
from partnertrack.ui.widgets.share_line import ShareLine

if TYPE_CHECKING:
    from partnertrack.domain.logframe import Actual, Target
    from partnertrack.services.logframe import Detail, Goal, Group, Split
    from partnertrack.services.logframe import Line as IndicatorLine


class Section(QWidget):
    """A title with what can be done, above what there is."""

    def __init__(self, title: str, *buttons: Button) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Line(title, "h3"), 1)
        for button in buttons:
            head.addWidget(button)
        self.column.addLayout(head)


class Targets(Section):
    """Each target with every version of it, the one in force first."""

    re_planned = Signal(object)
    """The `Target` that one wants to decide about anew."""
    deleted = Signal(object)
    """The `Target` that was entered by mistake."""

    def __init__(self, detail: Detail, printed: Print, add: Button) -> None:
        super().__init__(_("Targets"), add)
        self._unit, self._printed = detail.line.unit, printed
        if not detail.goals:
            self.column.addWidget(Words(_("Nothing is agreed yet on what is to be reached."), "caption", quiet="true"))
        for place, goal in enumerate(detail.goals):
            if place:
                self.column.addWidget(rule())
            self.column.addLayout(self._goal(goal, detail.line))

    def _goal(self, goal: Goal, line: IndicatorLine) -> QVBoxLayout:
        target = goal.target
        head = QHBoxLayout()
        head.setSpacing(8)
        words = target_words(target, self._unit, self._printed)
        taken = _("Taken back: {day}").format(day=day(target.due_on, "medium"))
        head.addWidget(Line(words or taken, "strong"))
        if target.type == "final":
            head.addWidget(Chip(_("Final"), "primary", "flag"))
        elif target == line.stand.next:
            head.addWidget(Chip(_("Next"), "info"))
        head.addStretch(1)
        if words:
            again = IconButton("pencil", _("Re-plan: {target}").format(target=words), size=15, is_small=True)
            again.clicked.connect(partial(self.re_planned.emit, target))
            head.addWidget(again)
        gone = IconButton("x", _("Delete, entered by mistake: {target}").format(target=words or taken), size=15)
        gone.setProperty("slim", "true")
        gone.clicked.connect(partial(self.deleted.emit, target))
        head.addWidget(gone)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addLayout(head)
        for version in reversed(goal.versions if goal.is_replanned else ()):
            column.addWidget(Words(self._version(version, target), "caption", quiet="true"))
        return column

    def _version(self, version: Target, held: Target) -> str:
        value = target_words(version, self._unit, self._printed) or _("taken back")
        words = _("{target}, decided on {day}").format(target=value, day=day(version.decided_on, "medium"))
        first = words if version == held else _("before: {text}").format(text=words)
        return f"{first}. {version.reason}" if version.reason else first


class Reports(Section):
    """What was reported by hand, the last first, each with its note and evidence."""

    edited = Signal(object)
    deleted = Signal(object)

    def __init__(self, detail: Detail, printed: Print, add: Button) -> None:
        is_computed = bool(detail.line.indicator.figure)
        super().__init__(_("Notes") if is_computed else _("Reported by hand"), add)
        if not detail.actuals:
            none = _("No notes.") if is_computed else _("Nothing was reported yet.")
            self.column.addWidget(Words(none, "caption", quiet="true"))
        for place, actual in enumerate(detail.actuals):
            if place:
                self.column.addWidget(rule())
            self.column.addLayout(self._report(actual, printed, detail.line.unit))

    def _report(self, actual: Actual, printed: Print, unit: str) -> QVBoxLayout:
        on = day(actual.as_of, "medium")
        head = QHBoxLayout()
        head.setSpacing(8)
        if actual.value is not None:
            head.addWidget(Line(printed(actual.value, unit), "strong"))
        head.addWidget(Line(on, "table", quiet="half"))
        head.addStretch(1)
        for icon, words, signal in (
            ("pencil", _("Edit the report of {day}"), self.edited),
            ("x", _("Delete the report of {day}"), self.deleted),
        ):
            button = IconButton(icon, words.format(day=on), size=15, is_small=True)
            button.clicked.connect(partial(signal.emit, actual))
            head.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addLayout(head)
        if actual.note:
            column.addWidget(Words(actual.note, "table", quiet="half"))
        if actual.evidence:
            text = _("Evidence: {text}").format(text=actual.evidence)
            column.addWidget(Words(text, "caption", quiet="true"))
        return column


class Groups(Section):
    """The people by one dimension; the parts add up, and the unknown are always among them."""

    people = Signal(str, str, str)
    """A dimension, the key of one of its groups, and what stands over the list of people."""

    def __init__(self, split: Split, indicator: str) -> None:
        super().__init__(split.label)
        self._split = split
        most = max((_whole(group) for group in split.groups), default=0)
        for group in split.groups:
            line = self._line(group, most)
            title = f"{indicator} · {group.label}"
            line.clicked.connect(partial(self.people.emit, split.dimension, group.key, title))
            self.column.addWidget(line)

    def lines(self) -> Sequence[Pressable]:
        """The groups that can be pressed."""
        return [line for line in self.findChildren(Pressable) if line.isEnabled()]

    def _line(self, group: Group, most: int) -> ShareLine:
        share = (
            group.n / (group.d if group.d is not None else most) if (group.d if group.d is not None else most) else 0
        )
        label = group.label
        if group.d is not None:
            rate = percent(group.n / group.d) if group.d else _("n/a")
            label = _("{group}: {rate}, of {n}").format(group=group.label, rate=rate, n=number(group.d))
        line = ShareLine(label, group.n, share, "primary")
        line.setEnabled(group.n > 0)
        return line


def _whole(group: Group) -> int:
    return group.n if group.d is None else group.d
