"""What all steps of the set-up are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from partnertrack.domain.set_up import SetUp
from partnertrack.ui.asking import Job
from partnertrack.ui.widgets.labels import Line

_GAP = 4


class Step(QWidget):
    """A part of the plan, with the sentence that says why it is asked for."""

    changed = Signal()
    """What stands there is another thing now."""

    def __init__(self, short: str, title: str, why: str) -> None:
        super().__init__()
        self.short, self.title, self.why = short, title, why
        self.asked: list[Job] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 6, 0)
        self.column.setSpacing(8)

    @property
    def may_wait(self) -> bool:
        """Whether it can be done later."""
        return True

    @property
    def is_ready(self) -> bool:
        """Whether one can go on from here."""
        return True

    def begin(self, planned: SetUp) -> None:
        """Be shown, with what was planned so far; put the keyboard where one begins."""

    def leave(self) -> None:
        """Wait for nothing any more: the dialog closes."""
        for job in self.asked:
            job.stop()

    def add_to(self, planned: SetUp) -> SetUp:
        """The plan with what stands here; raises `UserError` with what has to be mended first."""
        return planned


def labelled(label: str, field: QWidget) -> QVBoxLayout:
    """A field below its label."""
    words: QLabel = Line(label, "control")
    words.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(_GAP)
    column.addWidget(words)
    column.addWidget(field)
    return column
