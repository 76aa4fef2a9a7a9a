"""Imports that are taken up again, and the partners who sent files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from partnertrack.domain.expectation import Expectation
from partnertrack.domain.names import fold
from partnertrack.domain.source import Source
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.importing.choices import Choices, from_json
from partnertrack.importing.sheet import Workbook
from partnertrack.persistence import archive
from partnertrack.persistence.queries import records, statements
from partnertrack.progress import SILENT, Progress
from partnertrack.services.import_workbook.journey import read_again
from partnertrack.services.workspace import Workspace


def reopen(
    workspace: Workspace, source_id: UUID, progress: Progress = SILENT, password: str = ""
) -> tuple[Workbook, Choices]:
    """An imported file as it came, with what was decided about it, to decide on what was left.

    Raises `UserError` when the import was undone or the pilot does not hold the file, `PasswordNeeded` when it is
    locked.
    """
    with workspace.store.reading() as reading:
        source = records.fetch(reading, Source, [source_id]).get(source_id)
        content = archive.find(reading, source.sha256) if source else None
        taken = statements.enrolments_of(reading, source_id)
    if source is None or content is None:
        raise UserError(_("The pilot does not hold this file any more."), _("Import the file again."))
    workbook = read_again(source.file_name, content, progress, password)
    choices = from_json(source.choices) if source.choices else Choices(trusts_likely=True)
    people = {**choices.people, **taken}  # a row that was taken stays with its person
    return workbook, replace(choices, people=people)


def partners(workspace: Workspace) -> tuple[str, ...]:
    """Everybody who sent files or is to send some, each once, in the order of the alphabet."""
    with workspace.store.reading() as reading:
        sent = [source.partner for source in records.all_of(reading, Source)]
        owed = [expectation.partner for expectation in records.all_of(reading, Expectation)]
    return tuple(sorted(_once(filter(None, (*sent, *owed))), key=fold))


def _once(names: Iterable[str]) -> Iterable[str]:
    return {fold(name): name for name in names}.values()
