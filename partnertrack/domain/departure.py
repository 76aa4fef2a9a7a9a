"""One person's planned departure: the way back from it, and the papers that do not last as long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from partnertrack.domain import journey
from partnertrack.domain.back_planning import DEPARTURE, BackPlan, back_plan, too_short
from partnertrack.domain.duration import Duration
from partnertrack.domain.durations import days_for
from partnertrack.domain.record import Values
from partnertrack.domain.scheme import Scheme


class Happened(journey.Happened, Protocol):
    """What is asked of an event."""

    @property
    def organisation_id(self) -> UUID | None:
        """The organisation that takes part."""

    @property
    def values(self) -> Values:
        """The fields of the dictionary."""


class Traveller(Protocol):
    """What is asked of an enrolment with its person and events."""

    @property
    def track(self) -> str:
        """The track."""

    @property
    def region(self) -> str | None:
        """Where the person lives."""

    @property
    def values(self) -> Values:
        """The fields of the person and the enrolment."""

    @property
    def events(self) -> Mapping[str, Sequence[Happened]]:
        """What happened, by step."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way back from a departure; `expiring` are the fields of what is not valid for long enough after it."""

    plan: BackPlan
    expiring: tuple[str, ...]


def planned_departure(traveller: Traveller) -> date | None:
    """The day on which somebody is to leave, where one is planned."""
    return next((event.planned_on for event in traveller.events.get(DEPARTURE, ()) if event.planned_on), None)


def way_to(scheme: Scheme, traveller: Traveller, departure: date, today: date, durations: Iterable[Duration]) -> Way:
    """The way to a departure, with the days that the pilot keeps for steps; no steps where nobody is to leave."""
    events = tuple(event for found in traveller.events.values() for event in found)
    where = {event.step: event.organisation_id for event in events if event.organisation_id}
    days = days_for(durations, where, traveller.region or "")
    plan = back_plan(scheme, traveller.track, events, departure, today, days=days)
    return Way(plan, too_short(valid_until(scheme, traveller), departure))


def valid_until(scheme: Scheme, traveller: Traveller) -> dict[str, date]:
    """The last valid day by the key of the field; of several days the latest, because papers are renewed."""
    keys = [key for key, field in scheme.fields.items() if field.is_expiry]
    told: list[Values] = [traveller.values, *(event.values for found in traveller.events.values() for event in found)]
    days = {key: [day for values in told if isinstance(day := values.get(key), date)] for key in keys}
    return {key: max(found) for key, found in days.items() if found}
