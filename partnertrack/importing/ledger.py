"""The pilot's records while a file is being planned: as they were, and as the rows read so far leave them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.domain.source import Source

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Existing:
    """What the pilot holds about the people whom a file speaks of, and its cohorts and organisations."""

    participants: Mapping[UUID, Participant] = field(default_factory=dict)
    enrolments: Mapping[UUID, Enrolment] = field(default_factory=dict)
    events: Mapping[UUID, Iterable[Event]] = field(default_factory=dict)
    cohorts: Iterable[Cohort] = ()
    organisations: Iterable[Organisation] = ()


class Ledger:
    """Reads and writes records in memory; `changes` tells what came of it."""

    def __init__(self, existing: Existing) -> None:
        self._before: dict[UUID, Record] = {}
        self._now: dict[UUID, Record] = {}
        self._events: dict[tuple[UUID, str, int], UUID] = {}
        self._cohorts: dict[str, UUID] = {}
        self._organisations: dict[str, UUID] = {}
        groups = (existing.participants.values(), existing.enrolments.values(), *existing.events.values())
        for records in (*groups, existing.cohorts, existing.organisations):
            for record in records:
                self._before[record.id] = record
                self._index(record)

    def _index(self, record: Record) -> None:
        self._now[record.id] = record
        if isinstance(record, Event):
            self._events[record.enrolment_id, record.step, record.occurrence] = record.id
        elif isinstance(record, Cohort):
            self._cohorts.setdefault(fold(record.name), record.id)
        elif isinstance(record, Organisation):
            for name in record.spellings:
                self._organisations.setdefault(fold(name), record.id)

    def put(self, record: Record) -> bool:
        """Keep this state of a record; says whether that changed anything."""
        if self._now.get(record.id) == record:
            return False
        self._index(record)
        return True

    def get(self, kind: type[R], record_id: UUID) -> R:
        """The record as it is now; raises KeyError when the ledger does not hold it."""
        record = self._now[record_id]
        if not isinstance(record, kind):
            raise KeyError(record_id)
        return record

    def event(self, enrolment_id: UUID, step: str, occurrence: int) -> Event:
        """The event of a step as it is now, or a blank one that is not kept yet."""
        known = self.known_event(enrolment_id, step, occurrence)
        return known or Event(enrolment_id=enrolment_id, step=step, occurrence=occurrence)

    def known_event(self, enrolment_id: UUID, step: str, occurrence: int) -> Event | None:
        """The event of a step as it is now, None where nothing is known of it."""
        event_id = self._events.get((enrolment_id, step, occurrence))
        return None if event_id is None else self.get(Event, event_id)

    def events_of(self, enrolment_id: UUID) -> tuple[Event, ...]:
        """The events of an enrolment as they are now."""
        keys = (key for (owner, _step, _occurrence), key in self._events.items() if owner == enrolment_id)
        return tuple(self.get(Event, key) for key in keys)

    def cohort(self, name: str) -> Cohort:
        """The cohort of that name, made when it is new."""
        known = self._cohorts.get(fold(name))
        if known is not None:
            return self.get(Cohort, known)
        cohort = Cohort(name=name.strip())
        self.put(cohort)
        return cohort

    def organisation(self, name: str, kind: str) -> Organisation:
        """The organisation that has that name or spelling, made as one of `kind` when it is new."""
        known = self._organisations.get(fold(name))
        if known is not None:
            return self.get(Organisation, known)
        organisation = Organisation(name=name.strip(), type=kind)
        self.put(organisation)
        return organisation

    def changes(self) -> tuple[Change, ...]:
        """All that changed."""
        pairs = ((self._before.get(key), now) for key, now in self._now.items())
        return tuple(Change(before, now) for before, now in pairs if before != now)


def stamped(event: Event, source: Source, place: str) -> Event:
    """The event with where it was said."""
    return replace(event, source_id=source.id, source_place=place)
