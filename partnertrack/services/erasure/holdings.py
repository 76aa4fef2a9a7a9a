"""All that the pilot holds of some participants now, and who they are said to be."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.erasure_rules import NOBODY, OWNERS
from partnertrack.domain.identity import Identity
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.domain.statement import Statement, unpack
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.importing.people import identity_of
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.services.workspace import Workspace

_IN_VALUES = ("phone", "email", "passport_no", "national_id")
_SHORTEST = 6
"""A number of fewer signs may be anything."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """The records of some participants, in the order of their kinds."""

    participants: tuple[Participant, ...]
    enrolments: tuple[Enrolment, ...]
    beside: tuple[Record, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """All of them."""
        return (*self.participants, *self.enrolments, *self.beside)

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """Those of one kind."""
        return tuple(each for each in self.records if each.kind == kind)

    def of_person(self, participant_id: UUID) -> Holdings:
        """Those of one of the participants."""
        people = tuple(each for each in self.participants if each.id == participant_id)
        enrolments = tuple(each for each in self.enrolments if each.participant_id == participant_id)
        known = {participant_id, *(each.id for each in enrolments)}
        beside = (each for each in self.beside if known & {getattr(each, name) for name in OWNERS[each.kind]})
        return Holdings(people, enrolments, tuple(beside))

    def identities(self) -> tuple[Identity, ...]:
        """Everything by which they are called, by the pilot and by partners."""
        return tuple(each for each in self._said() if each != Identity())

    def phrases(self) -> tuple[str, ...]:
        """The names and numbers by which texts name them: both names in either order, numbers of some length."""
        found: dict[str, None] = {}
        for each in self.identities():
            if each.last_name and each.first_name:
                found[f"{each.first_name} {each.last_name}"] = found[f"{each.last_name} {each.first_name}"] = None
                found[f"{each.last_name}, {each.first_name}"] = None
            numbers = (each.passport_no, each.national_id, each.phone, each.email)
            found |= dict.fromkeys(number for number in numbers if len(number) >= _SHORTEST)
        return tuple(found)

    def _said(self) -> Iterator[Identity]:
        for each in self.participants:
            name = "" if each.last_name == NOBODY else each.last_name
            held = {key: str(each.values.get(key, "")) for key in _IN_VALUES}
            born = each.birth_date if name or each.first_name else None
            yield Identity(last_name=name, first_name=each.first_name, birth_date=born, **held)
        yield from (Identity(reference=each.reference) for each in self.enrolments if each.reference)
        for said in self.of_kind(Statement.kind):
            cells = unpack(said.said) if isinstance(said, Statement) else {}
            yield identity_of({slot: cell.value for slot, cell in cells.items() if cell.value is not None})


def person_of(workspace: Workspace, enrolment_id: UUID) -> UUID:
    """The participant of an enrolment; raises `UserError` when it is gone."""
    with workspace.store.reading() as reading:
        found = records.fetch(reading, Enrolment, [enrolment_id]).get(enrolment_id)
    if found is None:
        raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
    return found.participant_id


def holdings(reading: Reading, participant_ids: Collection[UUID]) -> Holdings:
    """All records of these participants; raises `UserError` when one of them is gone."""
    people = records.fetch(reading, Participant, participant_ids)
    if len(people) < len(set(participant_ids)):
        raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
    enrolments = records.pointing(reading, Enrolment, "participant_id", people)
    owners = {"participant_id": list(people), "enrolment_id": [each.id for each in enrolments]}
    found: dict[UUID, Record] = {}
    for kind, names in OWNERS.items():
        if kind in (Participant.kind, Enrolment.kind):
            continue
        for name in names:
            of_kind = records.pointing(reading, KINDS[kind], name, owners.get(name, owners["enrolment_id"]))
            found |= {each.id: each for each in of_kind}
    return Holdings(tuple(people.values()), tuple(enrolments), tuple(found.values()))
