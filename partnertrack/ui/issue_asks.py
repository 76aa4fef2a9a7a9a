"""What the windows ask about issuing a report, and about what was issued (see `asks`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.progress import Progress
from partnertrack.ui.view_models.issues import (
    IssueView,
    ReferenceLine,
    VerifiedLine,
    draft_view,
    issued_view,
    reference_line,
    verified_line,
)

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from partnertrack.services.donor_report import Issue, Issued
    from partnertrack.services.reports import Begun
    from partnertrack.services.workspace import Workspace


def look(workspace: Workspace, report_id: UUID, *, progress: Progress) -> IssueView:
    """What will be issued and what is withheld of it; of an issued report, what changed since."""
    from partnertrack.services import donor_report

    (report,) = (each for each in donor_report.all_reports(workspace) if each.id == report_id)
    if report.issued_on is None:
        options = donor_report.options_of(report)
        composed = donor_report.compose(workspace, options, progress=progress)
        return draft_view(report, len(composed.counts), composed.decisions.withheld.values())
    progress.report(0, 1)
    (held,) = donor_report.restated(workspace, report_id)
    return issued_view(held, donor_report.reasons)


def issue(workspace: Workspace, wanted: Issue, *, progress: Progress) -> Issued:
    """Issue a report and write its files."""
    from partnertrack.services import donor_report

    return donor_report.issue(workspace, wanted, progress)


def wish(
    report: UUID, on: date, approved_by: str, languages: tuple[str, ...], folder: Path, suffixes: tuple[str, ...]
) -> Issue:
    """How a report is to be issued."""
    from partnertrack.services.donor_report import Issue

    return Issue(report, on, approved_by, on if approved_by else None, languages, folder, suffixes)


def save_again(
    workspace: Workspace, report_id: UUID, folder: Path, suffixes: tuple[str, ...], *, progress: Progress
) -> tuple[Path, ...]:
    """The files of an issued report once more, as they were."""
    from partnertrack.services import donor_report

    return donor_report.save_again(workspace, report_id, folder, suffixes, progress)


def sign(
    workspace: Workspace,
    wanted: tuple[UUID, str],
    certificate: Path,
    passphrase: str,
    path: Path,
    *,
    progress: Progress,
) -> Path:
    """An issued report in a language as a PDF that is signed with the office's certificate."""
    from partnertrack.services import donor_report

    progress.report(0, 1)
    return donor_report.sign_issued(workspace, *wanted, donor_report.Seal(certificate, passphrase), path)


def verify(workspace: Workspace, path: Path, *, progress: Progress) -> VerifiedLine:
    """Whether a file is a report as it was issued."""
    from partnertrack.services import donor_report

    return verified_line(donor_report.verify(workspace, path, progress))


def references(workspace: Workspace, text: str, *, progress: Progress) -> tuple[ReferenceLine, ...]:
    """What a reference stands for; nothing for a text that is none."""
    from partnertrack.services import donor_report

    progress.report(0, 1)
    return tuple(map(reference_line, donor_report.look_up_reference(workspace, text)))


def correct(workspace: Workspace, report_id: UUID, as_of: date, *, progress: Progress) -> Begun:
    """Begin the next edition of an issued report."""
    from partnertrack.services import reports

    progress.report(0, 1)
    return reports.new_edition(workspace, report_id, as_of)
