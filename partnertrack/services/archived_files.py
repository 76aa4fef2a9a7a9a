"""The files that partners sent, as they came."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from partnertrack.domain.export import Export
from partnertrack.domain.source import Source
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence import archive
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


def archived(workspace: Workspace, source_id: UUID) -> tuple[str, bytes]:
    """The name and the content of an imported file; raises `UserError` when the pilot does not hold it."""
    with workspace.store.reading() as reading:
        source = records.fetch(reading, Source, [source_id]).get(source_id)
        content = archive.find(reading, source.sha256) if source else None
    if source is not None and not source.sha256:
        raise UserError(
            _("The copy of “{file}” was removed, because it named a person whose data were erased.").format(
                file=source.file_name
            ),
            _("What it said of the others is kept: a value still tells which cell it came from."),
        )
    if source is None or content is None:
        raise UserError(
            _("The pilot does not hold this file."),
            _("It was imported before files were kept, or its import was undone."),
        )
    return source.file_name, content


def save(workspace: Workspace, source_id: UUID, path: Path) -> Path:
    """Write an imported file to `path`; raises `UserError` when it is not held or cannot be written."""
    _name, content = archived(workspace, source_id)
    workspace.take_out(path, content, Export("archived_file", _("An imported file, as it came")))
    return path
