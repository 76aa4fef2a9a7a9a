"""The way of a workbook: read, drafted for a person to review, stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from partnertrack.domain.change import ChangeSet, change_set
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.i18n import _
from partnertrack.importing import pasted
from partnertrack.importing.assign import AssignedSheet, assign
from partnertrack.importing.choices import Choices
from partnertrack.importing.draft import Draft, Receipt
from partnertrack.importing.draft_view import sheet_draft
from partnertrack.importing.ledger import Existing, Ledger
from partnertrack.importing.people import KnownPerson, Register
from partnertrack.importing.rows import read_sheets
from partnertrack.importing.sheet import Workbook
from partnertrack.importing.typed_sheet import Context, TypedSheet
from partnertrack.importing.workbook import open_workbook
from partnertrack.persistence import erased
from partnertrack.persistence.archive import File
from partnertrack.persistence.queries import people, records
from partnertrack.persistence.session import Reading
from partnertrack.progress import SILENT, Progress, Stretch
from partnertrack.services.import_workbook.account import Account
from partnertrack.services.import_workbook.erased_rows import without_erased
from partnertrack.services.import_workbook.memory import Remembered
from partnertrack.services.import_workbook.past import History
from partnertrack.services.import_workbook.writing import Writing
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; `change_id` is None when nothing had to be stored."""

    receipt: Receipt
    change_id: UUID | None
    draft: Draft


def read(path: Path, progress: Progress = SILENT, password: str = "") -> Workbook:
    """The workbook with its cells, read by a process of its own.

    Raises `InputError` in the user's words, `PasswordNeeded` where the file is locked.
    """
    workbook = open_workbook(path, progress, password=password)
    content = path.read_bytes()
    return replace(workbook, content=content if File(content).sha256 == workbook.sha256 else b"")


def read_again(name: str, content: bytes, progress: Progress = SILENT, password: str = "") -> Workbook:
    """The workbook that the pilot holds under that name, read from memory; raises as `read` does."""
    workbook = open_workbook(Path(name), progress, password=password, content=content)
    return replace(workbook, content=content)


def read_pasted(text: str, on: date) -> Workbook:
    """The table that was copied from a spreadsheet program on that day; raises `InputError` in the user's words."""
    return pasted.workbook(text, _("Pasted table {day}").format(day=on.isoformat()))


def is_table(workspace: Workspace, text: str) -> bool:
    """Whether a text that was copied is a table under headings that the pilot knows."""
    return pasted.is_table(text, workspace.vocabulary)


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

    A file that was imported before goes on where it was left. Raises `InputError` when no sheet holds a table.
    """
    with workspace.store.reading() as reading:
        account = Account(reading, workbook, partner, as_of, choices or Choices())
        choices = account.choices()
        remembered = Remembered(reading, partner)
        stands_on = as_of or account.source.as_of or date.today()  # noqa: DTZ011 - a partner's day is a local day
        stretch = Stretch(progress, 0, 3, _("Reading the rows"))
        context = Context(workbook.file_name, stands_on, memory=remembered.memory(), stretch=stretch)
        sheets = read_sheets(workbook, workspace.vocabulary, context, choices.overrides())
        stretch = Stretch(progress, 1, 3, _("Recognising people"))
        register = Register(_known(person) for person in stretch.over(people.known(reading)))
        known = erased.recognised(reading)
        past = History(reading, partner, account.source)
        number = people.next_number(reading)
        assigned = assign(
            sheets,
            workspace.scheme.fields,
            register,
            choices,
            number,
            past.meant,
            stretch,
            erased=known.erased_on if known else None,
        )
        stretch = Stretch(progress, 2, 3, _("Comparing with the pilot"))
        ledger = Ledger(_existing(reading, assigned))
        writing = Writing(workspace.scheme, ledger, account, choices, past)
        writing.write(assigned, stretch)
        drifts = remembered.drifts(assigned, register, workbook.sha256)
        views = tuple(
            sheet_draft(sheet, writing.planned, workspace.scheme, drifts.get(sheet.sheet.name)) for sheet in assigned
        )
        title = account.title()
        drafted = Draft(
            workbook.file_name,
            partner,
            views,
            ChangeSet(title, ()),
            _notices(workbook, sheets),
            account.seen_before(),
            remembered.likely_partner(sheets),
            workbook.content,
        )
        facts = (*ledger.changes(), *writing.statements(), *writing.distinctions())
        learnt = tuple(remembered.learnt(account.source, assigned, choices))
    progress.report(3, 3)
    kept = account.changes(drafted, assigned, (*facts, *learnt))
    return replace(drafted, changes=change_set(title, kept))


def commit(workspace: Workspace, draft: Draft, progress: Progress = SILENT) -> Imported:
    """Store what the draft would do, all of it or nothing, and the file with it."""
    if not draft.changes:
        return Imported(draft.receipt, None, draft)
    changes, file = without_erased(draft)
    workspace.apply(changes, progress, [file] if file else [])
    return Imported(draft.receipt, draft.changes.id, draft)


def _existing(reading: Reading, assigned: tuple[AssignedSheet, ...]) -> Existing:
    """The records of the people whom the file speaks of."""
    known = [item.person for sheet in assigned for item in sheet.rows if item.person and item.verdict == "known"]
    enrolments = records.fetch(reading, Enrolment, {person.enrolment_id for person in known})
    return Existing(
        participants=records.fetch(reading, Participant, {person.participant_id for person in known}),
        enrolments=enrolments,
        events=records.events_of(reading, enrolments),
        cohorts=records.all_of(reading, Cohort),
        organisations=records.all_of(reading, Organisation),
    )


def _known(person: people.KnownPerson) -> KnownPerson:
    return KnownPerson(person.enrolment_id, person.participant_id, person.label, person.identity)


def _notices(workbook: Workbook, sheets: tuple[TypedSheet, ...]) -> tuple[str, ...]:
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
