"""How far each employer has come, by the log and by what else the pilot holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from partnertrack.domain.contact import Contact
from partnertrack.domain.employer_funnel import EmployerStand, employer_stand, shown_by
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.persistence.queries import organisations, records
from partnertrack.persistence.queries.organisations import StepCount
from partnertrack.persistence.session import Reading

R = TypeVar("R", Contact, Engagement, Vacancy)

CONTRACT = "contract"
"""The key of the step that every scheme of the field has: a contract was signed."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of the organisations, each by the id of the organisation."""

    organisations: tuple[Organisation, ...]
    contacts: Mapping[UUID, tuple[Contact, ...]]
    log: Mapping[UUID, tuple[Engagement, ...]]
    vacancies: Mapping[UUID, tuple[Vacancy, ...]]
    candidacies: Mapping[UUID, tuple[Candidacy, ...]]
    steps: Mapping[UUID, tuple[StepCount, ...]]
    people: Mapping[UUID, int]

    def stand(self, organisation: Organisation) -> EmployerStand | None:
        """Where an employer stands; None for an organisation of another type."""
        if organisation.type != "employer":
            return None
        key = organisation.id
        vacancies = self.vacancies.get(key, ())
        candidacies = [each for vacancy in vacancies for each in self.candidacies.get(vacancy.id, ())]
        contracts = sum(count.done for count in self.steps.get(key, ()) if count.step == CONTRACT)
        proofs = shown_by(len(vacancies), candidacies, contracts)
        return employer_stand(self.log.get(key, ()), proofs)


def known(reading: Reading) -> Known:
    """What the pilot holds; candidacies are by vacancy."""
    candidacies: defaultdict[UUID, list[Candidacy]] = defaultdict(list)
    for each in records.all_of(reading, Candidacy):
        candidacies[each.vacancy_id].append(each)
    return Known(
        tuple(records.all_of(reading, Organisation)),
        _grouped(records.all_of(reading, Contact)),
        _grouped(records.all_of(reading, Engagement)),
        _grouped(records.all_of(reading, Vacancy)),
        {key: tuple(found) for key, found in candidacies.items()},
        organisations.step_counts(reading),
        organisations.people_counts(reading),
    )


def _grouped(found: Iterable[R]) -> dict[UUID, tuple[R, ...]]:
    grouped: defaultdict[UUID, list[R]] = defaultdict(list)
    for each in found:
        grouped[each.organisation_id].append(each)
    return {key: tuple(group) for key, group in grouped.items()}
