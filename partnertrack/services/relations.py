"""Whom a participant has to do with: the organisations of the journey, and the person's other enrolments."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from uuid import UUID

from partnertrack.domain.change import added
from partnertrack.domain.contact import Contact
from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.record import new_id
from partnertrack.domain.step_name import step_name
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import dossiers, people, records
from partnertrack.persistence.session import Reading
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Involved:
    """An organisation, the steps in which it takes part, and the people there with how they are reached.

    Of a contact who does not agree that it is known, the name is there alone.
    """

    organisation_id: UUID
    name: str
    steps: tuple[str, ...]
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """The organisations in the order of the scheme, and the other enrolments, each with its number and cohort."""

    organisations: tuple[Involved, ...]
    enrolments: tuple[tuple[UUID, str], ...]


def relations(workspace: Workspace, enrolment_id: UUID) -> Relations:
    """Whom one enrolment has to do with; raises `UserError` when it is gone."""
    with workspace.store.reading() as reading:
        dossier = _found(reading, enrolment_id)
        directory = dossiers.directory(reading)
        contacts = sorted(records.all_of(reading, Contact), key=lambda each: each.name)
    steps: defaultdict[UUID, list[str]] = defaultdict(list)
    for step in workspace.scheme.steps():
        for event in dossier.events:
            if event.step == step.key and event.organisation_id:
                steps[event.organisation_id].append(step_name(step, event.occurrence))
    involved = tuple(
        Involved(
            key, directory.name(key), tuple(names), tuple(_reached(each) for each in contacts if _is_at(each, key))
        )
        for key, names in steps.items()
    )
    return Relations(involved, tuple((each.id, _called(each, directory)) for each in dossier.siblings))


def enrol_again(workspace: Workspace, enrolment_id: UUID, cohort: str) -> tuple[UUID, UUID]:
    """Enrol the same person in another cohort, on the same track, with nothing done yet.

    Returns the id of the new enrolment and that of the change. Raises `UserError` for a blank name, for the cohort that
    the person is in, and when the enrolment is gone.
    """
    if not cohort.strip():
        raise UserError(_("Name the cohort."))
    with workspace.store.reading() as reading:
        dossier = _found(reading, enrolment_id)
        directory = dossiers.directory(reading)
        number = people.next_number(reading)
    joined = directory.cohort(cohort)
    if joined.id in {each.cohort_id for each in (dossier.enrolment, *dossier.siblings)}:
        raise UserError(_("This person is in that cohort already."))
    enrolment = replace(
        dossier.enrolment, id=new_id(), version=0, number=number, reference=None, cohort_id=joined.id, values={}
    )
    fresh = [] if joined in directory.cohorts else [added(joined)]
    title = _("Enrol {person} in {cohort}").format(person=dossier.enrolment.label, cohort=joined.name)
    return enrolment.id, workspace.commit(title, (*fresh, added(enrolment))).change_set.id


def _found(reading: Reading, enrolment_id: UUID) -> Dossier:
    dossier = dossiers.dossiers(reading, [enrolment_id]).get(enrolment_id)
    if dossier is None:
        raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
    return dossier


def _called(enrolment: Enrolment, directory: Directory) -> str:
    cohort = directory.name(enrolment.cohort_id) if enrolment.cohort_id else ""
    return " · ".join(filter(None, (enrolment.label, cohort)))


def _is_at(contact: Contact, organisation_id: UUID) -> bool:
    return contact.organisation_id == organisation_id


def _reached(contact: Contact) -> str:
    ways = (contact.phone, contact.email) if contact.may_be_shared else ()
    return ", ".join(filter(None, (contact.name, contact.role, *ways)))
