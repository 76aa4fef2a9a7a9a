"""From the pilot to the report on paper, on screen or in a file of another kind."""

from __future__ import annotations

from pathlib import Path

from partnertrack.domain.export import Export
from partnertrack.i18n import _
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting.document import Document
from partnertrack.services.donor_report.composing import compose
from partnertrack.services.donor_report.issued import issued_document
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.renderings import check_suffix, rendered
from partnertrack.services.workspace import Workspace


def build(workspace: Workspace, options: Options, progress: Progress = SILENT) -> Document:
    """What the report says, in its language; an issued one says what it said when it was issued.

    Raises `UserError` for a language in which it was not issued.
    """
    kept = issued_document(workspace, options.report, options.language) if options.report else None
    return kept or compose(workspace, options, progress=progress).documents[options.language]


def render(workspace: Workspace, options: Options, progress: Progress = SILENT) -> bytes:
    """The report as a PDF, in its language."""
    return rendered(build(workspace, options, progress), ".pdf")


def write(workspace: Workspace, options: Options, path: Path, progress: Progress = SILENT) -> Path:
    """Write the report to `path`, whose suffix chooses the file (`RENDERINGS`); whole or not at all.

    Raises `UserError` for another suffix, or when the file cannot be written.
    """
    check_suffix(path)
    content = rendered(build(workspace, options, progress), path.suffix)
    progress.report(2, 3, _("Saving"))
    workspace.take_out(path, content, Export("report", _("Report, not issued"), recipient=options.audience))
    progress.report(3, 3)
    return path
