"""The vacancies that one person has to do with, and those that suit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.duration import Duration
from partnertrack.domain.matching_score import Suitability
from partnertrack.domain.standing import ACTIVE, standing
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.persistence.queries import records
from partnertrack.services.vacancies.cases import cases_of
from partnertrack.services.vacancies.known import Known, known
from partnertrack.services.vacancies.shortlist import Judge, suits
from partnertrack.services.vacancies.work import is_placed, work_at
from partnertrack.services.workspace import Case, Workspace

_MOST = 3


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A vacancy for which the person was put forward."""

    vacancy: Vacancy
    employer: str
    candidacy: Candidacy


@dataclass(frozen=True, slots=True)
class Suiting:
    """An open vacancy that suits the person."""

    vacancy: Vacancy
    employer: str
    suitability: Suitability


@dataclass(frozen=True, slots=True)
class PersonVacancies:
    """What the person was put forward for, the latest first, and the open vacancies that suit best, none failed."""

    forwarded: tuple[Forwarded, ...]
    suiting: tuple[Suiting, ...]


def of_person(workspace: Workspace, enrolment_id: UUID, as_of: date) -> PersonVacancies:
    """The vacancies of one enrolment; nothing suits somebody who has left, has a contract or a job, or is gone."""
    with workspace.store.reading() as reading:
        found = known(reading)
        durations = records.all_of(reading, Duration)
        case = cases_of(reading, [enrolment_id]).get(enrolment_id)
    there = [
        Forwarded(vacancy, found.employer(vacancy), each)
        for vacancy in found.vacancies
        for each in found.of(vacancy.id)
        if each.enrolment_id == enrolment_id
    ]
    there.sort(key=lambda each: each.candidacy.decided_on or date.min, reverse=True)
    known_ids = {each.vacancy.id for each in there}
    suiting: list[Suiting] = []
    if case and _is_free(workspace, case, as_of):
        for vacancy in found.vacancies:
            if vacancy.status == "open" and vacancy.id not in known_ids:
                suiting.extend(_judged(workspace, found, vacancy, case, durations, as_of))
    suiting.sort(key=lambda each: -(each.suitability.score or 0))
    return PersonVacancies(tuple(there), tuple(suiting[:_MOST]))


def _is_free(workspace: Workspace, case: Case, as_of: date) -> bool:
    status = standing(workspace.scheme, case.track, case.events, as_of).status
    return status == ACTIVE and not is_placed(workspace.scheme, case, as_of)


def _judged(
    workspace: Workspace, found: Known, vacancy: Vacancy, case: Case, durations: list[Duration], as_of: date
) -> list[Suiting]:
    """The vacancy, where something that it asks is known of the person and nothing failed."""
    work = work_at(workspace.scheme, found.organisations.get(vacancy.organisation_id))
    if not work.suits_track(case.track):
        return []
    verdict = Judge(workspace, vacancy, work, durations, as_of).judged(case).suitability
    is_likely = verdict.score is not None and suits(verdict, "possible")
    return [Suiting(vacancy, found.employer(vacancy), verdict)] if is_likely else []
