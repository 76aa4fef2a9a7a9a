"""What the pages of organisations ask; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, current
from partnertrack.progress import Progress
from partnertrack.ui.view_models.organisations import OrganisationRow, OrganisationsView, present_organisations

if TYPE_CHECKING:
    from partnertrack.domain.contact import Contact
    from partnertrack.domain.engagement import Engagement
    from partnertrack.domain.organisation import Organisation
    from partnertrack.services.organisations import OrganisationView, Other
    from partnertrack.services.participants import Search
    from partnertrack.services.workspace import Workspace


def organisations(workspace: Workspace, as_of: date, *, progress: Progress) -> OrganisationsView:
    """All organisations, with the funnel of employers."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    listing = service.organisations(workspace)
    return present_organisations(listing, service.alike(listing.lines), as_of)


def write_list(workspace: Workspace, rows: Sequence[OrganisationRow], path: Path, *, progress: Progress) -> Path:
    """Write these organisations with their contacts to a file."""
    from partnertrack.services import organisations as service

    titles = (
        _("Organisation"),
        _("Other spellings"),
        _("Type"),
        _("Country"),
        _("People"),
        _("Stand"),
        _("Places"),
        _("Places free"),
        _("Last contact"),
    )
    shown = service.Exported(titles, tuple((row.id, _cells(row)) for row in rows))
    return service.export(workspace, shown, path, progress)


def organisation(workspace: Workspace, organisation_id: UUID, *, progress: Progress) -> OrganisationView:
    """One organisation."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return service.organisation(workspace, organisation_id, current())


def others(workspace: Workspace, organisation_id: UUID, *, progress: Progress) -> tuple[Other, ...]:
    """Those with which an organisation can be merged, the likely ones first."""
    from partnertrack.services import organisations as service

    progress.report(0, 1)
    return service.others(workspace, organisation_id)


def people_at(organisation_id: UUID, step: str = "") -> Search:
    """Everybody who has to do with an organisation, or those for whom it takes part in a step, done or not."""
    from partnertrack.domain.criterion import Criterion
    from partnertrack.services.participants import Search

    value = f"{organisation_id}@{step}" if step else str(organisation_id)
    return Search(criteria=(Criterion("organisation", "is", (value,)),))


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


def _cells(row: OrganisationRow) -> tuple[str | int | date | None, ...]:
    others = ", ".join(row.spellings)
    return row.name, others, row.type_label, row.country, row.people, row.stand, row.places, row.free, row.last_on
