"""What somebody noted about a participant: kept, changed, taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.note import Note
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


def notes(workspace: Workspace, enrolment_id: UUID) -> tuple[Note, ...]:
    """The notes on one enrolment, newest first."""
    with workspace.store.reading() as reading:
        found = records.beside(reading, Note, [enrolment_id])
    return tuple(sorted(found, key=lambda note: note.written_at, reverse=True))


def write(workspace: Workspace, enrolment_id: UUID, text: str, who: str) -> UUID:
    """Keep a note by `who`; the id of the change. Raises `UserError` for a blank one, or when the person is gone."""
    with workspace.store.reading() as reading:
        enrolment = records.fetch(reading, Enrolment, [enrolment_id]).get(enrolment_id)
    if enrolment is None:
        raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
    note = Note(enrolment_id=enrolment_id, text=_told(text), written_at=datetime.now(UTC), written_by=who.strip())
    title = _("Note on {person}").format(person=enrolment.label)
    return workspace.commit(title, [added(note)]).change_set.id


def rewrite(workspace: Workspace, note: Note, text: str) -> UUID | None:
    """Keep another text in a note; author and time stay.

    Returns the id of the change, None for the same text. Raises `UserError` for a blank text, and `ConflictError` when
    the note was changed or removed since it was read.
    """
    after = replace(note, text=_told(text))
    if after == note:
        return None
    return workspace.commit(_("Change a note"), [Change(note, after)]).change_set.id


def delete(workspace: Workspace, note: Note) -> UUID:
    """Take a note away; the id of the change. Raises `ConflictError` when it was changed or removed since."""
    return workspace.commit(_("Delete a note"), [Change(note, None)]).change_set.id


def _told(text: str) -> str:
    told = text.strip()
    if not told:
        raise UserError(_("A note needs a text."))
    return told
