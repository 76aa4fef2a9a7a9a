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
from partnertrack.persistence.queries.organisations import Involved
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
    involved: Mapping[UUID, Involved]

    def stand(self, organisation: Organisation) -> EmployerStand | None:
        """Where an employer stands; None for an organisation of another type."""
        if organisation.type != "employer":
            return None
        key = organisation.id
        vacancies = self.vacancies.get(key, ())
        candidacies = [each for vacancy in vacancies for each in self.candidacies.get(vacancy.id, ())]
        contracts = self.involved[key].done if key in self.involved else 0
        proofs = shown_by(len(vacancies), candidacies, contracts)
        return employer_stand(self.log.get(key, ()), proofs)


def known(reading: Reading) -> Known:
    """What the pilot holds of all organisations; candidacies are by vacancy."""
    return Known(
        tuple(records.all_of(reading, Organisation)),
        _grouped(records.all_of(reading, Contact)),
        _grouped(records.all_of(reading, Engagement)),
        _grouped(records.all_of(reading, Vacancy)),
        _by_vacancy(records.all_of(reading, Candidacy)),
        organisations.involved(reading, CONTRACT),
    )


def known_of(reading: Reading, organisation_id: UUID) -> Known:
    """What the pilot holds of one organisation, without any where it is gone."""
    key = (organisation_id,)
    vacancies = records.pointing(reading, Vacancy, "organisation_id", key)
    candidacies = records.pointing(reading, Candidacy, "vacancy_id", [each.id for each in vacancies])
    return Known(
        tuple(records.fetch(reading, Organisation, key).values()),
        _grouped(records.pointing(reading, Contact, "organisation_id", key)),
        _grouped(records.pointing(reading, Engagement, "organisation_id", key)),
        _grouped(vacancies),
        _by_vacancy(candidacies),
        organisations.involved(reading, CONTRACT, organisation_id),
    )


def _by_vacancy(found: Iterable[Candidacy]) -> dict[UUID, tuple[Candidacy, ...]]:
    candidacies: defaultdict[UUID, list[Candidacy]] = defaultdict(list)
    for each in found:
        candidacies[each.vacancy_id].append(each)
    return {key: tuple(group) for key, group in candidacies.items()}


def _grouped(found: Iterable[R]) -> dict[UUID, tuple[R, ...]]:
    grouped: defaultdict[UUID, list[R]] = defaultdict(list)
    for each in found:
        grouped[each.organisation_id].append(each)
    return {key: tuple(group) for key, group in grouped.items()}
