"""What is reported by hand: values with a note and the evidence, and notes beside computed figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.logframe import Actual
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.services.logframe.held import held
from partnertrack.services.logframe.indicators import the_indicator
from partnertrack.services.workspace import Workspace


def report(workspace: Workspace, wanted: Actual, today: date) -> UUID | None:
    """Enter what was reported for a day, or keep another form of it; the id of the change, None for no change.

    Raises `UserError` for a day after `today`, for a value of an indicator that is computed, for a report that says
    nothing, and for a value without a word on where it comes from; `ConflictError` when it was changed since.
    """
    kept = held(workspace)
    indicator = the_indicator(kept, wanted.indicator_id)
    wanted = replace(wanted, note=wanted.note.strip(), evidence=wanted.evidence.strip())
    if wanted.as_of > today:
        raise UserError(_("A report is about what was reached: its day lies in the future."))
    if indicator.figure and wanted.value is not None:
        raise UserError(_("{code} is computed; write a note beside it.").format(code=indicator.code))
    if wanted.value is None and not wanted.note:
        raise UserError(_("Write a note.") if indicator.figure else _("Write the value."))
    if wanted.value is not None and not (wanted.note or wanted.evidence):
        raise UserError(_("Say where the value comes from: a note, or the evidence for it."))
    before = next((each for each in kept.actuals.get(indicator.id, ()) if each.id == wanted.id), None)
    if before == wanted:
        return None
    title = _("Write a note on {code}") if indicator.figure else _("Report {code}")
    return workspace.keep(title.format(code=indicator.code), wanted).change_set.id


def delete_report(workspace: Workspace, wanted: Actual) -> UUID:
    """Take a report away; the id of the change. Raises `ConflictError` when it was changed or removed since."""
    indicator = the_indicator(held(workspace), wanted.indicator_id)
    title = _("Delete a report of {code}").format(code=indicator.code)
    return workspace.commit(title, [Change(wanted, None)]).change_set.id
