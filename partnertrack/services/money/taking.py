"""Costs taken over from a ledger or from the clipboard, as one change."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from partnertrack.domain.change import added
from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext
from partnertrack.importing import pasted
from partnertrack.importing.sheet import Workbook
from partnertrack.importing.workbook import open_workbook
from partnertrack.progress import SILENT, Progress
from partnertrack.services.money.drafting import CostDraft
from partnertrack.services.workspace import Workspace


def read_ledger(path: Path, progress: Progress = SILENT, password: str = "") -> Workbook:
    """The ledger as it is. Raises `InputError`, and its kind `PasswordNeeded`, as all reading of workbooks does."""
    return open_workbook(path, progress, password=password)


def read_pasted(text: str) -> Workbook:
    """What was copied from a spreadsheet program. Raises `InputError` where it is too large."""
    return pasted.workbook(text, _("Pasted costs"))


def take(workspace: Workspace, found: CostDraft) -> UUID | None:
    """Enter the costs that are new; the id of the one change, None where there are none.

    What is unclear, left out or in the pilot already is not entered. Raises `UserError` where nothing was recognised.
    """
    if not any(sheet.columns for sheet in found.sheets):
        raise UserError(
            _("No columns of a ledger were recognised in “{file}”.").format(file=found.file),
            _("It needs a row of headings, such as Date, Text, Amount and Currency."),
        )
    costs = [row.cost for row in found.of("new") if row.cost]
    if not costs:
        return None
    title = ngettext("Take over {n} cost from {file}", "Take over {n} costs from {file}", len(costs))
    return workspace.commit(title.format(n=len(costs), file=found.file), map(added, costs)).change_set.id
