"""Which days lie before an enrolment: steps that are due, and the last days of what is valid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from partnertrack.domain import journey
from partnertrack.domain.deadline import Deadline
from partnertrack.domain.once import once_for_each
from partnertrack.domain.record import Values
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.standing import ACTIVE, PAUSED


class Holder(Protocol):
    """What is asked of a participant."""

    @property
    def values(self) -> Values:
        """The fields of the dictionary."""


class Enrolled(Protocol):
    """What is asked of an enrolment."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def track(self) -> str:
        """Its track."""

    @property
    def values(self) -> Values:
        """The fields of the dictionary."""


class Happened(journey.Happened, Protocol):
    """What is asked of an event."""

    @property
    def values(self) -> Values:
        """The fields of the dictionary."""


class Expiring(Protocol):
    """What is asked of a document."""

    @property
    def type(self) -> str:
        """The code of its type."""

    @property
    def expires_on(self) -> date | None:
        """Its last valid day."""


def deadlines(
    scheme: Scheme,
    status: str,
    person: Holder,
    enrolment: Enrolled,
    events: Sequence[Happened],
    documents: Iterable[Expiring] = (),
) -> tuple[Deadline, ...]:
    """All deadlines of an enrolment whose standing has that status; none once the person has left or finished.

    Of several documents of one type the one that is valid longest counts: it replaces the others.
    """
    if status not in (ACTIVE, PAUSED):
        return ()
    found = (
        *_steps(scheme, enrolment, events),
        *_expiries(scheme, person, enrolment, events),
        *(Deadline(enrolment.id, "document", each.type, 1, each.expires_on) for each in documents if each.expires_on),
    )
    latest: dict[str, Deadline] = {}
    for deadline in found:
        known = latest.get(deadline.subject)
        if known is None or known.day < deadline.day:
            latest[deadline.subject] = deadline
    return tuple(latest.values())


def _steps(scheme: Scheme, enrolment: Enrolled, events: Sequence[Happened]) -> Iterator[Deadline]:
    told = {(event.step, event.occurrence) for event in events if event.due_on or event.planned_on}
    for due in journey.lying_ahead(scheme, enrolment.track, events):
        is_planned = (due.step.key, due.occurrence) in told
        yield Deadline(enrolment.id, "step", due.step.key, due.occurrence, due.day, is_planned)


@once_for_each
def _expiring(scheme: Scheme) -> tuple[tuple[str, Field], ...]:
    """The fields that say until when something is valid."""
    return tuple((key, field) for key, field in scheme.fields.items() if field.is_expiry)


def _expiries(scheme: Scheme, person: Holder, enrolment: Enrolled, events: Sequence[Happened]) -> Iterator[Deadline]:
    places = {"participant": [(person.values, 1)], "enrolment": [(enrolment.values, 1)]}
    for key, field in _expiring(scheme):
        told = places.get(field.record) or [
            (each.values, each.occurrence) for each in events if each.step == field.step
        ]
        for values, occurrence in told:
            day = values.get(key)
            if isinstance(day, date):
                yield Deadline(enrolment.id, "expiry", key, occurrence, day)
