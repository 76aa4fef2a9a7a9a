"""A participant's papers: files that are kept inside the pilot, each with its type and its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from partnertrack.domain.change import Change, added, change_set
from partnertrack.domain.document import Document
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.export import Export
from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.persistence import archive
from partnertrack.persistence.archive import File
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

LARGEST = 25 * 1024 * 1024
"""Bytes of a file that may be kept in the pilot."""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a document beside its file; `expires_on` is its last valid day."""

    type: str = "other"
    issued_on: date | None = None
    expires_on: date | None = None


def documents(workspace: Workspace, enrolment_id: UUID) -> tuple[Document, ...]:
    """The documents of one enrolment, those that expire first at the top."""
    with workspace.store.reading() as reading:
        found = records.beside(reading, Document, [enrolment_id])
    return tuple(sorted(found, key=lambda each: (each.expires_on or date.max, each.file_name)))


def attach(workspace: Workspace, enrolment_id: UUID, paths: Sequence[Path], about: About) -> UUID:
    """Keep a copy of each file as a document, all or none; the id of the one change.

    Raises `UserError` for a file that is too large or cannot be read, and when the person is gone.
    """
    files = [File(_content(path)) for path in paths]
    with workspace.store.reading() as reading:
        enrolment = records.fetch(reading, Enrolment, [enrolment_id]).get(enrolment_id)
    if enrolment is None:
        raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
    documents = [
        _described(Document(enrolment_id=enrolment_id, file_name=path.name, sha256=file.sha256), about)
        for path, file in zip(paths, files, strict=True)
    ]
    title = ngettext("Document of {person}", "{n} documents of {person}", len(documents))
    title = title.format(n=number(len(documents)), person=enrolment.label)
    return workspace.apply(change_set(title, map(added, documents)), files=files).change_set.id


def replace_file(workspace: Workspace, document: Document, path: Path) -> UUID:
    """Keep another file in a document's place; raises as `attach` does, and `ConflictError` when it changed since."""
    file = File(_content(path))
    after = replace(document, file_name=path.name, sha256=file.sha256)
    return workspace.apply(change_set(_("Replace a document"), [Change(document, after)]), files=[file]).change_set.id


def describe(workspace: Workspace, document: Document, about: About) -> UUID | None:
    """Say another type or other days; the id of the change, None where nothing changes."""
    after = _described(document, about)
    if after == document:
        return None
    return workspace.commit(_("Change a document"), [Change(document, after)]).change_set.id


def remove(workspace: Workspace, document: Document) -> UUID:
    """Take a document away; undo brings it back with its file. Raises `ConflictError` when it was changed since."""
    return workspace.commit(_("Remove a document"), [Change(document, None)]).change_set.id


def save_copy(workspace: Workspace, document: Document, path: Path) -> Path:
    """Write the document's file to `path`; raises `UserError` when it is not held or cannot be written."""
    with workspace.store.reading() as reading:
        content = archive.find(reading, document.sha256)
    if content is None:
        raise UserError(_("The pilot does not hold this file."))
    workspace.take_out(path, content, Export("document", _("A participant’s document"), people=1))
    return path


def _described(document: Document, about: About) -> Document:
    if about.issued_on and about.expires_on and about.expires_on < about.issued_on:
        raise UserError(_("The document would end before it was issued."))
    return replace(document, type=about.type, issued_on=about.issued_on, expires_on=about.expires_on)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            told = _("“{file}” is too large to be kept in the pilot.").format(file=path.name)
            raise UserError(told, _("A file may have up to 25 MB. Scan it with fewer dots, or keep it elsewhere."))
        return path.read_bytes()
    except OSError:
        raise UserError(_("“{file}” cannot be read.").format(file=path.name)) from None
