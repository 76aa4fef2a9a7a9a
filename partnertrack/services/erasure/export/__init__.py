"""All that is held of one person, in one file that they can read and take elsewhere."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from partnertrack.services.erasure.view import Exported
from partnertrack.services.workspace import Workspace


def access_export(workspace: Workspace, participant_id: UUID, path: Path, language: str = "en") -> Exported:
    """Write all that is held of the person to a zip file; raises `UserError` when the person is gone."""
    raise NotImplementedError
