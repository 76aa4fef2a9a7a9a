"""Where people stood on a day before the last that is known of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from partnertrack.domain.scheme import Scheme
from partnertrack.domain.standing import Standing, by_step, standing
from partnertrack.persistence.queries.known import known_of
from partnertrack.persistence.session import Reading


def standings(reading: Reading, scheme: Scheme, enrolment_ids: Collection[UUID], as_of: date) -> dict[UUID, Standing]:
    """The standings of these enrolments at the end of a day, from their events; one that is gone has no entry."""
    if not enrolment_ids:
        return {}
    return {
        known.enrolment.id: standing(scheme, known.enrolment.track, by_step(known.events), as_of)
        for known in known_of(reading, enrolment_ids, ())
    }
