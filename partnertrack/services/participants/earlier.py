"""Where people stood on a day before the last that is known of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from partnertrack.domain.scheme import Scheme
from partnertrack.domain.standing import Standing, standing
from partnertrack.persistence.queries.known import Happened, known_of
from partnertrack.persistence.session import Reading
from partnertrack.services.participants.search import LEFT


def standings(reading: Reading, scheme: Scheme, enrolment_ids: Collection[UUID], as_of: date) -> dict[UUID, Standing]:
    """The standings of these enrolments at the end of a day, from their events."""
    found = {}
    for known in known_of(reading, enrolment_ids, ()):
        events: dict[str, list[Happened]] = {}
        for event in known.events:
            events.setdefault(event.step, []).append(event)
        found[known.enrolment.id] = standing(scheme, known.enrolment.track, events, as_of)
    return found


def stage_key(standing: Standing) -> str:
    """The key of the stage where somebody stands, "left", or nothing before the first."""
    if standing.has_left:
        return LEFT
    return standing.stage.key if standing.stage else ""
