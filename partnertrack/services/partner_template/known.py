"""What the pilot holds of the fields that a partner is asked about."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Field
from partnertrack.domain.statement import SlotKey
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading


@dataclass(frozen=True, slots=True)
class Known:
    """One trainee with all records."""

    enrolment: Enrolment
    person: Participant
    events: Mapping[tuple[str, int], Event]
    names: Mapping[UUID, str]

    def value(self, slot: SlotKey, field: Field) -> Value | None:
        """The field as a cell would say it: a name in place of an id, yes or no for an outcome."""
        if field.record == "participant":
            return _held(self.person, field)
        if field.record == "enrolment":
            cohort = self.enrolment.cohort_id
            return self.names.get(cohort) if field.slot == "cohort" and cohort else _held(self.enrolment, field)
        event = self.events.get((field.step, slot[1] or 1))
        if event is None:
            return None
        if field.slot == "organisation":
            return self.names.get(event.organisation_id) if event.organisation_id else None
        if field.slot == "outcome" and field.type == "yes_no":
            answers = {outcome: answer == "yes" for answer, outcome in field.outcomes.items()}
            return answers.get(event.outcome or "")
        return _held(event, field)


def known(session: Reading, enrolment_ids: Collection[UUID]) -> list[Known]:
    """The trainees with their records, by name."""
    enrolments = records.fetch(session, Enrolment, enrolment_ids)
    people = records.fetch(session, Participant, {enrolment.participant_id for enrolment in enrolments.values()})
    events = records.events_of(session, enrolments)
    names = {cohort.id: cohort.name for cohort in records.all_of(session, Cohort)}
    names |= {organisation.id: organisation.name for organisation in records.all_of(session, Organisation)}
    found = [
        Known(
            enrolment,
            people[enrolment.participant_id],
            {(event.step, event.occurrence): event for event in events.get(enrolment.id, ())},
            names,
        )
        for enrolment in enrolments.values()
    ]
    return sorted(found, key=lambda each: (each.person.last_name, each.person.first_name, each.enrolment.number))


def _held(record: Participant | Enrolment | Event, field: Field) -> Value | None:
    """The part of a record that a field fills."""
    value: Value | None = getattr(record, field.slot) if field.slot else record.values.get(field.key)
    return value if value != "" else None
