"""A few enrolments as the ranking sees them, without reading everybody."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.indicators.case import by_step
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.services.workspace import Case, EventFact


def cases_of(reading: Reading, enrolment_ids: Collection[UUID]) -> dict[UUID, Case]:
    """These enrolments with their events; one that is gone is not in the answer."""
    enrolments = records.fetch(reading, Enrolment, enrolment_ids)
    people = records.fetch(reading, Participant, {each.participant_id for each in enrolments.values()})
    events = records.events_of(reading, enrolments)
    return {
        key: Case(
            enrolment_id=key,
            participant_id=each.participant_id,
            number=each.number,
            region=people[each.participant_id].region,
            track=each.track,
            values=each.values,
            events=by_step(map(_fact, events.get(key, ()))),
        )
        for key, each in enrolments.items()
    }


def _fact(event: Event) -> EventFact:
    return EventFact(
        step=event.step,
        occurrence=event.occurrence,
        status=event.status,
        outcome=event.outcome,
        started_on=event.started_on,
        done_on=event.done_on,
        planned_on=event.planned_on,
        reason=event.reason,
        organisation_id=event.organisation_id,
        values=event.values,
        due_on=event.due_on,
    )
