"""Satisfaction of trainees and of employers, whole and by quarter, employer, cohort and sex."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.satisfaction import SATISFIED, SCALE, Tally, quarter, tally
from partnertrack.persistence.queries import records
from partnertrack.services.voices.answers import Answer, answers, asking_step
from partnertrack.services.workspace import Workspace

Voice: TypeAlias = Literal["trainee", "employer"]
Part: TypeAlias = Literal[
    "due", "done", "trainee_answered", "trainee_satisfied", "employer_answered", "employer_satisfied"
]
Dimension: TypeAlias = Literal["quarter", "employer", "cohort", "sex"]

DIMENSIONS: tuple[Dimension, ...] = ("quarter", "employer", "cohort", "sex")

PARTS: dict[Part, Callable[[Answer], bool]] = {
    "due": lambda _each: True,
    "done": lambda each: each.is_done,
    "trainee_answered": lambda each: each.trainee is not None,
    "trainee_satisfied": lambda each: each.trainee in SATISFIED,
    "employer_answered": lambda each: each.employer is not None,
    "employer_satisfied": lambda each: each.employer in SATISFIED,
}
"""What can be counted of follow-ups; those done count as due, whatever their day."""


@dataclass(frozen=True, slots=True)
class Group:
    """Follow-ups that have something in common: `key` is "" where that is not known, `label` then too."""

    key: str
    label: str
    answers: tuple[Answer, ...]

    def count(self, part: Part) -> int:
        """How many follow-ups belong to that part."""
        return sum(map(PARTS[part], self.answers))

    def people(self, part: Part, score: int | None = None, voice: Voice = "trainee") -> tuple[UUID, ...]:
        """Whose follow-ups belong to that part, each person once; with a score, those whose voice gave that answer."""
        chosen = filter(PARTS[part], self.answers)
        if score is not None:
            chosen = filter(lambda each: getattr(each, voice) == score, self.answers)
        return tuple(dict.fromkeys(each.enrolment_id for each in chosen))

    def tally(self, voice: Voice) -> Tally:
        """The answers of trainees or of employers."""
        said = (each.trainee if voice == "trainee" else each.employer for each in self.answers)
        return tally(score for score in said if score in SCALE)


@dataclass(frozen=True, slots=True)
class Issue:
    """What somebody told at a follow-up."""

    enrolment_id: UUID
    name: str
    label: str
    employer: str
    day: date | None
    occurrence: int
    text: str


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """All follow-ups, by each dimension, with the issues that were told, the latest first.

    Of quarters none is left out between the first and the last; `is_asked` says whether the scheme asks at all.
    """

    as_of: date
    total: Group
    quarters: tuple[Group, ...] = ()
    employers: tuple[Group, ...] = ()
    cohorts: tuple[Group, ...] = ()
    sexes: tuple[Group, ...] = ()
    issues: tuple[Issue, ...] = ()
    is_asked: bool = True

    def by(self, dimension: str) -> tuple[Group, ...]:
        """The groups of one of `DIMENSIONS`."""
        return {
            "quarter": self.quarters,
            "employer": self.employers,
            "cohort": self.cohorts,
            "sex": self.sexes,
        }[dimension]


def satisfaction(workspace: Workspace, as_of: date) -> Satisfaction:
    """What was said until the end of that day."""
    if asking_step(workspace.scheme) is None:
        return Satisfaction(as_of, Group("", "", ()), is_asked=False)
    told = tuple(answers(workspace, as_of))
    with workspace.store.reading() as reading:
        employers = {str(each.id): each.name for each in records.all_of(reading, Organisation)}
        issues = [each for each in told if each.issue]
        enrolments = records.fetch(reading, Enrolment, {each.enrolment_id for each in issues})
        people = records.fetch(reading, Participant, {each.participant_id for each in enrolments.values()})
    found = (_issue(each, enrolments[each.enrolment_id], people, employers) for each in issues)
    return Satisfaction(
        as_of,
        Group("", "", told),
        _quarters(told),
        _named(told, lambda each: str(each.organisation_id or ""), employers),
        _named(told, lambda each: each.cohort, None),
        _named(told, lambda each: each.sex if each.sex in ("female", "male", "other") else "", None),
        tuple(sorted(found, key=lambda each: (each.day or date.min, each.name), reverse=True)),
    )


def _quarters(told: Sequence[Answer]) -> tuple[Group, ...]:
    """The groups of the quarters from the first to the last, then of those whose day is not known."""
    found: dict[date | None, list[Answer]] = {}
    for each in told:
        found.setdefault(quarter(each.day) if each.day else None, []).append(each)
    known = [each for each in found if each]
    groups = [_of_quarter(day, found.get(day, ())) for day in _between(min(known), max(known))] if known else []
    return (*groups, Group("", "", tuple(found[None]))) if None in found else tuple(groups)


def _of_quarter(day: date, told: Sequence[Answer]) -> Group:
    return Group(day.isoformat(), f"{day.year} Q{(day.month + 2) // 3}", tuple(told))


def _between(first: date, last: date) -> Iterable[date]:
    day = first
    while day <= last:
        yield day
        day = date(day.year + day.month // 10, (day.month + 2) % 12 + 1, 1)


def _named(told: Sequence[Answer], key: Callable[[Answer], str], names: dict[str, str] | None) -> tuple[Group, ...]:
    """The groups by name, what is not known last."""
    found: dict[str, list[Answer]] = {}
    for each in told:
        found.setdefault(key(each), []).append(each)
    groups = (Group(each, (names or {}).get(each, each), tuple(of)) for each, of in found.items())
    return tuple(sorted(groups, key=lambda group: (not group.key, fold(group.label))))


def _issue(each: Answer, enrolment: Enrolment, people: dict[UUID, Participant], employers: dict[str, str]) -> Issue:
    return Issue(
        enrolment.id,
        people[enrolment.participant_id].name or enrolment.label,
        enrolment.label,
        employers.get(str(each.organisation_id), ""),
        each.day,
        each.occurrence,
        each.issue,
    )
