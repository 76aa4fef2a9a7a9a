"""What was changed about a person is read from the journal, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from partnertrack.domain.attendance import Attendance
from partnertrack.domain.document import Document
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.encoding import Plain, decode
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.note import Note
from partnertrack.domain.participant import Participant
from partnertrack.domain.vacancy import Candidacy
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence import trace
from partnertrack.persistence.operations import ERASE, Operation
from partnertrack.persistence.queries import dossiers
from partnertrack.persistence.trace import Passage
from partnertrack.progress import SILENT, Progress
from partnertrack.services.history.person.restoring import Earlier
from partnertrack.services.history.person.words import SILENT as UNTOLD
from partnertrack.services.history.person.words import Vocabulary, is_telling
from partnertrack.services.workspace import Workspace

_KINDS = frozenset(
    {Participant.kind, Enrolment.kind, Event.kind, Note.kind, Document.kind, Attendance.kind, Candidacy.kind}
)
_BLANK_REFERENCES = frozenset({"participant_id"})


@dataclass(frozen=True, slots=True)
class Altered:
    """One part that was changed: what it is called, and what it held before and after ("" for nothing).

    `earlier` is what can be restored, None where there is nothing to restore or the pilot holds it.
    """

    label: str
    before: str
    after: str
    earlier: Earlier | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A change as it concerns this person: when, who or which file, and part by part."""

    change_id: UUID
    title: str
    at: datetime
    who: str
    file: str
    is_undo: bool
    is_undone: bool
    altered: tuple[Altered, ...]


def history(workspace: Workspace, enrolment_id: UUID, progress: Progress = SILENT) -> tuple[Passed, ...]:
    """All changes that concern one enrolment and its person, newest first; raises `UserError` when it is gone."""
    progress.report(0, 2)
    with workspace.store.reading() as reading:
        dossier = dossiers.dossiers(reading, [enrolment_id]).get(enrolment_id)
        if dossier is None:
            raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
        directory = dossiers.directory(reading)
        passages = trace.passages(reading, (enrolment_id, dossier.participant.id), _KINDS)
    progress.report(1, 2)
    words = Vocabulary(workspace.scheme, directory, _steps(dossier, passages))
    telling = _Telling(words, dossier)
    passed = (telling.passed(passage) for passage in reversed(passages))
    return tuple(each for each in passed if each.altered)


def _steps(dossier: Dossier, passages: list[Passage]) -> dict[UUID, tuple[str, int]]:
    """Of which step and occurrence every event is, or was."""
    found = {event.id: (event.step, event.occurrence) for event in dossier.events}
    for operation in (each for passage in passages for each in passage.operations if each.kind == Event.kind):
        step, occurrence = (operation.fields.get(name, (None, None)) for name in ("step", "occurrence"))
        if operation.op != "update" and any(step):
            found.setdefault(operation.id, (str(step[0] or step[1]), int(occurrence[0] or occurrence[1] or 1)))
    return found


class _Telling:
    """Tells what transactions did to one person; they are told from the newest to the oldest."""

    def __init__(self, words: Vocabulary, dossier: Dossier) -> None:
        self._words = words
        self._present = {dossier.participant.id, dossier.enrolment.id}
        self._present |= {each.id for each in (*dossier.events, *dossier.attached)}
        self._now: dict[tuple[UUID, str], Plain] = {}

    def passed(self, passage: Passage) -> Passed:
        """One transaction."""
        entry = passage.entry
        altered = tuple(line for operation in passage.operations for line in self._altered(operation))
        return Passed(
            entry.key, entry.title, entry.at, entry.who, passage.file, entry.is_undo, entry.is_undone, altered
        )

    def _altered(self, operation: Operation) -> Iterator[Altered]:
        if operation.op == ERASE:
            if operation.kind == Participant.kind:
                yield Altered(_("Personal data"), "", _("erased"))
            return
        names = [name for name in operation.fields if name not in UNTOLD.get(operation.kind, ())]
        if operation.op == "remove" and operation.kind not in (Participant.kind, Enrolment.kind):
            yield self._removed(operation, names)
            return
        told = [name for name in names if name != "status" or is_telling(operation)]
        for name in told:
            if operation.op == "add" and name in _BLANK_REFERENCES:
                continue
            if line := self._line(operation, name):
                yield line

    def _line(self, operation: Operation, name: str) -> Altered | None:
        kind, key = operation.kind, operation.id
        before, after = (decode(value) for value in operation.fields[name])
        now = self._now.setdefault((key, name), after)
        told = self._words.text(kind, key, name, before), self._words.text(kind, key, name, after)
        if told[0] == told[1]:
            return None
        part = self._words.label(kind, key, name, before if before is not None else after)
        label = " · ".join(filter(None, (self._words.heading(kind, key), part)))
        earlier = None
        if told[0] and before != now and key in self._present and name not in _BLANK_REFERENCES:
            earlier = Earlier(kind, key, label, name, before, self._words.slot(kind, key, name, before))
        return Altered(label, *told, earlier)

    def _removed(self, operation: Operation, names: list[str]) -> Altered:
        """A record that was taken away, with what it held."""
        heading = self._words.heading(operation.kind, operation.id)
        before = operation.before
        kept = (self._words.text(operation.kind, operation.id, name, decode(before[name])) for name in names)
        text = " · ".join(filter(None, kept))
        earlier = Earlier(operation.kind, operation.id, heading, fields=before)
        return Altered(heading, text or heading, "", earlier if operation.id not in self._present else None)
