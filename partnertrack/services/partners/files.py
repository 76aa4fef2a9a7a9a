"""The files that partners sent, as they came, and the layouts that are remembered of them."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from partnertrack.domain.recipe import Recipe
from partnertrack.domain.source import Source
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence import archive
from partnertrack.persistence.queries import records
from partnertrack.persistence.store import Applied
from partnertrack.reporting.saving import save
from partnertrack.services.workspace import Workspace


def archived(workspace: Workspace, source_id: UUID) -> bytes:
    """The file of an import as it came; raises `UserError` when the pilot does not hold it."""
    with workspace.store.reading() as reading:
        source = records.fetch(reading, Source, [source_id]).get(source_id)
        content = archive.find(reading, source.sha256) if source else None
    if content is None:
        raise UserError(
            _("The pilot does not hold this file."),
            _("It was imported before files were kept, or its import was undone."),
        )
    return content


def save_archived(workspace: Workspace, source_id: UUID, path: Path) -> Path:
    """Write the file of an import to `path`; raises `UserError` when it is not held or cannot be written."""
    save(path, archived(workspace, source_id))
    return path


def forget_recipe(workspace: Workspace, recipe_id: UUID) -> Applied:
    """Remember a layout no longer: the next file of that layout is matched afresh."""
    return workspace.drop(_("Forget a partner’s layout"), Recipe, recipe_id)
