"""What the windows ask when somebody's data are told to them or erased."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.services.erasure import Erased, Exported, Preview
    from partnertrack.services.workspace import Workspace


def preview(workspace: Workspace, enrolment_id: UUID, *, progress: Progress) -> Preview:
    """What erasing the person of an enrolment would do."""
    from partnertrack.services import erasure

    progress.report(0, 1)
    return erasure.preview(workspace, erasure.person_of(workspace, enrolment_id))


def erase(
    workspace: Workspace,
    participant_id: UUID,
    reason: str,
    requested_on: date | None,
    done_by: str,
    *,
    progress: Progress,
) -> Erased:
    """Erase a person for good."""
    from partnertrack.services import erasure

    return erasure.erase(workspace, participant_id, reason, requested_on, done_by, progress)


def erase_in_backups(workspace: Workspace, *, progress: Progress) -> int:
    """Take away the backups that still hold people who were erased, once there is a new one; how many went."""
    from partnertrack.services import backups, erasure

    second = backups.overview(workspace).second
    places = (second.folder,) if second and second.is_there else ()
    return erasure.erase_in_backups(workspace, places=places, progress=progress)


def export(workspace: Workspace, enrolment_id: UUID, path: Path, language: str, *, progress: Progress) -> Exported:
    """Write all that is held of the person of an enrolment."""
    from partnertrack.services import erasure

    progress.report(0, 1)
    return erasure.access_export(workspace, erasure.person_of(workspace, enrolment_id), path, language)
