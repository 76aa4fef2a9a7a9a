"""All organisations in one list, with the funnel of the employers among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.employer_funnel import EmployerStand, StageLine, reasons_lost, stage_lines
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.services.organisations.stands import Known, known
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """One organisation.

    `people` have to do with it by some step, `contacts` are their names, `last_on` is the latest day of its log;
    `places` are those of its open vacancies, `taken` those of them with a candidate under contract. `stand` is None for
    all but employers.
    """

    id: UUID
    name: str
    spellings: tuple[str, ...]
    type: str
    country: str
    people: int
    contacts: tuple[str, ...]
    last_on: date | None
    places: int
    taken: int
    stand: EmployerStand | None


@dataclass(frozen=True, slots=True)
class Listing:
    """The organisations by name; `stages` and `reasons` tell how far the employers came, and why they were lost."""

    lines: tuple[OrganisationLine, ...]
    stages: tuple[StageLine, ...]
    reasons: tuple[tuple[str, int], ...]


def organisations(workspace: Workspace) -> Listing:
    """All organisations of the pilot."""
    with workspace.store.reading() as reading:
        found = known(reading)
    lines = [_line(found, each) for each in sorted(found.organisations, key=lambda each: fold(each.name))]
    stands = [line.stand for line in lines if line.stand]
    return Listing(tuple(lines), stage_lines(stands), reasons_lost(stands))


def _line(found: Known, organisation: Organisation) -> OrganisationLine:
    key = organisation.id
    vacancies = [each for each in found.vacancies.get(key, ()) if each.status == "open"]
    under_contract = (
        sum(candidacy.status == "contract" for candidacy in found.candidacies.get(each.id, ())) for each in vacancies
    )
    return OrganisationLine(
        key,
        organisation.name,
        organisation.spellings[1:],
        organisation.type,
        organisation.country or "",
        found.involved[key].people if key in found.involved else 0,
        tuple(contact.name for contact in found.contacts.get(key, ())),
        max((entry.happened_on for entry in found.log.get(key, ())), default=None),
        sum(each.places for each in vacancies),
        sum(under_contract),
        found.stand(organisation),
    )
