"""What was answered at each follow-up, and what should have been."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.follow_ups import FollowUp, follow_ups
from partnertrack.domain.journey import SETTLED
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.indicators.case import Enrolled
from partnertrack.indicators.columns import Happenings
from partnertrack.persistence.queries.settled import settled
from partnertrack.services.workspace import EventFact, Workspace

TRAINEE, EMPLOYER, ISSUE = "satisfaction_trainee", "satisfaction", "issue"
_EMPLOYED = ("contract", "work_start")
"""The steps that say with which employer somebody is, the one that says it best last."""

_WAIVED = SETTLED - {"done"}

Waived = Mapping[tuple[UUID, int], str]


@dataclass(frozen=True, slots=True)
class Answer:
    """One follow-up of one person: who, where, when, and the answers from 1 to 5 where they were given."""

    enrolment_id: UUID
    day: date | None
    occurrence: int
    organisation_id: UUID | None
    cohort: str
    sex: str
    is_done: bool
    trainee: int | None = None
    employer: int | None = None
    issue: str = ""


def asking_step(scheme: Scheme) -> Step | None:
    """The step at which people are asked how satisfied they are; None where the scheme asks nobody."""
    fields = (scheme.fields.get(key) for key in (TRAINEE, EMPLOYER))
    steps = (scheme.step(field.step) for field in fields if field)
    return next((step for step in steps if step), None)


def answers(workspace: Workspace, as_of: date) -> Iterator[Answer]:
    """All follow-ups that were done or due by that day, person by person."""
    scheme, register = workspace.scheme, workspace.register()
    step = asking_step(scheme)
    if step is None:
        return
    with workspace.store.reading() as reading:
        waived = settled(reading, step.key, _WAIVED)
    happened = _happened(register.events, register.people, _telling(scheme, step), waived)
    employers = _employers(register.events)
    scores = {field: _scores(scheme, field) for field in (TRAINEE, EMPLOYER)}
    for place in sorted(happened):
        person = register.people[place]
        for each in follow_ups(scheme, step, happened[place], as_of):
            yield _answer(person, each, employers.get(place), scores)


def _telling(scheme: Scheme, step: Step) -> tuple[str, ...]:
    """The steps that say what was asked, and when it was to be."""
    due = (step.due.after, step.due.until) if step.due else ()
    return tuple(dict.fromkeys((step.key, *filter(None, due), *(each.key for each in scheme.exits))))


def _happened(
    events: Mapping[str, Happenings], people: Sequence[Enrolled], steps: Iterable[str], waived: Waived
) -> dict[int, dict[str, list[EventFact]]]:
    """What happened at these steps, for each person at one of the first two of them, by the person's place."""
    found: defaultdict[int, dict[str, list[EventFact]]] = defaultdict(dict)
    for place, step in enumerate(steps):
        for who, fact in _facts(step, events.get(step), people, {} if place else waived):
            if place <= 1 or who in found:
                found[who].setdefault(step, []).append(fact)
    return found


def _facts(
    step: str, told: Happenings | None, people: Sequence[Enrolled], waived: Waived
) -> Iterator[tuple[int, EventFact]]:
    if told is None:
        return
    days = (told.done.tolist(), told.planned.tolist(), told.due.tolist())
    columns = (
        told.who.tolist(),
        told.occurrence.tolist(),
        told.is_done.tolist(),
        *days,
        told.organisation,
        told.values,
    )
    for who, occurrence, is_done, done, planned, due, organisation, values in zip(*columns, strict=True):
        status = "done" if is_done else waived.get((people[who].enrolment_id, occurrence), "planned")
        yield (
            who,
            EventFact(
                step,
                occurrence,
                status,
                done_on=_day(done),
                planned_on=_day(planned),
                organisation_id=organisation,
                values=values or {},
                due_on=_day(due),
            ),
        )


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _answer(
    person: Enrolled, found: FollowUp, employer: UUID | None, scores: Mapping[str, Mapping[object, int]]
) -> Answer:
    values = found.said.values if found.said else {}
    issue = values.get(ISSUE)
    return Answer(
        person.enrolment_id,
        found.day,
        found.occurrence,
        (found.said.organisation_id if found.said else None) or employer,
        person.cohort or "",
        person.sex or "",
        found.is_done,
        scores[TRAINEE].get(values.get(TRAINEE)),
        scores[EMPLOYER].get(values.get(EMPLOYER)),
        issue.strip() if isinstance(issue, str) else "",
    )


def _scores(scheme: Scheme, field: str) -> dict[object, int]:
    """The answers of a field as numbers from 1 to 5."""
    known = scheme.fields.get(field)
    codes = scheme.code_list(known.codes) if known else None
    return {code.key: place for place, code in enumerate(codes.codes, 1)} if codes else {}


def _employers(events: Mapping[str, Happenings]) -> dict[int, UUID]:
    """With whom each person is, by the person's place."""
    found: dict[int, UUID] = {}
    for step in _EMPLOYED:
        told = events.get(step)
        if told:
            found.update((who, each) for who, each in zip(told.who.tolist(), told.organisation, strict=True) if each)
    return found
