"""A person goes over to another pilot, and stays the same person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID

from partnertrack.domain.carry_over import Carried, Pilotside, carry_over, left_event
from partnertrack.domain.change import Change, added, change_set
from partnertrack.domain.consent import Consent
from partnertrack.domain.document import Document
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.note import Note
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record, new_id
from partnertrack.errors import UserError
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.importing.candidate_view import explain
from partnertrack.importing.people import KnownPerson, Register
from partnertrack.persistence import archive
from partnertrack.persistence.archive import File
from partnertrack.persistence.queries import dossiers, people, records
from partnertrack.services.workspace import Workspace

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes over, on which day; `joins` is the id of the person there who it is, None for somebody new there."""

    on: date
    events: bool = True
    notes: bool = True
    documents: bool = True
    joins: UUID | None = None


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody there who may be the same person, and why."""

    participant_id: UUID
    name: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a transfer would do: into which pilot, what there is to take, what has no place there, who is alike.

    `counts` and `has` tell of steps, notes and documents how many there are, and whether there are any. `known` is the
    id of the person where the other pilot has that very person from an earlier transfer.
    """

    title: str
    person: str
    counts: tuple[str, ...]
    has: tuple[bool, ...]
    staying: tuple[str, ...]
    likely: tuple[Likely, ...]
    known: UUID | None = None


@dataclass(frozen=True, slots=True)
class Transferred:
    """What was done: the changes here and there, each of which can be undone in its pilot, and the enrolment there."""

    change_here: UUID
    change_there: UUID
    enrolment_there: UUID
    title: str


def prospect(workspace: Workspace, enrolment_id: UUID, there: Workspace) -> Prospect:
    """What a transfer would do; raises `UserError` for the pilot itself, and when the person is gone."""
    _check_two(workspace, there)
    dossier = _found(workspace, enrolment_id)
    with workspace.store.reading() as reading:
        identity = next(each.identity for each in people.known(reading) if each.enrolment_id == enrolment_id)
    with there.store.reading() as reading:
        known = people.known(reading)
        is_there = dossier.participant.id in records.fetch(reading, Participant, [dossier.participant.id])
    register = Register(
        KnownPerson(each.enrolment_id, each.participant_id, each.label, each.identity) for each in known
    )
    likely = {
        found.person.participant_id: Likely(
            found.person.participant_id, found.person.identity.name, found.person.label, explain(found.likeness)
        )
        for found in register.look_up(identity).candidates
    }
    carried = _carried(workspace, dossier, there, None, has_events=True)
    return Prospect(
        there.title,
        dossier.participant.name or dossier.enrolment.label,
        _counts(dossier),
        (bool(dossier.events), bool(_attached(dossier, Note)), bool(_attached(dossier, Document))),
        (*carried.staying, *_always_staying(dossier)),
        tuple(likely.values()),
        dossier.participant.id if is_there else None,
    )


def transfer(workspace: Workspace, enrolment_id: UUID, there: Workspace, wanted: Wanted) -> Transferred:
    """Write the person into the other pilot, then mark the transfer here; one change in each, both or none.

    Raises `UserError` as `prospect` does, and what `Store.apply` raises; nothing is changed then in either pilot.
    """
    _check_two(workspace, there)
    dossier = _found(workspace, enrolment_id)
    joined = wanted.joins or dossier.participant.id
    with there.store.reading() as reading:
        known = records.fetch(reading, Participant, [joined]).get(joined)
    if wanted.joins and known is None:
        raise UserError(_("The person whom you chose is no longer in the other pilot."), _("Choose again."))
    carried = _carried(workspace, dossier, there, known, has_events=wanted.events)
    beside, files = _beside(workspace, dossier, carried, wanted)
    beside += _agreed(workspace, there, dossier.participant.id, carried.enrolment.participant_id)
    came = Note(
        enrolment_id=carried.enrolment.id,
        text=_("Came from “{pilot}”, {person}, {day}.").format(
            pilot=workspace.title, person=dossier.enrolment.label, day=day(wanted.on, "medium")
        ),
        written_at=datetime.now(UTC),
    )
    title = _("Transfer from “{pilot}”: {person}").format(pilot=workspace.title, person=carried.enrolment.label)
    written = there.apply(change_set(title, (*carried.changes, *map(added, (*beside, came)))), files=files)
    try:
        change_here = workspace.commit(
            _("Transfer {person} to “{pilot}”").format(person=dossier.enrolment.label, pilot=there.title),
            _marked(workspace, dossier, there, wanted),
        ).change_set.id
    except BaseException:
        there.store.undo(written.change_set.id)
        raise
    return Transferred(change_here, written.change_set.id, carried.enrolment.id, there.title)


def _marked(workspace: Workspace, dossier: Dossier, there: Workspace, wanted: Wanted) -> tuple[Change, ...]:
    """What is said here of the transfer: the way out of the scheme, and a note that names the other pilot."""
    told = _("Transferred to “{pilot}”, {day}.").format(pilot=there.title, day=day(wanted.on, "medium"))
    note = Note(enrolment_id=dossier.enrolment.id, text=told, written_at=datetime.now(UTC))
    left = left_event(dossier, workspace.scheme, wanted.on)
    return (*([left] if left else []), added(note))


def _beside(
    workspace: Workspace, dossier: Dossier, carried: Carried, wanted: Wanted
) -> tuple[list[Record], list[File]]:
    """The notes and documents that go over, and the documents' files."""
    found: list[Record] = []
    files: list[File] = []
    if wanted.notes:
        found += [_moved(note, carried.enrolment.id) for note in _attached(dossier, Note)]
    for document in _attached(dossier, Document) if wanted.documents else ():
        with workspace.store.reading() as reading:
            content = archive.find(reading, document.sha256) if document.sha256 else None
        found.append(_moved(document, carried.enrolment.id))
        files += [File(content)] if content is not None else []
    return found, files


def _agreed(workspace: Workspace, there: Workspace, here_id: UUID, there_id: UUID) -> list[Record]:
    """What the person agreed to here, for the purposes of which the other pilot knows nothing; papers stay here."""
    with there.store.reading() as reading:
        known = {each.purpose for each in records.pointing(reading, Consent, "participant_id", [there_id])}
    with workspace.store.reading() as reading:
        consents = records.pointing(reading, Consent, "participant_id", [here_id])
    return [
        replace(each, id=new_id(), version=0, participant_id=there_id, document_id=None)
        for each in consents
        if each.purpose not in known
    ]


def _moved(record: Note | Document, enrolment_id: UUID) -> Record:
    return replace(record, id=new_id(), version=0, enrolment_id=enrolment_id)


def _attached(dossier: Dossier, kind: type[R]) -> Sequence[R]:
    return [each for each in dossier.attached if isinstance(each, kind)]


def _counts(dossier: Dossier) -> tuple[str, ...]:
    """How many steps, notes and documents there are to take over."""
    steps, notes, papers = len(dossier.events), len(_attached(dossier, Note)), len(_attached(dossier, Document))
    return (
        ngettext("{n} step", "{n} steps", steps).format(n=number(steps)),
        ngettext("{n} note", "{n} notes", notes).format(n=number(notes)),
        ngettext("{n} document", "{n} documents", papers).format(n=number(papers)),
    )


def _always_staying(dossier: Dossier) -> tuple[str, ...]:
    others = len(dossier.attached) - len(_attached(dossier, Note)) - len(_attached(dossier, Document))
    kept = ngettext(
        "{n} entry of attendance, candidacies or reminders",
        "{n} entries of attendance, candidacies or reminders",
        others,
    )
    return (kept.format(n=number(others)),) if others else ()


def _carried(
    workspace: Workspace, dossier: Dossier, there: Workspace, known: Participant | None, *, has_events: bool
) -> Carried:
    with workspace.store.reading() as reading:
        here_side = Pilotside(workspace.scheme, dossiers.directory(reading))
    with there.store.reading() as reading:
        there_side = Pilotside(there.scheme, dossiers.directory(reading))
        next_one = people.next_number(reading)
    return carry_over(dossier, here_side, there_side, next_one, known, has_events=has_events)


def _check_two(workspace: Workspace, there: Workspace) -> None:
    if workspace.path.resolve() == there.path.resolve():
        raise UserError(_("That is the pilot in which the person is."), _("Choose another pilot file."))
    if workspace.pilot.is_practice != there.pilot.is_practice:
        raise UserError(
            _("Invented people and real ones do not come into one pilot: one of the two is the practice pilot."),
            _("Choose another pilot file."),
        )


def _found(workspace: Workspace, enrolment_id: UUID) -> Dossier:
    with workspace.store.reading() as reading:
        dossier = dossiers.dossiers(reading, [enrolment_id]).get(enrolment_id)
    if dossier is None:
        raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
    return dossier
