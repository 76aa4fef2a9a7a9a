"""What the pages of vacancies ask; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import current
from partnertrack.progress import Progress
from partnertrack.ui.view_models.vacancies import (
    CandidateMark,
    PersonMark,
    VacanciesView,
    candidates,
    matches,
    present_vacancies,
)

if TYPE_CHECKING:
    from partnertrack.domain.vacancy import Vacancy
    from partnertrack.services.vacancies import (
        Decision,
        PersonVacancies,
        Ranked,
        Shortlist,
        VacancyTexts,
        VacancyView,
        Wanted,
    )
    from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shown:
    """A vacancy with its candidates in words."""

    view: VacancyView
    candidates: tuple[CandidateMark, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """Those who suit in words, with the whole list behind them."""

    among: Shortlist
    ranked: Ranked
    people: tuple[PersonMark, ...]


def vacancies(workspace: Workspace, organisation_id: UUID | None, *, progress: Progress) -> VacanciesView:
    """All vacancies, or those of one organisation."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    return present_vacancies(service.vacancies(workspace, organisation_id))


def vacancy(workspace: Workspace, vacancy_id: UUID, as_of: date, *, progress: Progress) -> Shown:
    """One vacancy."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    view = service.vacancy(workspace, vacancy_id, as_of)
    return Shown(view, candidates(view, _Steps(workspace)))


def shortlist(workspace: Workspace, view: VacancyView, as_of: date, wanted: Wanted, *, progress: Progress) -> Best:
    """Everybody who is free, ranked, and the best of those who are wanted."""
    from partnertrack.services import vacancies as service

    among = service.shortlist(workspace, view.vacancy.id, as_of, progress)
    return narrow(workspace, view, among, wanted, progress=progress)


def narrow(workspace: Workspace, view: VacancyView, among: Shortlist, wanted: Wanted, *, progress: Progress) -> Best:
    """The best of those who are wanted, of people who are ranked already."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    ranked = service.best(workspace, among, wanted)
    return Best(among, ranked, matches(ranked.matches, view.vacancy, view.options, _Steps(workspace)))


def of_person(workspace: Workspace, enrolment_id: UUID, as_of: date, *, progress: Progress) -> PersonVacancies:
    """The vacancies of one person."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    return service.of_person(workspace, enrolment_id, as_of)


def wanted(only: str = "", text: str = "") -> Wanted:
    """Which of the ranked people are to be shown."""
    from partnertrack.services.vacancies import Wanted

    return Wanted(only, text)


def new_vacancy(organisation_id: UUID) -> Vacancy:
    """A vacancy of which nothing is known yet."""
    from partnertrack.domain.vacancy import Vacancy

    return Vacancy(organisation_id=organisation_id, title="")


def texts(**told: str) -> VacancyTexts:
    """What was written in the form, by the names of its fields."""
    from partnertrack.services.vacancies import VacancyTexts

    return VacancyTexts(**told)


def save(workspace: Workspace, before: Vacancy, told: VacancyTexts, *, progress: Progress) -> UUID | None:
    """Enter or change a vacancy; the id of the change, if there is one."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    return service.save(workspace, before, told)


def withdraw(workspace: Workspace, vacancy_id: UUID, *, progress: Progress) -> UUID:
    """Look for nobody any more; the id of the change."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    return service.withdraw(workspace, vacancy_id)


def reopen(workspace: Workspace, vacancy_id: UUID, *, progress: Progress) -> UUID:
    """Look for people again; the id of the change."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    return service.reopen(workspace, vacancy_id)


def delete(workspace: Workspace, vacancy_id: UUID, *, progress: Progress) -> UUID:
    """Take a vacancy away; the id of the change."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    return service.delete(workspace, vacancy_id)


def put_forward(
    workspace: Workspace, vacancy_id: UUID, people: tuple[UUID, ...], on: date, *, progress: Progress
) -> UUID | None:
    """Put people on the shortlist; the id of the change, if there is one."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    return service.put_forward(workspace, vacancy_id, people, on)


def decision(status: str, on: date, reason: str = "", *, records_step: bool = False) -> Decision:
    """How it went on with a candidate."""
    from partnertrack.services.vacancies import Decision

    return Decision(status, on, reason, records_step)


def decide(
    workspace: Workspace,
    vacancy_id: UUID,
    candidacies: tuple[UUID, ...],
    how: Decision,
    today: date,
    *,
    progress: Progress,
) -> UUID | None:
    """Say how it went on with these candidates; the id of the one change, if there is one."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    return service.decide(workspace, vacancy_id, candidacies, how, today)


def take_back(workspace: Workspace, vacancy_id: UUID, candidacy_id: UUID, *, progress: Progress) -> UUID | None:
    """Take a candidate off the vacancy; the id of the change."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    return service.take_back(workspace, vacancy_id, [candidacy_id])


def write_profiles(
    workspace: Workspace,
    vacancy_id: UUID,
    as_of: date,
    path: Path,
    is_named: bool,
    *,
    progress: Progress,
) -> Path:
    """Write those who are put forward to a file."""
    from partnertrack.services import vacancies as service

    progress.report(0, 1)
    return service.write_profiles(workspace, vacancy_id, as_of, path, is_named=is_named)


class _Steps:
    """Names the steps of a pilot's scheme."""

    def __init__(self, workspace: Workspace) -> None:
        self._scheme = workspace.scheme

    def __call__(self, key: str) -> str:
        """The name of the step of that key."""
        step = self._scheme.step(key)
        return step.label.text(current()) if step else key
