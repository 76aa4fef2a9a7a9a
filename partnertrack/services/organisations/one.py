"""One organisation looked at closely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.contact import Contact
from partnertrack.domain.duration import Duration
from partnertrack.domain.employer_funnel import EmployerStand
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.grievance import Grievance
from partnertrack.domain.organisation import Organisation
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import organisations, records
from partnertrack.persistence.queries.organisations import StepCount
from partnertrack.services.organisations.stands import Known, known_of
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Part:
    """A step in which the organisation takes part: with how many people, and for how many of them it is done."""

    step: str
    label: str
    people: int
    done: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A vacancy of the organisation: `taken` of its places are under contract, `candidates` are put forward in all."""

    id: UUID
    title: str
    status: str
    places: int
    taken: int
    candidates: int
    starts_on: date | None


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """The organisation with its people, contacts by name, log with the latest entry first, parts and offers."""

    organisation: Organisation
    people: int
    stand: EmployerStand | None
    contacts: tuple[Contact, ...]
    log: tuple[Engagement, ...]
    parts: tuple[Part, ...]
    offers: tuple[Offer, ...]
    durations: int = 0
    grievances: int = 0

    @property
    def is_used(self) -> bool:
        """Whether anything refers to it, so that it cannot be deleted; `durations` are those learnt of its steps."""
        beside = self.durations or self.grievances
        return bool(self.people or self.contacts or self.log or self.offers or beside)


def organisation(workspace: Workspace, organisation_id: UUID, language: str) -> OrganisationView:
    """The organisation of that id, its steps named in that language; raises `UserError` when it is gone."""
    with workspace.store.reading() as reading:
        found = known_of(reading, organisation_id)
        steps = organisations.steps_at(reading, organisation_id)
        durations = records.pointing(reading, Duration, "organisation_id", (organisation_id,))
        grievances = records.pointing(reading, Grievance, "organisation_id", (organisation_id,))
    if not found.organisations:
        raise UserError(_("This organisation is no longer in the pilot."), _("Go back to the list of organisations."))
    (wanted,) = found.organisations
    return OrganisationView(
        wanted,
        found.involved[wanted.id].people if wanted.id in found.involved else 0,
        found.stand(wanted),
        tuple(sorted(found.contacts.get(wanted.id, ()), key=lambda each: each.name)),
        tuple(sorted(found.log.get(wanted.id, ()), key=lambda each: (each.happened_on, each.id), reverse=True)),
        _parts(workspace, steps, language),
        _offers(found, wanted.id),
        len(durations),
        len(grievances),
    )


def _parts(workspace: Workspace, counts: Mapping[str, StepCount], language: str) -> tuple[Part, ...]:
    """In the order of the scheme."""
    return tuple(
        Part(step.key, step.label.text(language), counts[step.key].people, counts[step.key].done)
        for step in workspace.scheme.steps()
        if step.key in counts
    )


def _offers(found: Known, key: UUID) -> tuple[Offer, ...]:
    """Open ones first, then the latest start."""
    offers = []
    for vacancy in found.vacancies.get(key, ()):
        candidacies = found.candidacies.get(vacancy.id, ())
        taken = sum(each.status == "contract" for each in candidacies)
        offers.append(
            Offer(vacancy.id, vacancy.title, vacancy.status, vacancy.places, taken, len(candidacies), vacancy.starts_on)
        )
    return tuple(sorted(offers, key=lambda each: (each.status != "open", each.starts_on or date.max, each.title)))
