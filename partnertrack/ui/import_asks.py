"""What the import wizard asks of the services; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.import_review import Known, Newcomers, ReviewView, present
from partnertrack.ui.view_models.sent_back import SentBackView
from partnertrack.ui.view_models.sent_back import present as present_sent
from partnertrack.ui.view_models.unfinished import UnfinishedLine, unfinished_lines

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Choices, Draft, Imported, Workbook
    from partnertrack.services.workspace import Workspace


def partners(workspace: Workspace, *, progress: Progress) -> tuple[str, ...]:
    """The names of the partners that the pilot knows."""
    from partnertrack.services import import_workbook

    progress.report(0, 1)
    return tuple(import_workbook.partners(workspace))


def unfinished(workspace: Workspace, *, progress: Progress) -> tuple[UnfinishedLine, ...]:
    """The imports of which rows wait for a decision, newest first."""
    from partnertrack.services import unfinished as unfinished_imports

    progress.report(0, 1)
    return unfinished_lines(unfinished_imports.unfinished(workspace))


def read_workbook(path: Path, password: str, *, progress: Progress) -> Workbook:
    """The cells of a partner's file; raises `PasswordNeeded` where it opens with another password only."""
    from partnertrack.services import import_workbook

    return import_workbook.read(path, progress, password)


def read_pasted(text: str, *, progress: Progress) -> Workbook:
    """The cells of a table that was copied from a spreadsheet program."""
    from partnertrack.services import import_workbook

    progress.report(0, 1)
    return import_workbook.read_pasted(text, date.today())  # noqa: DTZ011 - the user's day is a local day


def review(
    workspace: Workspace, workbook: Workbook, partner: str, choices: Choices, *, progress: Progress
) -> ReviewView:
    """What importing a workbook would do, to be looked at."""
    from partnertrack.services import import_workbook

    draft = import_workbook.draft(workspace, workbook, partner=partner or None, choices=choices, progress=progress)
    progress.report(0, 1)  # a draft that nobody waits for any more is not put into words
    return present(workbook, draft, choices, workspace.scheme.fields)


def take_up(workspace: Workspace, source_id: UUID, partner: str, *, progress: Progress) -> ReviewView:
    """An earlier import again, with what was decided then; raises `UserError` when its file is not kept."""
    from partnertrack.services import import_workbook

    workbook, choices = import_workbook.reopen(workspace, source_id, progress)
    draft = import_workbook.draft(workspace, workbook, partner=partner or None, choices=choices, progress=progress)
    return present(workbook, draft, choices, workspace.scheme.fields)


def commit(workspace: Workspace, draft: Draft, *, progress: Progress) -> Imported:
    """Store what a draft would do; first, what is there is backed up."""
    from partnertrack.services import backups, import_workbook

    if draft.changes:
        backups.make_before(workspace, "import")
    return import_workbook.commit(workspace, draft, progress)


def send_back(
    workspace: Workspace, workbook: Workbook, draft: Draft, path: Path, language: str, *, progress: Progress
) -> SentBackView:
    """The partner's own file with what is wrong marked, written to `path`; without a language in that of the file."""
    from partnertrack.services import send_back as back

    sent = back.send_back(workspace, workbook, draft, workbook.content, path, language, progress)
    return present_sent(sent)


def choices(newcomers: Newcomers, known: Known) -> Choices:
    """What a new file begins with: these modes, and columns that are likely are taken, for they are shown."""
    from partnertrack.services.import_workbook import Choices

    return Choices(newcomers=newcomers, known=known, trusts_likely=True)
