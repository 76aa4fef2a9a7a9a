"""What colleagues remark on a report before it is issued."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from partnertrack.domain.report import Remark
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.services.report_texts.passages import refuse_issued, texts
from partnertrack.services.workspace import Workspace


def add_remark(workspace: Workspace, remark: Remark) -> UUID:
    """Add a remark; the id of the change. Raises `UserError` for a blank one, or when the report is issued or gone."""
    told = replace(remark, text=remark.text.strip(), author=" ".join(remark.author.split()))
    if not told.text:
        raise UserError(_("Say what you remark."))
    refuse_issued(texts(workspace, remark.report_id).report)
    return workspace.keep(_("Remark on a report"), told).change_set.id


def settle_remark(workspace: Workspace, remark: Remark, *, is_settled: bool) -> UUID:
    """Hold a remark settled, or open it again; the id of the change."""
    title = _("Settle a remark") if is_settled else _("Open a remark again")
    return workspace.keep(title, replace(remark, is_settled=is_settled)).change_set.id


def delete_remark(workspace: Workspace, remark: Remark) -> UUID:
    """Take a remark away; the id of the change."""
    return workspace.drop(_("Delete a remark"), Remark, remark.id).change_set.id
