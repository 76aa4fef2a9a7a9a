"""Grievances counted by subject and status, as a file; nothing else of them is ever written to one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from partnertrack.domain.grievance import GRIEVANCE_STATUSES
from partnertrack.domain.grievance_words import statuses, subjects
from partnertrack.i18n import _
from partnertrack.reporting import list_file
from partnertrack.reporting.list_file import ListColumn
from partnertrack.saving import save
from partnertrack.services.grievances.counting import counts
from partnertrack.services.grievances.listing import grievances
from partnertrack.services.workspace import Workspace


def write_counts(workspace: Workspace, as_of: date, path: Path) -> Path:
    """Write a line for each subject, as a workbook or, where the path ends so, as CSV.

    Raises `UserError` where it cannot be written.
    """
    counted = counts(grievances(workspace, as_of).lines)
    heads = (
        ListColumn(_("Subject"), 30),
        *(ListColumn(statuses()[status], 14) for status in GRIEVANCE_STATUSES),
        ListColumn(_("Total"), 12),
    )
    words = subjects()
    rows = [(words.get(subject, subject), *row, sum(row)) for subject, row in counted.by_subject]
    sums = [sum(column) for column in zip(*(row for _subject, row in counted.by_subject), strict=True)]
    total = (_("Total"), *(sums or [0] * len(GRIEVANCE_STATUSES)), counted.total)
    title = _("Grievances by subject and status")
    is_csv = path.suffix.casefold() == ".csv"
    lines = (*rows, total)
    save(path, list_file.csv_file(heads, lines) if is_csv else list_file.xlsx(title, heads, lines, workspace.mark))
    return path
