"""The people at an organisation: entered, changed, emptied, taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.contact import CONSENTS, Contact
from partnertrack.domain.engagement import Engagement
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


def keep_contact(workspace: Workspace, contact: Contact, on: date) -> UUID:
    """Enter a new contact, or keep another form of one that was read; the id of the change.

    A consent without a day is one of day `on`. Raises `UserError` for a blank name and for a consent of a later
    day, and `ConflictError` when the contact was changed or removed since it was read.
    """
    if contact.consent not in CONSENTS:
        raise ValueError(contact.consent)
    if not contact.name.strip():
        raise UserError(_("Give the contact a name."))
    if contact.consent_on and contact.consent_on > on:
        raise UserError(_("Whether the contact agrees was asked on a day that lies in the future."))
    is_told = contact.consent != "unknown"
    kept = replace(contact, name=contact.name.strip(), consent_on=(contact.consent_on or on) if is_told else None)
    title = _("Change {contact}") if contact.version else _("Add {contact}")
    return workspace.keep(title.format(contact=kept.name), kept).change_set.id


def empty_contact(workspace: Workspace, contact: Contact) -> UUID:
    """Take phone, mail, language and remark off a contact who does not agree that they are kept; the id of the change.

    The name stays, so that the log can be understood.
    """
    bare = replace(contact, phone="", email="", language="", remark="")
    return workspace.commit(_("Empty {contact}").format(contact=contact.name), [Change(contact, bare)]).change_set.id


def delete_contact(workspace: Workspace, contact: Contact) -> UUID:
    """Take a contact away; entries of the log stay and name nobody. The id of the change."""
    with workspace.store.reading() as reading:
        log = records.all_of(reading, Engagement)
    freed = [Change(each, replace(each, contact_id=None)) for each in log if each.contact_id == contact.id]
    title = _("Delete {contact}").format(contact=contact.name)
    return workspace.commit(title, [*freed, Change(contact, None)]).change_set.id
