"""All vacancies in one list, or those of one employer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.vacancy import Vacancy
from partnertrack.services.vacancies.known import Known, known
from partnertrack.services.vacancies.options import Options, options
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class VacancyLine:
    """One vacancy: `filled` of its `places` have a candidate under contract; `candidates` counts each status."""

    id: UUID
    title: str
    organisation_id: UUID
    employer: str
    places: int
    filled: int
    starts_on: date | None
    status: str
    candidates: Mapping[str, int]

    @property
    def open_places(self) -> int:
        """The places for which somebody is still looked for."""
        return max(self.places - self.filled, 0) if self.status == "open" else 0


@dataclass(frozen=True, slots=True)
class Listing:
    """The vacancies, open ones first and by their first day; `narrowed_to` names the one employer that is meant."""

    lines: tuple[VacancyLine, ...]
    options: Options
    narrowed_to: str = ""


def vacancies(workspace: Workspace, organisation_id: UUID | None = None) -> Listing:
    """All vacancies of the pilot, or those of one organisation."""
    with workspace.store.reading() as reading:
        found = known(reading)
    wanted = [each for each in found.vacancies if organisation_id in (None, each.organisation_id)]
    lines = sorted((_line(found, each) for each in wanted), key=_order)
    organisation = found.organisations.get(organisation_id) if organisation_id else None
    choices = options(workspace.scheme, found.organisations.values())
    return Listing(tuple(lines), choices, organisation.name if organisation else "")


def _line(found: Known, vacancy: Vacancy) -> VacancyLine:
    counts = Counter(each.status for each in found.of(vacancy.id))
    return VacancyLine(
        vacancy.id,
        vacancy.title,
        vacancy.organisation_id,
        found.employer(vacancy),
        vacancy.places,
        counts["contract"],
        vacancy.starts_on,
        vacancy.status,
        counts,
    )


def _order(line: VacancyLine) -> tuple[bool, date, str, str]:
    return line.status != "open", line.starts_on or date.max, line.employer, line.title
