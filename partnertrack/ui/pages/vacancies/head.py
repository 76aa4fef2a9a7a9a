"""What a vacancy offers and asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui.view_models.vacancies import ICONS, TONES, asked, statuses
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Badge, Line, Words, breakable

if TYPE_CHECKING:
    from partnertrack.services.vacancies import VacancyView

_LONGEST_WORD = 40


class Head(Card):
    """The title with employer, status and requirements, and what can be done."""

    edited = Signal()
    withdrawn = Signal()
    reopened = Signal()
    deleted = Signal()
    employer_wanted = Signal()
    exported = Signal(bool)
    """The candidates are to be written to a file, with their names or without."""

    def __init__(self, view: VacancyView) -> None:
        super().__init__()
        vacancy = view.vacancy
        marks = FlowLayout()
        status = statuses().get(vacancy.status, vacancy.status)
        marks.addWidget(Chip(status, TONES.get(vacancy.status, "neutral"), ICONS.get(vacancy.status, "")))
        taken = _("{filled} of {places} places taken").format(filled=number(view.filled), places=number(vacancy.places))
        marks.addWidget(Chip(taken, "neutral", "user-check"))
        for icon, words in asked(vacancy, view.options):
            marks.addWidget(Chip(words, "neutral", icon))
        told = QVBoxLayout()
        told.setSpacing(6)
        told.addWidget(Line(vacancy.title, "title"))
        told.addWidget(Line(view.employer.name, "body", quiet="true"))
        held = QWidget()
        held.setLayout(marks)
        told.addWidget(held)
        if vacancy.remark:
            told.addWidget(Words(breakable(vacancy.remark, _LONGEST_WORD), "table", quiet="half"))
        line = QHBoxLayout()
        line.setSpacing(18)
        line.addWidget(Badge("briefcase", "primary", 52, is_round=True))
        line.addLayout(told, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._tools(view))

    def _tools(self, view: VacancyView) -> QWidget:
        is_gone = view.vacancy.status == "withdrawn"
        profiles, named = Button(_("Anonymous profiles"), "eye-off"), Button(_("Profiles with names"), "download")
        for button in (profiles, named):
            button.setEnabled(bool(view.candidates))
        buttons = (
            (Button(_("Edit"), "pencil"), self.edited.emit),
            (Button(_("Employer"), "building-2"), self.employer_wanted.emit),
            (profiles, lambda: self.exported.emit(False)),
            (named, lambda: self.exported.emit(True)),
            (Button(_("Open again"), "undo-2"), self.reopened.emit)
            if is_gone
            else (Button(_("Withdraw"), "x"), self.withdrawn.emit),
            (Button(_("Delete"), "x", "danger"), self.deleted.emit),
        )
        flow = FlowLayout()
        for button, act in buttons:
            button.clicked.connect(act)
            flow.addWidget(button)
        tools = QWidget()
        tools.setLayout(flow)
        return tools
