"""A report that is being written, as what its parts are written from."""

from __future__ import annotations

from uuid import UUID

from partnertrack.disclosure import Press
from partnertrack.domain.report import Report
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.composing import brief
from partnertrack.services.donor_report.options import Options
from partnertrack.services.workspace import Workspace


def options_of(report: Report, language: str = "") -> Options:
    """The options under which a report is written, in its first language or another one."""
    chosen = language or next(iter(report.languages.split()), "en")
    return Options(report.as_of, report.since, chosen, report.audience, report.template, report.id)


def draft(workspace: Workspace, report_id: UUID, language: str = "") -> Brief:
    """What a report is written from, with a press that prints everything: for those who write it, not for its readers.

    Raises `UserError` when the report is gone.
    """
    with workspace.store.reading() as reading:
        report = records.fetch(reading, Report, [report_id]).get(report_id)
    if report is None:
        raise UserError(_("This report is no longer there."))
    return brief(workspace, options_of(report, language), Press())
