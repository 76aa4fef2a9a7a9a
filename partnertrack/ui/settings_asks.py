"""What the settings ask of the services; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, current
from partnertrack.progress import Progress
from partnertrack.ui import access_asks, backup_asks
from partnertrack.ui.view_models.settings import KnownPilot

if TYPE_CHECKING:
    from partnertrack.services.workspace import Workspace


def known(workspace: Workspace, *, progress: Progress) -> KnownPilot:
    """What the open pilot says of itself, and how it stands with its safety."""
    from partnertrack.services import pilot_details
    from partnertrack.services.backups.shelves import shelf_of

    details = pilot_details.details(workspace, current())
    access = access_asks.ways(workspace, progress=progress)
    backups = backup_asks.backups(workspace, progress=progress)
    words = {
        "encrypted": access.subtitle,
        "plain": _("Not encrypted: whoever has the file reads it"),
        "practice": _("Not encrypted: invented people only"),
    }
    return KnownPilot(
        title=details.title,
        donor=details.donor,
        organisation=details.organisation,
        applicants=details.applicants,
        scheme=details.scheme,
        access=words[access.protection],
        second=_second(backups.is_practice, str(backups.second.folder) if backups.second else ""),
        backups=None if backups.is_practice else shelf_of(workspace.pilot.id, workspace.home).folder,
        may_change=not workspace.is_masked,
        is_practice=workspace.pilot.is_practice,
    )


def change(workspace: Workspace, field: str, text: str, *, progress: Progress) -> UUID | None:
    """Store what the pilot says of itself; the id of the change, None where nothing is another."""
    from partnertrack.services import pilot_details

    progress.report(0, 1)
    applied = pilot_details.change(workspace, field, text)
    return applied.change_set.id if applied else None


def _second(is_practice: bool, folder: str) -> str:
    return _("The practice pilot needs none") if is_practice else folder or _("None so far")
