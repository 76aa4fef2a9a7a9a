"""A line of a logframe that is taken in: what becomes of it, and what a person can decide about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.logframe_import import ImportLine, Note, likely_value
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Icon, Line, Words

_ICONS = {"danger": "triangle-alert", "warn": "triangle-alert", "info": "info"}
_INDENT = 22


class NoteLine(QWidget):
    """A finding in its tone, with where it stands."""

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.setAccessibleName(" ".join(filter(None, (note.place, note.text))))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Icon(_ICONS[note.tone], 15, tone=note.tone), 0, Qt.AlignmentFlag.AlignTop)
        text = f"{note.place}: {note.text}" if note.place else note.text
        line.addWidget(Words(text, "caption", quiet="half" if note.tone == "info" else ""), 1)


class LinePart(QWidget):
    """The words of a line with a chip for what becomes of it; below, its changes, its findings, its choices."""

    meant = Signal(str, object)
    """The key, and the indicator that is meant (None: a new one)."""
    computed = Signal(str, str)
    """The key, and the figure that computes it, "" for none."""
    left_out = Signal(str, bool)

    def __init__(self, line: ImportLine) -> None:
        super().__init__()
        self.line = line
        self.likely: Choice | None = None
        self.figure: Choice | None = None
        told = (line.title, line.word, *line.changes, *(note.text for note in line.notes))
        self.setAccessibleName(". ".join(filter(None, told)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0 if line.is_result else _INDENT, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head())
        for change in line.changes:
            column.addWidget(Words(change, "caption"))
        for note in line.notes:
            column.addWidget(NoteLine(note))
        if line.likely:
            self.likely = self._choice(_("What is “{title}”?"), line.likely)
            self.likely.choose(line.meant)
            self.likely.currentIndexChanged.connect(self._on_meant)
            column.addWidget(self.likely)
        if line.figures:
            self.figure = self._choice(_("What computes “{title}”?"), line.figures)
            self.figure.choose(line.figure)
            self.figure.currentIndexChanged.connect(self._on_figure)
            column.addWidget(self.figure)

    def fields(self) -> tuple[QWidget, ...]:
        """What the keyboard can go to."""
        return tuple(each for each in (self.toggle, self.likely, self.figure) if each)

    def _head(self) -> QHBoxLayout:
        line = self.line
        head = QHBoxLayout()
        head.setSpacing(8)
        title = Words(line.title, "strong" if line.is_result else "table")
        self.toggle = IconButton(*self._toggling(), size=14, is_small=True)
        self.toggle.clicked.connect(self._on_toggle)
        head.addWidget(title, 1)
        head.addWidget(Chip(line.word, line.tone, line.icon))
        head.addWidget(self.toggle)
        return head

    def _toggling(self) -> tuple[str, str]:
        """The icon and the name of the button that leaves the line out, or takes it after all."""
        if self.line.action == "skip":
            return "plus", _("Take in {title}").format(title=self.line.title)
        return "x", _("Leave out {title}").format(title=self.line.title)

    def _choice(self, question: str, entries: tuple[tuple[str, object], ...]) -> Choice:
        return Choice(question.format(title=self.line.title), entries)

    def _on_toggle(self) -> None:
        self.left_out.emit(self.line.key, self.line.action != "skip")

    def _on_meant(self) -> None:
        chosen = self.likely.currentData() if self.likely else ""
        if chosen != "":
            self.meant.emit(self.line.key, likely_value(chosen))

    def _on_figure(self) -> None:
        if self.figure:
            self.computed.emit(self.line.key, str(self.figure.currentData()))


def title_line(text: str) -> Line:
    """The title of a part of the drawer."""
    return Line(text, "control")
