"""A partner's workbook goes back with what is wrong in it marked, in the partner's language."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from partnertrack.domain.export import Export
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.importing.draft import Draft
from partnertrack.importing.feedback import annotate
from partnertrack.importing.feedback.marking import Marker
from partnertrack.importing.sheet import Workbook
from partnertrack.persistence.queries import people
from partnertrack.progress import SILENT, Progress
from partnertrack.services.workspace import Workspace

SUFFIX: Final = ".xlsx"


@dataclass(frozen=True, slots=True)
class SentBack:
    """The workbook that was written.

    `losses` say in words what it lacks of the partner's own; `is_copy` is false where only the cells were kept.
    `marked` counts cells, `to_mend` the rows that the partner is asked to mend.
    """

    path: Path
    language: str
    losses: tuple[str, ...]
    is_copy: bool
    marked: int
    to_mend: int


def send_back(
    workspace: Workspace,
    workbook: Workbook,
    draft: Draft,
    content: bytes,
    path: Path,
    language: str = "",
    progress: Progress = SILENT,
) -> SentBack:
    """Write the workbook with marks to `path` (.xlsx); `content` is the file as the partner sent it.

    Without a language it speaks that of the workbook. Nothing is stored in the pilot. Raises `UserError` when the file
    cannot be written, or would take the place of the partner's own.
    """
    _check(path, workbook)
    spoken = language if language in LABEL_LANGUAGES else _language(draft)
    marker = Marker(draft, _keys(workspace, draft), workspace.vocabulary, spoken)
    sheets = marker.sheets(workbook)
    made = annotate(content, workbook, sheets, marker.words(), spoken, progress)
    rows = sum(len(sheet.rows) for sheet in draft.sheets)
    told = Export("marked_workbook", _("A partner’s workbook, marked"), people=rows, recipient=draft.partner or "")
    workspace.take_out(path, made.content, told)
    progress.report(2, 2)
    marked = sum(len({(mark.row, mark.column) for mark in sheet.marks}) for sheet in sheets)
    return SentBack(path, spoken, made.losses, made.is_copy_of_original, marked, marker.to_mend)


def _check(path: Path, workbook: Workbook) -> None:
    """Refuse another kind of file, and the partner's own."""
    if path.suffix.lower() != SUFFIX:
        raise UserError(
            _("A workbook for a partner is written as .xlsx, not as “{suffix}”.").format(
                suffix=path.suffix or path.name
            )
        )
    if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == workbook.sha256:
        raise UserError(_("“{file}” is the partner’s own file.").format(file=path.name), _("Choose another name."))


def _language(draft: Draft) -> str:
    """The language of most rows."""
    votes: Counter[str] = Counter()
    for sheet in draft.sheets:
        votes[sheet.language] += len(sheet.rows)
    return next((spoken for spoken, _count in votes.most_common() if spoken in LABEL_LANGUAGES), LABEL_LANGUAGES[0])


def _keys(workspace: Workspace, draft: Draft) -> dict[tuple[str, int], UUID]:
    """The enrolment of each row that is about somebody who is in the pilot, by sheet and row."""
    with workspace.store.reading() as session:
        stored = {person.enrolment_id for person in people.known(session)}
    return {
        (sheet.name, row.number): row.enrolment_id
        for sheet in draft.sheets
        for row in sheet.rows
        if row.enrolment_id in stored
    }
