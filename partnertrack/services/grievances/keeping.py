"""Grievances entered, changed and taken away; the titles of these changes tell nothing of what was said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.grievance import GRIEVANCE_STATUSES, GRIEVANCE_SUBJECTS, Grievance
from partnertrack.domain.names import fold
from partnertrack.domain.open_grievances import SETTLED
from partnertrack.errors import ConflictError, UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.persistence.queries import records
from partnertrack.persistence.queries.roll import roll
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True, repr=False)
class GrievanceTexts:
    """What was filled in; `person` is a number (PT-000012), a reference or a name, "" for nobody.

    `text` and `outcome` are None where they were not asked for, and stay as they are.
    """

    received_on: date
    subject: str
    status: str = "received"
    person: str = ""
    organisation_id: UUID | None = None
    channel: str = ""
    owner: str = ""
    due_on: date | None = None
    resolved_on: date | None = None
    text: str | None = None
    outcome: str | None = None


def save(
    workspace: Workspace, texts: GrievanceTexts, as_of: date, grievance_id: UUID | None = None, version: int = 0
) -> UUID | None:
    """Enter a grievance, or change the one of that id and version; the id of the change, None where nothing changed.

    One that is settled without a day is settled on `as_of`. Raises `UserError` for what cannot be, and `ConflictError`
    when it was changed or removed since it was read.
    """
    before = _found(workspace, grievance_id, version) if grievance_id else None
    _check(texts, as_of)
    settled_on = texts.resolved_on or as_of if texts.status in SETTLED else None
    kept = before or Grievance(received_on=texts.received_on, subject=texts.subject)
    wanted = replace(
        kept,
        received_on=texts.received_on,
        subject=texts.subject,
        status=texts.status,
        enrolment_id=_person(workspace, texts.person),
        organisation_id=texts.organisation_id,
        channel=texts.channel,
        owner=" ".join(texts.owner.split()),
        due_on=texts.due_on,
        resolved_on=settled_on,
        text=kept.text if texts.text is None else texts.text.strip(),
        outcome=kept.outcome if texts.outcome is None else texts.outcome.strip(),
    )
    if before is not None and wanted == before:
        return None
    return workspace.keep(_("Change a grievance") if before else _("Enter a grievance"), wanted).change_set.id


def delete(workspace: Workspace, grievance_id: UUID) -> UUID:
    """Take a grievance away; the id of the change."""
    return workspace.drop(_("Delete a grievance"), Grievance, grievance_id).change_set.id


def _found(workspace: Workspace, grievance_id: UUID, version: int) -> Grievance:
    with workspace.store.reading() as reading:
        found = records.fetch(reading, Grievance, [grievance_id]).get(grievance_id)
    if found is None or found.version != version:
        raise ConflictError(
            _("This was changed or removed in the meantime; nothing was stored."), _("Look at it again, then repeat.")
        )
    return found


def _check(texts: GrievanceTexts, as_of: date) -> None:
    if texts.subject not in GRIEVANCE_SUBJECTS or texts.status not in GRIEVANCE_STATUSES:
        raise UserError(_("Choose a subject and a status."))
    if texts.received_on > as_of:
        raise UserError(_("A grievance cannot have come in the future."))
    if texts.due_on and texts.due_on < texts.received_on:
        raise UserError(_("The due day lies before the day on which the grievance came."))
    if texts.status in SETTLED and texts.resolved_on and texts.resolved_on < texts.received_on:
        raise UserError(_("It was settled before it came."), _("Correct one of the two days."))


def _person(workspace: Workspace, text: str) -> UUID | None:
    """The enrolment that a number, a reference or a name means; names in either order, whatever case and accents."""
    wanted = _key(text)
    if not wanted:
        return None
    with workspace.store.reading() as reading:
        everybody = roll(reading)
    by_number = [each for each in everybody if wanted in (_key(pseudonym(each.number)), _key(each.reference or ""))]
    found = by_number or [each for each in everybody if wanted == _key(f"{each.first_name} {each.last_name}")]
    if len(found) > 1:
        raise UserError(
            ngettext("{n} person is called so.", "{n} people are called so.", len(found)).format(n=number(len(found))),
            _("Write the number of the one who is meant."),
        )
    if not found:
        raise UserError(
            _("Nobody in this pilot has that number or name."),
            _("Write a number such as PT-000012, or leave the field empty."),
        )
    return found[0].enrolment_id


def _key(text: str) -> str:
    return " ".join(sorted(fold(text).split()))
