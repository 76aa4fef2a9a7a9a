"""Somebody is entered by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.change import added
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.filling import with_values
from partnertrack.domain.participant import Participant
from partnertrack.domain.statement import SlotKey
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.importing.candidate_view import explain
from partnertrack.importing.people import KnownPerson, Register, identity_of
from partnertrack.persistence.queries import dossiers, people
from partnertrack.services.correct_value.form import Form, form_of, new_names
from partnertrack.services.correct_value.value import Read, read
from partnertrack.services.workspace import Workspace

_ASKED = (
    "first_name",
    "last_name",
    "sex",
    "birth_date",
    "ref",
    "cohort",
    "track",
    "nationality",
    "region",
    "phone",
    "email",
    "passport_no",
)
_NAMES: frozenset[SlotKey] = frozenset({("first_name", None), ("last_name", None)})


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody of the pilot who may be meant, and why."""

    enrolment_id: UUID
    name: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class CheckedPerson:
    """How the texts about somebody new are read, who is alike, and what else to look at twice."""

    reads: Mapping[SlotKey, Read]
    alike: tuple[Alike, ...]
    warnings: tuple[str, ...]
    has_name: bool

    @property
    def is_refused(self) -> bool:
        """Whether a text cannot be stored."""
        return any(each.refusal for each in self.reads.values())


@dataclass(frozen=True, slots=True)
class AddedPerson:
    """Somebody who was entered, and the change that did it."""

    enrolment_id: UUID
    name: str
    change_id: UUID


def new_form(workspace: Workspace) -> Form:
    """The form for somebody new: names, dates and numbers by which people are told apart, cohort and track."""
    with workspace.store.reading() as reading:
        directory = dossiers.directory(reading)
    slots = [(key, None) for key in _ASKED if key in workspace.scheme.fields]
    return form_of(workspace, _blank(0), directory, _("Add participant"), slots)


def check_new(workspace: Workspace, texts: Mapping[SlotKey, str]) -> CheckedPerson:
    """How these texts are read, and who of the pilot is alike, by the evidence of the import."""
    reads = {slot: read(workspace, slot, text) for slot, text in texts.items()}
    with workspace.store.reading() as reading:
        known = people.known(reading)
        directory = dossiers.directory(reading)
    register = Register(
        KnownPerson(each.enrolment_id, each.participant_id, each.label, each.identity) for each in known
    )
    said = identity_of({slot: found.value for slot, found in reads.items() if found.value is not None})
    alike = tuple(
        Alike(each.person.enrolment_id, each.person.identity.name, each.person.label, explain(each.likeness))
        for each in register.look_up(said).candidates
    )
    warnings = tuple(new_names(workspace.scheme, directory, reads))
    has_name = any(reads[slot].value is not None for slot in _NAMES & reads.keys())
    return CheckedPerson(reads, alike, warnings, has_name)


def add(workspace: Workspace, texts: Mapping[SlotKey, str]) -> AddedPerson:
    """Enter somebody as one change; raises `UserError` without a name and for a text that is refused."""
    reads = {slot: read(workspace, slot, text) for slot, text in texts.items()}
    if refused := next((each.refusal for each in reads.values() if each.refusal), ""):
        raise UserError(refused)
    if all(reads[slot].value is None for slot in _NAMES & reads.keys()):
        raise UserError(_("Write a name first."))
    with workspace.store.reading() as reading:
        directory = dossiers.directory(reading)
        blank = _blank(people.next_number(reading))
    filled = with_values(blank, directory, workspace.scheme, {slot: found.value for slot, found in reads.items()})
    person, enrolment = filled.dossier.participant, filled.dossier.enrolment
    others = [each for each in filled.changes if each.record.id not in (person.id, enrolment.id)]
    title = _("Add {person}").format(person=enrolment.label)
    change_id = workspace.commit(title, (*others, added(person), added(enrolment))).change_set.id
    return AddedPerson(enrolment.id, person.name, change_id)


def _blank(number: int) -> Dossier:
    person = Participant()
    return Dossier(person, Enrolment(participant_id=person.id, number=number))
