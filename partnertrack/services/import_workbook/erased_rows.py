"""A file is archived without the rows about people whose data were erased."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from partnertrack.domain.change import Change, ChangeSet
from partnertrack.domain.source import Source
from partnertrack.importing.blanking import Marks, reader, without_rows
from partnertrack.importing.draft import Draft
from partnertrack.importing.issue import Issue
from partnertrack.persistence.archive import File


def without_erased(draft: Draft) -> tuple[ChangeSet, File | None]:
    """What is stored, and the file that goes into the archive (None for none), blank in those rows.

    A file that cannot be blanked is not archived; what it said of the others is kept all the same.
    """
    rows: defaultdict[str, set[int]] = defaultdict(set)
    for sheet in draft.sheets:
        rows[sheet.sheet or sheet.name] |= {row.number for row in sheet.rows if _is_erased(row.issues)}
    file = File(draft.content) if draft.content else None
    if file is None or not any(rows.values()):
        return draft.changes, file
    with reader() as process:
        blanked = without_rows(process, draft.content, rows, Marks((), {}))
    left = File(blanked.content) if blanked else None
    changes = tuple(_renamed(change, file.sha256, left) for change in draft.changes.changes)
    return replace(draft.changes, changes=changes), left


def _is_erased(issues: tuple[Issue, ...]) -> bool:
    return any(issue.code == "erased" for issue in issues)


def _renamed(change: Change, sha256: str, left: File | None) -> Change:
    """The change that names the file as it is archived."""
    after = change.after
    if not isinstance(after, Source) or after.sha256 != sha256:
        return change
    return Change(change.before, replace(after, sha256=left.sha256 if left else ""))
