"""What a person's page asks of the services; a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.errors import LockedError, UserError
from partnertrack.i18n import _
from partnertrack.progress import Progress

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from partnertrack.domain.document import Document
    from partnertrack.domain.note import Note
    from partnertrack.domain.statement import SlotKey
    from partnertrack.services.access import Access
    from partnertrack.services.correct_value import AddedPerson, Checked, CheckedPerson, Form
    from partnertrack.services.documents import About
    from partnertrack.services.history.person import Earlier, Passed
    from partnertrack.services.look_at_document import Look
    from partnertrack.services.relations import Relations
    from partnertrack.services.resume import Resuming
    from partnertrack.services.transfer import Prospect, Transferred, Wanted
    from partnertrack.services.workspace import Workspace

    Seen = tuple[Look, QImage | None]


def form(workspace: Workspace, enrolment_id: UUID, step: str, occurrence: int, *, progress: Progress) -> Form:
    """The form of a step, or of the profile where no step is named."""
    from partnertrack.services import correct_value

    progress.report(0, 1)
    if not step:
        return correct_value.profile_form(workspace, enrolment_id)
    return correct_value.step_form(workspace, enrolment_id, step, occurrence)


def check_form(
    workspace: Workspace, enrolment_id: UUID, texts: Mapping[SlotKey, str], as_of: date, *, progress: Progress
) -> Checked:
    """How the texts of a form are read, and what they lead to as of a day."""
    from partnertrack.services import correct_value

    progress.report(0, 1)
    return correct_value.check(workspace, enrolment_id, texts, as_of)


def save_form(
    workspace: Workspace, enrolment_id: UUID, title: str, texts: Mapping[SlotKey, str], *, progress: Progress
) -> UUID | None:
    """Store what the texts of a form mean; the id of the change, if it changes anything."""
    from partnertrack.services import correct_value

    progress.report(0, 1)
    return correct_value.save(workspace, enrolment_id, title, texts)


def new_form(workspace: Workspace, *, progress: Progress) -> Form:
    """The form for somebody new."""
    from partnertrack.services import correct_value

    progress.report(0, 1)
    return correct_value.new_form(workspace)


def check_new(workspace: Workspace, texts: Mapping[SlotKey, str], *, progress: Progress) -> CheckedPerson:
    """How the texts about somebody new are read, and who is alike."""
    from partnertrack.services import correct_value

    progress.report(0, 1)
    return correct_value.check_new(workspace, texts)


def add_person(workspace: Workspace, texts: Mapping[SlotKey, str], *, progress: Progress) -> AddedPerson:
    """Enter somebody."""
    from partnertrack.services import correct_value

    progress.report(0, 1)
    return correct_value.add(workspace, texts)


def foresee_resuming(workspace: Workspace, enrolment_id: UUID, as_of: date, *, progress: Progress) -> Resuming:
    """What it would lead to that somebody goes on."""
    from partnertrack.services import resume as service

    progress.report(0, 1)
    return service.preview(workspace, enrolment_id, as_of)


def resume(workspace: Workspace, enrolment_id: UUID, on: date, reason: str, who: str, *, progress: Progress) -> UUID:
    """Let somebody go on; the id of the change."""
    from partnertrack.services import resume as service

    progress.report(0, 1)
    return service.resume(workspace, enrolment_id, on, reason, who)


def transfer_wish(on: date, parts: tuple[bool, bool, bool], joins: UUID | None) -> Wanted:
    """What goes over to another pilot: steps, notes, documents, and who it is there."""
    from partnertrack.services.transfer import Wanted

    return Wanted(on, *parts, joins)


def foresee_transfer(
    workspace: Workspace, enrolment_id: UUID, path: Path, access: Access | None = None, *, progress: Progress
) -> Prospect | None:
    """What a transfer into the pilot at that path would do; None where that has to be unlocked first."""
    from partnertrack.services import transfer as service

    progress.report(0, 1)
    try:
        with closing(_other(path, access)) as there:
            return service.prospect(workspace, enrolment_id, there)
    except LockedError:
        return None


def transfer(
    workspace: Workspace,
    enrolment_id: UUID,
    path: Path,
    wanted: Wanted,
    access: Access | None = None,
    *,
    progress: Progress,
) -> Transferred:
    """Write a person into the pilot at that path, and mark it here."""
    from partnertrack.services import transfer as service

    progress.report(0, 1)
    with closing(_other(path, access)) as there:
        return service.transfer(workspace, enrolment_id, there, wanted)


def _other(path: Path, known: Access | None) -> Workspace:
    """Another pilot, by what is known to open it, else by the keyring."""
    from partnertrack.services import access, pilots

    if known is None and path.is_file() and access.is_encrypted(path):
        known = access.unlock_from_keyring(path)
    if known is not None and not known.is_officer:
        raise UserError(
            _("A viewer’s passphrase does not let anybody be entered in “{pilot}”.").format(pilot=path.stem),
            _("Open it with an officer’s passphrase."),
        )
    return pilots.open_pilot(path, access=known)


def notes(workspace: Workspace, enrolment_id: UUID, *, progress: Progress) -> tuple[Note, ...]:
    """The notes on a person, newest first."""
    from partnertrack.services import notes as service

    progress.report(0, 1)
    return service.notes(workspace, enrolment_id)


def write_note(workspace: Workspace, enrolment_id: UUID, text: str, who: str, *, progress: Progress) -> UUID:
    """Keep a note; the id of the change."""
    from partnertrack.services import notes as service

    progress.report(0, 1)
    return service.write(workspace, enrolment_id, text, who)


def rewrite_note(workspace: Workspace, note: Note, text: str, *, progress: Progress) -> UUID | None:
    """Keep another text in a note; the id of the change, if it changes anything."""
    from partnertrack.services import notes as service

    progress.report(0, 1)
    return service.rewrite(workspace, note, text)


def delete_note(workspace: Workspace, note: Note, *, progress: Progress) -> UUID:
    """Take a note away; the id of the change."""
    from partnertrack.services import notes as service

    progress.report(0, 1)
    return service.delete(workspace, note)


def documents(workspace: Workspace, enrolment_id: UUID, *, progress: Progress) -> tuple[Document, ...]:
    """The documents of a person."""
    from partnertrack.services import documents as service

    progress.report(0, 1)
    return service.documents(workspace, enrolment_id)


def about(kind: str, issued_on: date | None, expires_on: date | None) -> About:
    """What is said of a document."""
    from partnertrack.services.documents import About

    return About(kind, issued_on, expires_on)


def attach_documents(
    workspace: Workspace, enrolment_id: UUID, paths: tuple[Path, ...], described: About, *, progress: Progress
) -> UUID:
    """Keep a copy of each file; the id of the change."""
    from partnertrack.services import documents as service

    progress.report(0, 1)
    return service.attach(workspace, enrolment_id, paths, described)


def replace_document(workspace: Workspace, document: Document, path: Path, *, progress: Progress) -> UUID:
    """Keep another file in a document's place; the id of the change."""
    from partnertrack.services import documents as service

    progress.report(0, 1)
    return service.replace_file(workspace, document, path)


def describe_document(workspace: Workspace, document: Document, described: About, *, progress: Progress) -> UUID | None:
    """Say another type or other days; the id of the change, if it changes anything."""
    from partnertrack.services import documents as service

    progress.report(0, 1)
    return service.describe(workspace, document, described)


def remove_document(workspace: Workspace, document: Document, *, progress: Progress) -> UUID:
    """Take a document away; the id of the change."""
    from partnertrack.services import documents as service

    progress.report(0, 1)
    return service.remove(workspace, document)


def save_document(workspace: Workspace, document: Document, path: Path, *, progress: Progress) -> Path:
    """Write a document's file to a path."""
    from partnertrack.services import documents as service

    progress.report(0, 1)
    return service.save_copy(workspace, document, path)


def look_at_document(workspace: Workspace, document: Document, page: int, width: int, *, progress: Progress) -> Seen:
    """What a page of a document looks like, a picture already decoded."""
    from partnertrack.services import look_at_document as service
    from partnertrack.ui.view_models.picture import decoded

    found = service.look(workspace, document, page, width, progress)
    return found, decoded(found.content) if found.kind == "picture" else None


def lend_document(workspace: Workspace, document: Document, *, progress: Progress) -> Path:
    """A copy of a document's file for another program."""
    from partnertrack.services import look_at_document as service

    progress.report(0, 1)
    return service.lend(workspace, document)


def history(workspace: Workspace, enrolment_id: UUID, *, progress: Progress) -> tuple[Passed, ...]:
    """All changes that concern a person, newest first."""
    from partnertrack.services.history import person as service

    return service.history(workspace, enrolment_id, progress)


def restore(workspace: Workspace, enrolment_id: UUID, earlier: Earlier, *, progress: Progress) -> UUID | None:
    """Store an earlier state again; the id of the change, if it changes anything."""
    from partnertrack.services.history import person as service

    progress.report(0, 1)
    return service.restore(workspace, enrolment_id, earlier)


def relations(workspace: Workspace, enrolment_id: UUID, *, progress: Progress) -> Relations:
    """Whom a person has to do with."""
    from partnertrack.services import relations as service

    progress.report(0, 1)
    return service.relations(workspace, enrolment_id)


def enrol_again(workspace: Workspace, enrolment_id: UUID, cohort: str, *, progress: Progress) -> tuple[UUID, UUID]:
    """Enrol a person in another cohort; the ids of the new enrolment and of the change."""
    from partnertrack.services import relations as service

    progress.report(0, 1)
    return service.enrol_again(workspace, enrolment_id, cohort)
