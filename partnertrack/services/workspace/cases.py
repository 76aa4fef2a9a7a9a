"""The people of a pilot with what happened to them, as figures see them: in columns, or one by one."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import Any

from partnertrack.domain.scheme import Scheme
from partnertrack.indicators.case import Case, Enrolled, EventFact, by_step
from partnertrack.indicators.columns import EventColumns
from partnertrack.indicators.view import Register, register_of
from partnertrack.persistence.queries.facts import CaseFact, Facts


def register(scheme: Scheme, found: Facts) -> Register:
    """Everybody, with the events in columns."""
    people = [Enrolled(**_told(row)) for row in found.cases]
    return register_of(scheme, people, EventColumns(*found.events[:-1]))


def cases(found: Facts) -> tuple[Case, ...]:
    """Everybody with their own events."""
    events: defaultdict[int, list[EventFact]] = defaultdict(list)
    for step, who, occurrence, status, outcome, *days, organisation, values, reason in zip(*found.events, strict=True):
        started, done, planned, due = map(_day, days)
        events[who].append(
            EventFact(step, occurrence, status, outcome, started, done, planned, reason, organisation, values, due)
        )
    return tuple(Case(**_told(row), events=by_step(events.get(place, ()))) for place, row in enumerate(found.cases))


def _told(row: CaseFact) -> dict[str, Any]:
    """The parts of an enrolment; what the enrolment says comes before what the person does."""
    return {
        "enrolment_id": row.enrolment_id,
        "participant_id": row.participant_id,
        "number": row.number,
        "sex": row.sex,
        "birth_date": row.birth_date,
        "region": row.region,
        "nationality": row.nationality,
        "cohort": row.cohort,
        "track": row.track,
        "values": {**row.person_values, **row.values} if row.person_values else row.values,
    }


@lru_cache(16384)
def _day(ordinal: int) -> date | None:
    """The day, made but once."""
    return date.fromordinal(ordinal) if ordinal else None
