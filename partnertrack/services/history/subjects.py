"""Whom or what the operations of a change are about, by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from partnertrack.domain.contact import Contact
from partnertrack.domain.encoding import decode
from partnertrack.domain.enrolment import Enrolment, pseudonym
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.domain.statement import Statement
from partnertrack.i18n import _
from partnertrack.persistence.operations import Operation
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.services.history.kinds import RESTRICTED, kind_words

_BELONGS = ("enrolment_id", "participant_id", "organisation_id")
_OF_ORGANISATIONS = frozenset({"contact", "engagement", "vacancy"})
_NAMED = ("name", "title", "label", "statement", "occupation", "file_name", "code", "text")


@dataclass(frozen=True, slots=True)
class Subject:
    """A person ("participant"), an organisation, or a record that stands for itself."""

    kind: str
    id: UUID


class Subjects:
    """Knows the subjects of some operations, as they are now and as the operations tell of them."""

    def __init__(self, reading: Reading, done: Collection[Operation]) -> None:
        self._told: dict[UUID, dict[str, Any]] = {}
        for operation in done:
            fields = {
                name: decode(after if after is not None else before)
                for name, (before, after) in operation.fields.items()
            }
            self._told[operation.id] = fields
        self._now = _current(reading, done)
        enrolled = {key for key in map(self._enrolment_id, done) if key}
        self._enrolments = records.fetch(reading, Enrolment, enrolled)
        people = {key for key in map(self._person_id, done) if key}
        for each in records.pointing(reading, Enrolment, "participant_id", people):
            self._enrolments.setdefault(each.id, each)
        self._of_person = {each.participant_id: each for each in self._enrolments.values()}
        self._people = records.fetch(reading, Participant, people)
        organisations = {key for operation in done if (key := self._value(operation, "organisation_id"))}
        organisations |= {operation.id for operation in done if operation.kind == Organisation.kind}
        self._organisations = records.fetch(reading, Organisation, organisations)
        erasures = records.pointing(reading, Erasure, "participant_id", people)
        self._erased = {each.participant_id: each.erased_on for each in erasures}
        self._places = self._rows(done)
        self.steps = self._steps(done)

    def of(self, operation: Operation) -> Subject:
        """Whom an operation is about."""
        person = self._person_id(operation)
        if person:
            return Subject(Participant.kind, person)
        organisation = self._value(operation, "organisation_id") if operation.kind in _OF_ORGANISATIONS else None
        if organisation:
            return Subject(Organisation.kind, organisation)
        return Subject(operation.kind, operation.id)

    def heading(self, subject: Subject) -> str:
        """What the subject is called."""
        if subject.kind == Participant.kind:
            return self._person(subject.id)
        record = self._organisations.get(subject.id) or self._now.get(subject.id)
        known = _vars_of(record) if record else self._told.get(subject.id, {})
        named = _name_of({name: each for name, each in known.items() if name not in RESTRICTED.get(subject.kind, ())})
        return " · ".join(filter(None, (kind_words(subject.kind), named)))

    def name(self, operation: Operation) -> str:
        """What one record is called by its own fields; empty where they give no name."""
        told = self._told.get(operation.id, {})
        return _name_of({name: each for name, each in told.items() if name not in RESTRICTED.get(operation.kind, ())})

    def person(self, subject: Subject) -> UUID | None:
        """The enrolment to go to."""
        enrolment = self._of_person.get(subject.id)
        return enrolment.id if enrolment else None

    def organisation(self, subject: Subject) -> UUID | None:
        """The organisation to go to."""
        return subject.id if subject.id in self._organisations and subject.kind == Organisation.kind else None

    def erased_on(self, subject: Subject) -> date | None:
        """When the person's data were erased."""
        return self._erased.get(subject.id)

    def places(self, subject: Subject) -> tuple[str, ...]:
        """The rows of the imported file that told of the person."""
        return tuple(self._places.get(subject.id, ()))

    def _person(self, key: UUID) -> str:
        person, enrolment = self._people.get(key), self._of_person.get(key)
        told = self._told.get(key, {})
        name = person.name if person else f"{told.get('first_name') or ''} {told.get('last_name') or ''}".strip()
        number = enrolment.label if enrolment else self._number(key)
        if key in self._erased:
            name = _("Data erased")
        return " · ".join(filter(None, (name, number))) or _("Somebody who is no longer in the pilot")

    def _number(self, person: UUID) -> str:
        """The number of an enrolment that is gone, as the operations tell it."""
        told = (each for each in self._told.values() if each.get("participant_id") == person and each.get("number"))
        return next((pseudonym(int(each["number"])) for each in told), "")

    def _enrolment_id(self, operation: Operation) -> UUID | None:
        return operation.id if operation.kind == Enrolment.kind else self._value(operation, "enrolment_id")

    def _person_id(self, operation: Operation) -> UUID | None:
        if operation.kind == Participant.kind:
            return operation.id
        if own := self._value(operation, "participant_id"):
            return own
        enrolment = self._enrolment_id(operation)
        known = self._enrolments.get(enrolment) if enrolment and hasattr(self, "_enrolments") else None
        if known:
            return known.participant_id
        told = self._told.get(enrolment, {}).get("participant_id") if enrolment else None
        return told if isinstance(told, UUID) else None

    def _value(self, operation: Operation, name: str) -> UUID | None:
        """The id that a record holds in a field, as the operation or the record now tells it."""
        told = self._told[operation.id].get(name)
        found = told if told is not None else getattr(self._now.get(operation.id), name, None)
        return found if isinstance(found, UUID) else None

    def _rows(self, done: Iterable[Operation]) -> dict[UUID, list[str]]:
        found: defaultdict[UUID, list[str]] = defaultdict(list)
        for operation in done:
            person = self._person_id(operation) if operation.kind == Statement.kind else None
            if person and operation.op == "add":
                told = self._told[operation.id]
                words = _("{sheet}, row {row}").format(sheet=told.get("sheet") or "", row=told.get("row"))
                found[person].append(words.removeprefix(", "))
        return found

    def _steps(self, done: Iterable[Operation]) -> dict[UUID, tuple[str, int]]:
        """Of which step and occurrence every event is, or was."""
        found = {}
        for operation in done:
            now, told = self._now.get(operation.id), self._told[operation.id]
            if isinstance(now, Event):
                found[operation.id] = (now.step, now.occurrence)
            elif operation.kind == Event.kind and told.get("step"):
                found[operation.id] = (str(told["step"]), int(told.get("occurrence") or 1))
        return found


def _current(reading: Reading, done: Iterable[Operation]) -> dict[UUID, Record]:
    ids: defaultdict[str, set[UUID]] = defaultdict(set)
    for operation in done:
        if operation.op != "add" or operation.kind in (Contact.kind, Organisation.kind):
            ids[operation.kind].add(operation.id)
    return {key: each for kind, keys in ids.items() for key, each in records.fetch_kind(reading, kind, keys).items()}


def _vars_of(record: Record) -> dict[str, Any]:
    """The fields that may name a record."""
    return {name: getattr(record, name, None) for name in _NAMED}


def _name_of(fields: dict[str, Any]) -> str:
    found = next((str(fields[name]) for name in _NAMED if fields.get(name)), "")
    return found if len(found) <= 80 else f"{found[:80].rstrip()}…"  # noqa: PLR2004 - a heading's length
