"""What the pages of organisations ask; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import current
from partnertrack.progress import Progress
from partnertrack.ui.view_models.organisations import OrganisationsView, present_organisations

if TYPE_CHECKING:
    from partnertrack.domain.contact import Contact
    from partnertrack.domain.engagement import Engagement
    from partnertrack.domain.organisation import Organisation
    from partnertrack.services.organisations import OrganisationView
    from partnertrack.services.participants import Search
    from partnertrack.services.workspace import Workspace


def organisations(workspace: Workspace, as_of: date, *, progress: Progress) -> OrganisationsView:
    """All organisations, with the funnel of employers."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return present_organisations(service.organisations(workspace), service.alike(workspace), as_of)


def organisation(workspace: Workspace, organisation_id: UUID, *, progress: Progress) -> OrganisationView:
    """One organisation."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return service.organisation(workspace, organisation_id, current())


def names(workspace: Workspace, *, progress: Progress) -> tuple[tuple[UUID, str], ...]:
    """Every organisation by name."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return tuple((line.id, line.name) for line in service.organisations(workspace).lines)


def people_at(organisation_id: UUID, step: str = "") -> Search:
    """Everybody who has to do with an organisation, or those for whom a step is done there or elsewhere."""
    from partnertrack.domain.criterion import Criterion
    from partnertrack.services.participants import Search

    asked = [Criterion("organisation", "is", (str(organisation_id),))]
    if step:
        asked.append(Criterion("step", "is", (step,)))
    return Search(criteria=tuple(asked))


def new_organisation() -> Organisation:
    """An employer without a name."""
    from partnertrack.domain.organisation import Organisation

    return Organisation(name="", type="employer")


def save(workspace: Workspace, organisation: Organisation, *, progress: Progress) -> UUID | None:
    """Enter or change an organisation; the id of the change, if there is one."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return service.save(workspace, organisation)


def delete(workspace: Workspace, organisation_id: UUID, *, progress: Progress) -> UUID:
    """Take an organisation away; the id of the change."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return service.delete(workspace, organisation_id)


def merge(workspace: Workspace, stays: UUID, goes: UUID, *, progress: Progress) -> UUID:
    """Make two spellings one; the id of the change."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return service.merge(workspace, stays, goes)


def new_contact(organisation_id: UUID) -> Contact:
    """Somebody without a name."""
    from partnertrack.domain.contact import Contact

    return Contact(organisation_id=organisation_id, name="")


def keep_contact(workspace: Workspace, contact: Contact, on: date, *, progress: Progress) -> UUID:
    """Enter or change a contact; the id of the change."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return service.keep_contact(workspace, contact, on)


def empty_contact(workspace: Workspace, contact: Contact, *, progress: Progress) -> UUID:
    """Take a contact's data out; the id of the change."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return service.empty_contact(workspace, contact)


def delete_contact(workspace: Workspace, contact: Contact, *, progress: Progress) -> UUID:
    """Take a contact away; the id of the change."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return service.delete_contact(workspace, contact)


def new_entry(organisation_id: UUID, on: date, who: str) -> Engagement:
    """An entry of the log of that day."""
    from partnertrack.domain.engagement import Engagement

    return Engagement(organisation_id=organisation_id, happened_on=on, way="call", written_by=who)


def keep_entry(workspace: Workspace, entry: Engagement, today: date, *, progress: Progress) -> UUID:
    """Enter or change an entry of the log; the id of the change."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return service.keep_entry(workspace, entry, today)


def delete_entry(workspace: Workspace, entry: Engagement, *, progress: Progress) -> UUID:
    """Take an entry away; the id of the change."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return service.delete_entry(workspace, entry)
