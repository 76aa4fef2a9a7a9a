"""What the pilot holds of a field while a file is being planned, for its cells to be held against."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.part import VALUES
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Field
from partnertrack.domain.statement import SlotKey
from partnertrack.importing.ledger import Ledger
from partnertrack.importing.number_likeness import normal_number

NAME_SLOTS: Final = ("name", "last_name", "first_name")
IDENTITY_SLOTS: Final = (*NAME_SLOTS, "sex", "birth_date")
"""By what somebody is known; no file changes it unless a person wants it."""

FIRST_KEPT_SLOTS: Final = ("reference", "cohort")
"""What the list that says it first settles: others may number or group people in their own way."""

_TOLD_OTHERWISE: Final = ("status", "reason")
"""What no enrolment keeps: the step by which somebody leaves tells it."""

_NO_TRACK: Final = "undecided"
"""What an enrolment says before anybody decided."""

Place: TypeAlias = tuple[UUID, str]
"""A record, and the name under which the journal knows one of its fields."""

_REFERRING: Final = {"cohort": "cohort_id", "organisation": "organisation_id"}


class Holdings:
    """One enrolment as the ledger has it now."""

    def __init__(self, ledger: Ledger, enrolment_id: UUID, repeated: frozenset[str]) -> None:
        self._ledger = ledger
        self._repeated = repeated
        self.enrolment = ledger.get(Enrolment, enrolment_id)
        self.participant = ledger.get(Participant, self.enrolment.participant_id)

    def value(self, field: Field, slot: SlotKey) -> Value | None:
        """The value of a field; None where the pilot holds nothing, or keeps no such thing."""
        if field.record == "participant":
            return _of_record(self.participant, field)
        if field.record == "enrolment":
            return self._of_enrolment(field)
        return self._of_event(field, slot) if field.record == "event" else None

    def place(self, field: Field, slot: SlotKey) -> Place | None:
        """Where the pilot keeps a field; None for what no record keeps."""
        if field.slot in (*_TOLD_OTHERWISE, "name") and field.record != "event":
            return None
        name = _REFERRING.get(field.slot, field.slot) or f"{VALUES}{field.key}"
        if field.record == "participant":
            return self.participant.id, name
        if field.record == "enrolment":
            return self.enrolment.id, name
        event = self._event(field, slot)
        return (event.id, name) if event else None

    def _event(self, field: Field, slot: SlotKey) -> Event | None:
        return self._ledger.known_event(self.enrolment.id, field.step, occurrence_of(field, slot, self._repeated))

    def _of_enrolment(self, field: Field) -> Value | None:
        if field.slot == "cohort":
            key = self.enrolment.cohort_id
            return self._ledger.get(Cohort, key).name if key else None
        told = None if field.slot in _TOLD_OTHERWISE else _of_record(self.enrolment, field)
        return None if field.slot == "track" and told == _NO_TRACK else told

    def _of_event(self, field: Field, slot: SlotKey) -> Value | None:
        event = self._event(field, slot)
        if event is None:
            return None
        if field.slot == "organisation":
            return self._ledger.get(Organisation, event.organisation_id).name if event.organisation_id else None
        return _of_record(event, field)


def occurrence_of(field: Field, slot: SlotKey, repeated: frozenset[str]) -> int:
    """Which occurrence of its step a field speaks of; `repeated` are the keys of repeatable steps."""
    _key, occurrence = slot
    return occurrence if occurrence and field.step in repeated else 1


def as_held(field: Field, value: Value) -> Value | None:
    """The value in the form in which the pilot holds it; None for an answer that says nothing by itself."""
    if field.record == "event" and field.slot == "outcome" and isinstance(value, bool):
        answer = "yes" if value else "no"
        return None if answer in field.weak else field.outcomes.get(answer)
    return value


def is_same(field: Field, held: Value, said: Value) -> bool:
    """Whether two values say the same: a text whatever its case and accents, a number however it is written."""
    if held == said:
        return True
    if not (isinstance(held, str) and isinstance(said, str)) or field.type in ("code", "country"):
        return False
    if field.slot == "reference":
        return normal_number(held) == normal_number(said)
    return fold(held) == fold(said) != ""


def _of_record(record: Participant | Enrolment | Event, field: Field) -> Value | None:
    if not field.slot:
        values: Mapping[str, Value] = record.values
        return values.get(field.key)
    found: str | date | None = getattr(record, field.slot, None)
    return found or None
