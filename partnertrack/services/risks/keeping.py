"""Risks entered, changed, weighed anew, settled and taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from partnertrack.domain.risk import RISK_STATUSES, SCALE, Risk
from partnertrack.domain.risk_review import reviewed
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.services.workspace import Workspace


def save(workspace: Workspace, before: Risk, wanted: Risk, as_of: date) -> UUID | None:
    """Enter a new risk, or keep another form of the one that was read; the id of the change.

    None where it is as before. Raises `UserError` for what cannot be, and `ConflictError` when it was changed since.
    """
    told = replace(
        wanted,
        title=" ".join(wanted.title.split()),
        description=wanted.description.strip(),
        mitigation=wanted.mitigation.strip(),
        owner=" ".join(wanted.owner.split()),
    )
    if not told.title:
        raise UserError(_("Say what may go wrong."))
    if told.noted_on > as_of:
        raise UserError(_("A risk cannot have been noted in the future."))
    _check_weight(told.likelihood, told.impact)
    if before.version and told == before:
        return None
    title = _("Change the risk “{risk}”") if before.version else _("Enter the risk “{risk}”")
    return workspace.keep(title.format(risk=told.title), told).change_set.id


def review(workspace: Workspace, risk: Risk, likelihood: int, impact: int, on: date) -> UUID:
    """Weigh a risk anew on that day; the values before are kept beside the new ones. The id of the change.

    Raises `UserError` for a day before the last review, and `ConflictError` when it was changed since it was read.
    """
    _check_weight(likelihood, impact)
    if on < (risk.reviewed_on or risk.noted_on):
        raise UserError(_("It was weighed later than that already."), _("Choose a later day."))
    title = _("Weigh the risk “{risk}” anew").format(risk=risk.title)
    return workspace.keep(title, reviewed(risk, likelihood, impact, on)).change_set.id


def settle(workspace: Workspace, risk: Risk, status: str) -> UUID:
    """Say that a risk occurred, is closed or is open again; the id of the change."""
    titles = {
        "occurred": _("The risk “{risk}” occurred"),
        "closed": _("Close the risk “{risk}”"),
        "open": _("Open the risk “{risk}” again"),
    }
    if status not in RISK_STATUSES:
        raise UserError(_("Choose a status."))
    return workspace.keep(titles[status].format(risk=risk.title), replace(risk, status=status)).change_set.id


def delete(workspace: Workspace, risk: Risk) -> UUID:
    """Take a risk away; the id of the change."""
    return workspace.drop(_("Delete the risk “{risk}”").format(risk=risk.title), Risk, risk.id).change_set.id


def _check_weight(likelihood: int, impact: int) -> None:
    if likelihood not in SCALE or impact not in SCALE:
        raise UserError(_("Likelihood and impact are numbers from 1 to 5."))
