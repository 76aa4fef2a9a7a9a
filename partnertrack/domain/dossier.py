"""All that a pilot holds about one enrolment, in one hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from partnertrack.domain.attendance import Attendance
from partnertrack.domain.document import Document
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.note import Note
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.domain.reminder import Reminder
from partnertrack.domain.statement import Statement
from partnertrack.domain.vacancy import Candidacy

Attached: TypeAlias = Note | Document | Attendance | Candidacy | Reminder


@dataclass(frozen=True, slots=True)
class Dossier:
    """One enrolment with its person, its events and what files said about it.

    `siblings` are the other enrolments of the same person; `attached` is what was kept by hand beside the journey:
    notes, documents, attendance, candidacies, reminders.
    """

    participant: Participant
    enrolment: Enrolment
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    siblings: tuple[Enrolment, ...] = ()
    attached: tuple[Attached, ...] = ()

    def event(self, step: str, occurrence: int) -> Event | None:
        """The event of a step, if anything is known of it."""
        found = (event for event in self.events if (event.step, event.occurrence) == (step, occurrence))
        return next(found, None)

    def record(self, kind: str, step: str = "", occurrence: int = 1) -> Record | None:
        """The record of a kind; for an event, that of the step."""
        if kind == Event.kind:
            return self.event(step, occurrence)
        return {Participant.kind: self.participant, Enrolment.kind: self.enrolment}[kind]
