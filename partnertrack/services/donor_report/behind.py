"""Who reached a milestone in the period, and of whom nobody said when."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import numpy as np

from partnertrack.indicators.calculate import Results
from partnertrack.indicators.columns import Mask


def undated(results: Results, milestone: str) -> tuple[UUID, ...]:
    """The enrolments that count only because a step without a day counts."""
    when = results.catalogue.milestones[milestone].when
    return _ids(results, results.view.members(when) & ~results.view.strict().members(when))


def newly(results: Results, milestone: str) -> tuple[UUID, ...]:
    """The enrolments that reached it in the period; without a period all of them."""
    when = results.catalogue.milestones[milestone].when
    found = results.view.members(when)
    if results.view.since is None:
        return _ids(results, found)
    return _ids(results, found & ~results.view.at(results.view.since - timedelta(1)).members(when))


def _ids(results: Results, found: Mask) -> tuple[UUID, ...]:
    people = results.view.register.people
    return tuple(people[place].enrolment_id for place in np.flatnonzero(found).tolist())
