"""Consents entered for one person or for many, changed, withdrawn and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import added
from partnertrack.domain.consent import Consent
from partnertrack.domain.consents import FORMS, PURPOSES
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.privacy_words import purposes
from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answer:
    """What people said to some purposes on a day: yes (`is_given`) in some form, or no."""

    purposes: tuple[str, ...]
    on: date
    form: str = "paper"
    is_given: bool = True
    document_id: UUID | None = None
    note: str = ""


def add(workspace: Workspace, enrolment_ids: Sequence[UUID], answer: Answer, as_of: date) -> UUID:
    """Enter the answer of these people as one change; the id of the change.

    Raises `UserError` for an answer without a purpose, for a day to come, and when nobody of them is there.
    """
    _check(answer, as_of)
    with workspace.store.reading() as reading:
        enrolments = records.fetch(reading, Enrolment, enrolment_ids)
    people = dict.fromkeys(each.participant_id for each in enrolments.values())
    if not people:
        raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
    consents = [_consent(person, purpose, answer) for person in people for purpose in answer.purposes]
    title = ngettext("Consent of {person}", "Consent of {n} people", len(people))
    first = next(iter(enrolments.values())).label
    return workspace.commit(title.format(person=first, n=number(len(people))), map(added, consents)).change_set.id


def change(workspace: Workspace, consent: Consent, answer: Answer, as_of: date) -> UUID | None:
    """Keep another form of a consent; the id of the change, None where it is as before."""
    _check(answer, as_of)
    after = replace(
        _consent(consent.participant_id, answer.purposes[0], answer), id=consent.id, version=consent.version
    )
    after = replace(after, withdrawn_on=consent.withdrawn_on if after.given_on else None)
    if after.withdrawn_on and after.given_on and after.withdrawn_on < after.given_on:
        raise UserError(_("It was withdrawn before that day."), _("Choose an earlier day."))
    if after == consent:
        return None
    return workspace.keep(_("Change a consent"), after).change_set.id


def withdraw(workspace: Workspace, consent: Consent, on: date, as_of: date, note: str = "") -> UUID:
    """Say that the person took it back on that day; the id of the change.

    Raises `UserError` for a day before it was given or to come, and `ConflictError` when it was changed since.
    """
    if on > as_of or (consent.given_on and on < consent.given_on):
        raise UserError(_("A consent is withdrawn between the day on which it was given and today."))
    told = "\n".join(filter(None, (consent.note, note.strip())))
    words = purposes().get(consent.purpose, consent.purpose)
    title = _("Withdraw consent: {purpose}").format(purpose=words)
    return workspace.keep(title, replace(consent, withdrawn_on=on, note=told)).change_set.id


def delete(workspace: Workspace, consent: Consent) -> UUID:
    """Take an entry away that should not be there; the id of the change."""
    return workspace.drop(_("Delete a consent"), Consent, consent.id).change_set.id


def _consent(person: UUID, purpose: str, answer: Answer) -> Consent:
    return Consent(
        participant_id=person,
        purpose=purpose,
        given_on=answer.on if answer.is_given else None,
        asked_on=answer.on,
        form=answer.form if answer.is_given else "",
        document_id=answer.document_id if answer.is_given else None,
        note=answer.note.strip(),
    )


def _check(answer: Answer, as_of: date) -> None:
    if not answer.purposes or not set(answer.purposes) <= set(PURPOSES):
        raise UserError(_("Choose what was agreed to."))
    if answer.form not in FORMS:
        raise UserError(_("Choose how it was given."))
    if answer.on > as_of:
        raise UserError(_("A consent cannot have been given in the future."))
