"""Reports changed and taken away, as long as they are drafts."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from partnertrack.domain.change import Change, removed
from partnertrack.domain.report import DRAFT, Passage, Remark, Report
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.reports.checking import checked, named, require_draft
from partnertrack.services.workspace import Workspace


def change(workspace: Workspace, before: Report, wanted: Report) -> UUID | None:
    """Keep another form of a draft; the id of the change, None where it is as before.

    Raises `UserError` for what cannot be or is issued, and `ConflictError` when it was changed since it was read.
    """
    require_draft(before)
    with workspace.store.reading() as reading:
        told = checked(wanted, records.all_of(reading, Report))
    if told == before:
        return None
    title = _("Change the report {report}").format(report=named(told))
    return workspace.keep(title, told).change_set.id


def delete(workspace: Workspace, report_id: UUID) -> UUID:
    """Take a draft away with its texts and remarks; the id of the change.

    A draft that followed on it follows on the report before. Raises `UserError` for one that is gone or issued, or on
    which an issued one follows.
    """
    with workspace.store.reading() as reading:
        found = records.fetch(reading, Report, [report_id]).get(report_id)
        if found is None:
            raise UserError(_("This report is no longer there."))
        beside = [
            *records.pointing(reading, Passage, "report_id", [report_id]),
            *records.pointing(reading, Remark, "report_id", [report_id]),
        ]
        later = records.pointing(reading, Report, "previous_id", [report_id])
    require_draft(found)
    if issued := next((each for each in later if each.status != DRAFT), None):
        raise UserError(_("The report {report} follows on it and is issued.").format(report=named(issued)))
    follow = [Change(each, replace(each, previous_id=found.previous_id)) for each in later]
    title = _("Delete the report {report}").format(report=named(found))
    return workspace.commit(title, [*map(removed, beside), *follow, removed(found)]).change_set.id
