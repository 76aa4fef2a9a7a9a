"""What is incomplete about an enrolment, whoever may be asked for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

_UNKNOWN = "unknown"


class Person(Protocol):
    """What is asked of a participant."""

    @property
    def last_name(self) -> str:
        """The family name."""

    @property
    def first_name(self) -> str:
        """The given names."""

    @property
    def sex(self) -> str | None:
        """The code of the sex."""

    @property
    def birth_date(self) -> date | None:
        """The day of birth."""


class Enrolled(Protocol):
    """What is asked of an enrolment."""

    @property
    def cohort_id(self) -> UUID | None:
        """The cohort."""


class Happened(Protocol):
    """What is asked of an event."""

    @property
    def step(self) -> str:
        """The key of its step."""

    @property
    def occurrence(self) -> int:
        """Which of a repeated step."""

    @property
    def status(self) -> str:
        """How far it has come."""

    @property
    def done_on(self) -> date | None:
        """The day on which it was done."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A part of the record that is blank: "name", "sex", "birth_date", "cohort"; or the day of the step of that key."""

    key: str
    occurrence: int = 1
    is_step: bool = False


def missing(person: Person, enrolment: Enrolled, events: Iterable[Happened]) -> tuple[Missing, ...]:
    """What is missing about an enrolment: who it is, its cohort, and the days of steps that are done."""
    parts = {
        "name": person.last_name or person.first_name,
        "sex": "" if person.sex == _UNKNOWN else person.sex,
        "birth_date": person.birth_date,
        "cohort": enrolment.cohort_id,
    }
    days = (
        Missing(event.step, event.occurrence, is_step=True)
        for event in events
        if event.status == "done" and event.done_on is None
    )
    return (*(Missing(key) for key, value in parts.items() if not value), *dict.fromkeys(days))
