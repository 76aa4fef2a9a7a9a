"""The log of what passed with an organisation: entered, changed, taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.engagement import FUNNEL, LOST, REASONS_LOST, WAYS, Engagement
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.services.workspace import Workspace


def keep_entry(workspace: Workspace, entry: Engagement, today: date) -> UUID:
    """Enter a new entry, or keep another form of one that was read; the id of the change.

    Raises `UserError` for a day after `today`, for an employer who was lost without a reason, for an entry that says
    nothing; `ConflictError` when the entry was changed or removed since it was read.
    """
    if entry.way not in WAYS or entry.stage not in ("", LOST, *FUNNEL):
        raise ValueError(entry)
    if entry.happened_on > today:
        raise UserError(_("An entry of the log is about what happened: its day lies in the future."))
    if entry.stage == LOST and entry.reason not in REASONS_LOST:
        raise UserError(_("Say why the employer was lost."))
    if not entry.text.strip() and not entry.stage:
        raise UserError(_("Write what happened, or choose how far the employer has come."))
    kept = replace(entry, text=entry.text.strip(), reason=entry.reason if entry.stage == LOST else "")
    title = _("Change an entry of the log") if entry.version else _("Add an entry to the log")
    return workspace.keep(title, kept).change_set.id


def delete_entry(workspace: Workspace, entry: Engagement) -> UUID:
    """Take an entry away; the id of the change. Raises `ConflictError` when it was changed or removed since."""
    return workspace.commit(_("Delete an entry of the log"), [Change(entry, None)]).change_set.id
