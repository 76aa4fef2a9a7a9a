"""What the pilot holds of vacancies, read once for whoever asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.organisation import Organisation
from partnertrack.domain.vacancy import WAYS_OUT, Candidacy, Vacancy
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another vacancy for which somebody is put forward, and how far it has come there."""

    vacancy_id: UUID
    title: str
    employer: str
    status: str


@dataclass(frozen=True, slots=True)
class Known:
    """All vacancies, candidacies by vacancy in the order of their entry, and employers."""

    vacancies: tuple[Vacancy, ...]
    candidacies: Mapping[UUID, tuple[Candidacy, ...]]
    organisations: Mapping[UUID, Organisation]

    def vacancy(self, vacancy_id: UUID) -> Vacancy:
        """The vacancy of that id; raises `UserError` when it is gone."""
        found = next((each for each in self.vacancies if each.id == vacancy_id), None)
        if found is None:
            raise UserError(_("This vacancy is no longer in the pilot."), _("Go back to the list of vacancies."))
        return found

    def of(self, vacancy_id: UUID) -> tuple[Candidacy, ...]:
        """Who was put forward for a vacancy."""
        return self.candidacies.get(vacancy_id, ())

    def contracts(self, vacancy_id: UUID) -> int:
        """How many candidates are under contract for a vacancy."""
        return sum(each.status == "contract" for each in self.of(vacancy_id))

    def employer(self, vacancy: Vacancy) -> str:
        """The name of the organisation that offers it."""
        found = self.organisations.get(vacancy.organisation_id)
        return found.name if found else ""

    def elsewhere(self, vacancy_id: UUID) -> dict[UUID, tuple[Elsewhere, ...]]:
        """By enrolment, the other vacancies for which somebody is put forward and that are not withdrawn."""
        found: defaultdict[UUID, list[Elsewhere]] = defaultdict(list)
        for vacancy in self.vacancies:
            if vacancy.id == vacancy_id or vacancy.status == "withdrawn":
                continue
            for each in self.of(vacancy.id):
                if each.status not in WAYS_OUT:
                    there = Elsewhere(vacancy.id, vacancy.title, self.employer(vacancy), each.status)
                    found[each.enrolment_id].append(there)
        return {key: tuple(there) for key, there in found.items()}


def known(reading: Reading) -> Known:
    """What the pilot holds."""
    candidacies: defaultdict[UUID, list[Candidacy]] = defaultdict(list)
    for each in records.all_of(reading, Candidacy):
        candidacies[each.vacancy_id].append(each)
    return Known(
        tuple(records.all_of(reading, Vacancy)),
        {key: tuple(found) for key, found in candidacies.items()},
        {each.id: each for each in records.all_of(reading, Organisation)},
    )
