"""Who the person is, where they stand, what is due next, and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.people import PersonView, due_words
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.flow import Columns, FlowLayout
from partnertrack.ui.widgets.labels import Line, Words

_AVATAR = 60
_WIDE = 1000  # pixels: from here on the buttons stand beside the name


class Head(Card):
    """The person's disc and name, the marks by which they are known, and the next step with its button."""

    wanted = Signal(str, int)
    """The form of that step and occurrence is wanted, or that of the profile where the step is empty."""
    resume_wanted = Signal()
    """The person is to go on."""
    transfer_wanted = Signal()
    """The person is to go over to another pilot."""
    export_wanted = Signal()
    """The person is to be told all that is held of them."""
    erase_wanted = Signal()
    """The person's data are to be erased."""

    def __init__(self, view: PersonView) -> None:
        super().__init__()
        person, buttons = QWidget(), QWidget()
        row = QHBoxLayout(person)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(_Disc(view.line.initials, view.line.label))
        row.addLayout(self._words(view), 1)
        buttons.setLayout(self._buttons(view))
        parts = Columns(((_WIDE, 2),), stretch=(1, 0))
        parts.show_widgets([person, buttons])
        self.body.addWidget(parts)

    def _words(self, view: PersonView) -> QVBoxLayout:
        line, due = view.line, view.next_step
        name = QHBoxLayout()
        name.setSpacing(12)
        name.addWidget(Line(line.name, "title"))
        name.addWidget(Chip(line.standing.text, line.standing.tone, line.standing.icon))
        name.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(name)
        told = (line.label, line.cohort, line.track, line.region)
        words.addWidget(Line("  ·  ".join(filter(None, told)), "body", quiet="true"))
        if due:
            next_due = Words(due_words(due), "control", quiet="" if due.days_late else "half")
            next_due.setProperty("tone", "danger" if due.days_late else "")
            words.addWidget(next_due)
        return words

    def _buttons(self, view: PersonView) -> FlowLayout:
        flow = FlowLayout(10)
        if view.can_resume:
            resume = Button(_("Resume…"), "redo-2", "" if view.next_step else "primary")
            resume.clicked.connect(self.resume_wanted)
            flow.addWidget(resume)
        if due := view.next_step:
            record = Button(_("Record: {step}").format(step=due.label), "check", "primary")
            record.clicked.connect(partial(self.wanted.emit, due.key, due.occurrence))
            flow.addWidget(record)
        edit = Button(_("Edit profile"), "pencil")
        edit.clicked.connect(partial(self.wanted.emit, "", 1))
        flow.addWidget(edit)
        more = Button(_("Leave or pause"), "chevron-down")
        menu = QMenu(more)
        for key, label in view.exits:
            menu.addAction(label, partial(self.wanted.emit, key, 1))
        menu.addSeparator()
        menu.addAction(_("Transfer to another pilot…"), self.transfer_wanted.emit)
        more.setMenu(menu)
        flow.addWidget(more)
        flow.addWidget(self._protection())
        return flow

    def _protection(self) -> Button:
        """What a person may ask for by the law of data protection."""
        protection = Button(_("Data protection"), "shield-check")
        menu = QMenu(protection)
        menu.addAction(_("Everything we hold…"), self.export_wanted.emit)
        menu.addAction(_("Erase…"), self.erase_wanted.emit)
        protection.setMenu(menu)
        return protection


class _Disc(QWidget):
    """The person's initials, large."""

    def __init__(self, initials: str, label: str) -> None:
        super().__init__()
        self._initials, self._label = initials, label
        self.setFixedSize(_AVATAR, _AVATAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc."""
        paint.avatar(QPainter(self), QRectF(self.rect()), self._initials, self._label, "title")
