"""Activities adopted from those that ship, entered, changed and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import added
from partnertrack.domain.processing import ProcessingActivity
from partnertrack.errors import UserError
from partnertrack.i18n import _, current
from partnertrack.services.processing.listing import record
from partnertrack.services.processing.shipped import shipped
from partnertrack.services.processing.working_out import work_out
from partnertrack.services.workspace import Workspace


def adopt(workspace: Workspace, keys: Sequence[str], as_of: date) -> UUID:
    """Take these shipped activities over, in the language in force; the id of the one change.

    Raises `UserError` when there is nothing to take over.
    """
    kept = record(workspace)
    offered = dict(kept.offered)
    activities = [_adopted(workspace, key, kept.controller, kept.contact, as_of) for key in keys if key in offered]
    if not activities:
        raise UserError(_("These activities are in the record already."))
    return workspace.commit(_("Begin the record of processing"), map(added, activities)).change_set.id


def save(workspace: Workspace, activity: ProcessingActivity, as_of: date) -> UUID | None:
    """Keep a new activity, or another form of one that was read; the id of the change."""
    if not activity.title.strip():
        raise UserError(_("An activity needs a name."))
    parts = {
        name: getattr(activity, name).strip()
        for name in (
            "title", "purpose", "basis", "subjects", "data", "recipients", "transfers", "retention", "measures",
            "controller", "contact",
        )
    }  # fmt: skip
    told = replace(activity, **parts, reviewed_on=as_of)
    title = _("Change the activity “{activity}”") if activity.version else _("Enter the activity “{activity}”")
    return workspace.keep(title.format(activity=told.title), told).change_set.id


def delete(workspace: Workspace, activity: ProcessingActivity) -> UUID:
    """Take an activity out of the record; the id of the change."""
    title = _("Remove the activity “{activity}”").format(activity=activity.title)
    return workspace.drop(title, ProcessingActivity, activity.id).change_set.id


def _adopted(workspace: Workspace, key: str, controller: str, contact: str, as_of: date) -> ProcessingActivity:
    known, language = shipped()[key], current()
    found = work_out(workspace, known)
    return ProcessingActivity(
        title=known.title.text(language),
        key=key,
        purpose=known.purpose.text(language),
        basis=known.basis.text(language),
        subjects=known.subjects.text(language),
        data=found.data,
        recipients=found.recipients,
        transfers=found.transfers if known.recipients else _("None"),
        retention=found.retention,
        measures=found.measures,
        controller=controller or workspace.pilot.organisation,
        contact=contact,
        position=list(shipped()).index(key),
        reviewed_on=as_of,
    )
