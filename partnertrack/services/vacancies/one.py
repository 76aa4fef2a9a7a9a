"""One vacancy looked at closely, with everybody who was put forward for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.duration import Duration
from partnertrack.domain.matching_score import Suitability
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.vacancy import CANDIDACY_STATUSES, WAYS_OUT, Candidacy, Vacancy
from partnertrack.i18n import current
from partnertrack.persistence.queries import participants, records
from partnertrack.persistence.queries.participants import ParticipantRow
from partnertrack.services.vacancies.availability import Available
from partnertrack.services.vacancies.cases import cases_of
from partnertrack.services.vacancies.known import Elsewhere, Known, known
from partnertrack.services.vacancies.options import Options, options
from partnertrack.services.vacancies.shortlist import Judge
from partnertrack.services.vacancies.work import Work, work_at
from partnertrack.services.workspace import Case, Workspace

_ORDER = (*reversed([each for each in CANDIDACY_STATUSES if each not in WAYS_OUT]), *sorted(WAYS_OUT))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who was put forward.

    `contract_with` names the organisations of the contracts that the person's steps record; `has_step` says whether the
    step that this vacancy leads to is recorded with its employer, `may_have_step` whether the person's track has it.
    """

    candidacy: Candidacy
    row: ParticipantRow
    suitability: Suitability
    available: Available
    elsewhere: tuple[Elsewhere, ...] = ()
    contract_with: tuple[str, ...] = ()
    has_step: bool = False
    may_have_step: bool = True


@dataclass(frozen=True, slots=True)
class VacancyView:
    """The vacancy with its candidates, the furthest first; `step` names what records that somebody was taken."""

    vacancy: Vacancy
    employer: Organisation
    candidates: tuple[Candidate, ...]
    options: Options
    step: str = ""

    @property
    def filled(self) -> int:
        """How many places are taken."""
        return sum(each.candidacy.status == "contract" for each in self.candidates)


def vacancy(workspace: Workspace, vacancy_id: UUID, as_of: date) -> VacancyView:
    """The vacancy of that id; raises `UserError` when it is gone."""
    with workspace.store.reading() as reading:
        found = known(reading)
        durations = records.all_of(reading, Duration)
        wanted = found.vacancy(vacancy_id)
        ids = [each.enrolment_id for each in found.of(vacancy_id)]
        rows, cases = participants.page(reading, ids), cases_of(reading, ids)
    employer = found.organisations[wanted.organisation_id]
    work = work_at(workspace.scheme, employer)
    judge = Judge(workspace, wanted, work, durations, as_of)
    named = {row.enrolment_id: row for row in rows}
    elsewhere = found.elsewhere(vacancy_id)
    candidates = []
    for each in found.of(vacancy_id):
        case = cases[each.enrolment_id]
        verdict = judge.judged(case)
        taken = _taken_by(case, work, as_of)
        candidates.append(
            Candidate(
                each,
                named[each.enrolment_id],
                verdict.suitability,
                verdict.available,
                elsewhere.get(each.enrolment_id, ()),
                _names(found, taken),
                employer.id in taken,
                work.suits_track(case.track),
            )
        )
    step = work.step.label.text(current()) if work.step else ""
    choices = options(workspace.scheme, found.organisations.values())
    return VacancyView(wanted, employer, tuple(sorted(candidates, key=_place)), choices, step)


def _taken_by(case: Case, work: Work, as_of: date) -> tuple[UUID | None, ...]:
    """The organisations with which the person has a contract, as the steps say."""
    if work.step is None:
        return ()
    return tuple(event.organisation_id for event in case.events.get(work.step.key, ()) if event.is_done_by(as_of))


def _names(found: Known, ids: tuple[UUID | None, ...]) -> tuple[str, ...]:
    return tuple(found.organisations[key].name if key and key in found.organisations else "" for key in ids)


def _place(candidate: Candidate) -> tuple[int, int, int]:
    """The furthest first, then the better score."""
    score = candidate.suitability.score
    return _ORDER.index(candidate.candidacy.status), -(score if score is not None else -1), candidate.row.number
