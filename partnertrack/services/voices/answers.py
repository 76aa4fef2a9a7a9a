"""What was answered at each follow-up, and what should have been."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.follow_ups import FollowUp, follow_ups
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.services.workspace import Case, Workspace

TRAINEE, EMPLOYER, ISSUE = "satisfaction_trainee", "satisfaction", "issue"
_EMPLOYED = ("work_start", "contract")
"""The steps that say with which employer somebody is, the one that says it best first."""


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
    scheme = workspace.scheme
    step = asking_step(scheme)
    if step is None:
        return
    for case in workspace.cases():
        if step.key in case.events or (step.due and step.due.after in case.events):
            employer = _employer(case)
            for each in follow_ups(scheme, step, case.events, as_of):
                yield _answer(scheme, case, each, employer)


def _answer(scheme: Scheme, case: Case, found: FollowUp, employer: UUID | None) -> Answer:
    values = found.said.values if found.said else {}
    issue = values.get(ISSUE)
    return Answer(
        case.enrolment_id,
        found.day,
        found.occurrence,
        (found.said.organisation_id if found.said else None) or employer,
        case.cohort or "",
        case.sex or "",
        found.is_done,
        _score(scheme, TRAINEE, values.get(TRAINEE)),
        _score(scheme, EMPLOYER, values.get(EMPLOYER)),
        issue.strip() if isinstance(issue, str) else "",
    )


def _score(scheme: Scheme, field: str, said: object) -> int | None:
    """An answer as a number from 1 to 5; None where it is none of the list."""
    known = scheme.fields.get(field)
    codes = scheme.code_list(known.codes) if known else None
    rank = codes.rank(said) if codes and isinstance(said, str) else -1
    return rank + 1 if rank >= 0 else None


def _employer(case: Case) -> UUID | None:
    told = (event.organisation_id for step in _EMPLOYED for event in case.events.get(step, ()))
    return next((each for each in told if each), None)
