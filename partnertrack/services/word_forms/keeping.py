"""Word forms are taken into the pilot, listed and taken away."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

from partnertrack.domain.change import added, change_set
from partnertrack.domain.report import WordForm
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence import archive
from partnertrack.persistence.queries import records
from partnertrack.reporting import forms as word
from partnertrack.services.workspace import Workspace

_MOST_BYTES = 10_000_000


def forms(workspace: Workspace) -> tuple[WordForm, ...]:
    """The pilot's forms by name."""
    with workspace.store.reading() as reading:
        return tuple(sorted(records.all_of(reading, WordForm), key=lambda each: (each.name.casefold(), each.id)))


def add(workspace: Workspace, path: Path, on: date) -> UUID:
    """Take a Word file into the pilot; the change's id.

    Raises `UserError` for a file that cannot be read, or may not be opened. What its places mean is checked when a
    report is chosen (`check`).
    """
    content = _read(path)
    word.places(content)
    file = archive.File(content)
    record = WordForm(name=path.stem, file_name=path.name, sha256=file.sha256, added_on=on)
    changes = change_set(_("Add the Word form “{name}”").format(name=record.name), [added(record)])
    workspace.apply(changes, files=[file])
    return changes.id


def kept(workspace: Workspace, path: Path, on: date) -> UUID:
    """The form of a Word file: that of the pilot where it was added before, else added now; raises what `add` does."""
    sha256 = archive.File(_read(path)).sha256
    known = next((each for each in forms(workspace) if each.sha256 == sha256), None)
    if known:
        return known.id
    add(workspace, path, on)
    return next(each.id for each in forms(workspace) if each.sha256 == sha256)


def drop(workspace: Workspace, form_id: UUID) -> UUID:
    """Take a form away; the change's id. Raises `ConflictError` when it is gone."""
    return workspace.drop(_("Remove a Word form"), WordForm, form_id).change_set.id


def content_of(workspace: Workspace, form_id: UUID) -> bytes:
    """The file of a form; raises `UserError` when it is gone."""
    with workspace.store.reading() as reading:
        record = records.fetch(reading, WordForm, [form_id]).get(form_id)
        content = archive.find(reading, record.sha256) if record else None
    if content is None:
        raise UserError(_("This form is no longer in the pilot."), _("Add it again."))
    return content


def _read(path: Path) -> bytes:
    """The bytes of a file, of a size that a form can have."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError(_("This form cannot be used."), _("It is larger than 10 MB."))
        return path.read_bytes()
    except OSError as error:
        raise UserError(_("“{file}” could not be read.").format(file=path.name)) from error
