"""A partner's workbook becomes a draft to review, then a change to the pilot."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from partnertrack.domain.change import ChangeSet
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import new_id
from partnertrack.domain.source import Source
from partnertrack.i18n import _, day
from partnertrack.importing.assign import AssignedSheet, Choices, assign
from partnertrack.importing.draft import Draft, Receipt, SheetDraft
from partnertrack.importing.draft_view import sheet_draft
from partnertrack.importing.ledger import Existing, Ledger
from partnertrack.importing.people import KnownPerson, Register
from partnertrack.importing.plan import PlannedRow, Planner
from partnertrack.importing.rows import read_sheets
from partnertrack.importing.sheet import Workbook
from partnertrack.importing.typed_sheet import Context, TypedSheet
from partnertrack.importing.workbook import open_workbook
from partnertrack.persistence.queries import people, records, sources
from partnertrack.persistence.session import Reading
from partnertrack.progress import SILENT, Progress
from partnertrack.services.workspace import Workspace

__all__ = ["Choices", "Draft", "Imported", "Receipt", "SheetDraft", "Workbook", "commit", "draft", "read"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; `change_id` is None when nothing had to be stored."""

    receipt: Receipt
    change_id: UUID | None
    draft: Draft


def read(path: Path, progress: Progress = SILENT, password: str = "") -> Workbook:
    """The workbook's cells, read by a process of its own; raises `InputError` in the user's words."""
    return open_workbook(path, progress, password=password)


def draft(
    workspace: Workspace,
    workbook: Workbook,
    *,
    partner: str | None = None,
    as_of: date | None = None,
    choices: Choices | None = None,
    progress: Progress = SILENT,
) -> Draft:
    """What importing the workbook would do with these choices; nothing is stored.

    Raises `InputError` when no sheet holds a table of people.
    """
    choices = choices or Choices()
    context = Context(workbook.file_name, as_of or date.today())  # noqa: DTZ011 - a partner's day is a local day
    sheets = read_sheets(workbook, workspace.vocabulary, context, choices.overrides())
    progress.report(1, 3, _("Recognising people"))
    with workspace.store.reading() as session:
        register = Register(_known(person) for person in people.known(session))
        assigned = assign(sheets, workspace.scheme.fields, register, choices, people.next_number(session))
        progress.report(2, 3, _("Comparing with the pilot"))
        ledger = Ledger(_existing(session, assigned))
        seen_before = _seen_before(session, workbook.sha256)
    source = _source(workbook, partner, as_of)
    planned = _write(Planner(workspace.scheme, ledger, source), assigned)
    views = tuple(sheet_draft(sheet, planned, workspace.scheme.fields) for sheet in assigned)
    title = _("Import {file}").format(file=workbook.file_name)
    drafted = Draft(workbook.file_name, partner, views, ChangeSet(title, ()), _notices(workbook, sheets), seen_before)
    stamped = replace(source, receipt=json.dumps(_receipt_json(drafted.receipt)))
    progress.report(3, 3)
    return replace(drafted, changes=ledger.changes(title, stamped))


def commit(workspace: Workspace, draft: Draft, progress: Progress = SILENT) -> Imported:
    """Store what the draft would do, all of it or nothing."""
    if not draft.changes:
        return Imported(draft.receipt, None, draft)
    workspace.apply(draft.changes, progress)
    return Imported(draft.receipt, draft.changes.id, draft)


def _write(planner: Planner, assigned: Iterable[AssignedSheet]) -> dict[tuple[str, int], PlannedRow]:
    """Enter all rows whose person is clear, and say what each came to."""
    planned: dict[tuple[str, int], PlannedRow] = {}
    for sheet in assigned:
        for item in sheet.rows:
            if item.person is None or item.verdict not in ("known", "new"):
                continue
            if item.verdict == "new":
                planner.enrol(item.person, item.number)
            written = planner.write(
                item.person.enrolment_id, item.values, sheet.sheet.name, item.row.number, sheet.withheld
            )
            planned[sheet.sheet.name, item.row.number] = written
    return planned


def _existing(session: Reading, assigned: Iterable[AssignedSheet]) -> Existing:
    """The records of the people whom the file speaks of."""
    known = [item.person for sheet in assigned for item in sheet.rows if item.person and item.verdict == "known"]
    enrolments = records.fetch(session, Enrolment, {person.enrolment_id for person in known})
    return Existing(
        participants=records.fetch(session, Participant, {person.participant_id for person in known}),
        enrolments=enrolments,
        events=records.events_of(session, enrolments),
        cohorts=records.all_of(session, Cohort),
        organisations=records.all_of(session, Organisation),
    )


def _known(person: people.KnownPerson) -> KnownPerson:
    return KnownPerson(person.enrolment_id, person.participant_id, person.label, person.identity)


def _source(workbook: Workbook, partner: str | None, as_of: date | None) -> Source:
    return Source(
        id=new_id(),
        file_name=workbook.file_name,
        sha256=workbook.sha256,
        imported_at=datetime.now(UTC),
        partner=partner,
        as_of=as_of,
    )


def _seen_before(session: Reading, sha256: str) -> str:
    """A sentence on an earlier import of the very same file, or an empty text."""
    earlier = next((source for source in sources.every(session) if source.sha256 == sha256), None)
    if earlier is None:
        return ""
    return _("This very file was imported on {day}.").format(day=day(earlier.imported_at.date()))


def _notices(workbook: Workbook, sheets: Iterable[TypedSheet]) -> tuple[str, ...]:
    """What should be said about the file as a whole."""
    notices = [
        issue.message for sheet in sheets for issue in sheet.issues if issue.severity == "warning" and not issue.column
    ]
    if workbook.is_misnamed:
        notices.insert(
            0,
            _("The file’s ending is not that of its content ({kind}); it was read by its content.").format(
                kind=workbook.kind
            ),
        )
    return tuple(notices)


def _receipt_json(receipt: Receipt) -> dict[str, int]:
    names = ("read", "created", "updated", "unchanged", "skipped", "review", "rejected")
    return {name: getattr(receipt, name) for name in names}
