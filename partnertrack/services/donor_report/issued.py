"""An issued report is written again, as it was, from what was kept of it and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from partnertrack.domain.report import ISSUED, Report
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting.document import Document
from partnertrack.saving import staged
from partnertrack.services.donor_report.frozen import Frozen, frozen_of
from partnertrack.services.donor_report.issuing import exported, file_name
from partnertrack.services.donor_report.renderings import for_signature, rendered
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Seal:
    """The office's certificate (PKCS#12) with the passphrase that opens it."""

    certificate: Path
    passphrase: str = field(repr=False)


def opened(workspace: Workspace, report_id: UUID) -> tuple[Report, Frozen]:
    """An issued report with what was kept of it; raises what `frozen_of` raises, and `UserError` when it is gone."""
    report = _found(workspace, report_id)
    return report, frozen_of(workspace, report)


def sign_issued(workspace: Workspace, report_id: UUID, language: str, seal: Seal, path: Path) -> Path:
    """Write an issued report as a PDF that is signed with the office's certificate.

    Raises `UserError` for a language that it has not, a certificate that does not open or sign, and when the file
    cannot be written. The passphrase is kept nowhere.
    """
    from partnertrack.reporting.pdf.sign import sign  # noqa: PLC0415 - loads a library that only signing needs

    report, frozen = opened(workspace, report_id)
    content = for_signature(_document(report, frozen, language))
    try:
        certificate = seal.certificate.read_bytes()
    except OSError as error:
        raise UserError(_("“{file}” could not be read.").format(file=seal.certificate.name)) from error
    workspace.take_out(path, sign(content, certificate, seal.passphrase), exported(report, ()))
    return path


def issued_document(workspace: Workspace, report_id: UUID, language: str) -> Document | None:
    """What an issued report says; None while it is a draft. Raises `UserError` for a language that it has not."""
    report = _found(workspace, report_id)
    return _document(report, frozen_of(workspace, report), language) if report.status == ISSUED else None


def _document(report: Report, frozen: Frozen, language: str) -> Document:
    document = frozen.documents.get(language)
    if document is None:
        raise UserError(
            _("Report no. {number} was not issued in this language.").format(number=report.number),
            _("It was issued in: {languages}.").format(languages=", ".join(frozen.languages)),
        )
    return document


def _found(workspace: Workspace, report_id: UUID) -> Report:
    with workspace.store.reading() as reading:
        report = records.fetch(reading, Report, [report_id]).get(report_id)
    if report is None:
        raise UserError(_("This report is no longer there."))
    return report


def save_again(
    workspace: Workspace, report_id: UUID, folder: Path, suffixes: tuple[str, ...], progress: Progress = SILENT
) -> tuple[Path, ...]:
    """Write the files of an issued report into a folder, in all its languages; all of them or none.

    Raises `UserError` when one cannot be written, `Cancelled` when the user pressed Stop.
    """
    report, frozen = opened(workspace, report_id)
    names = [(language, suffix) for language in frozen.languages for suffix in suffixes]
    files: dict[Path, bytes] = {}
    for done, (language, suffix) in enumerate(names):
        progress.report(done, len(names), _("Writing"))
        files[folder / file_name(report, language, suffix)] = rendered(frozen.documents[language], suffix)
    with staged(files), workspace.leaving(exported(report, suffixes)):
        progress.report(len(names), len(names))
    return tuple(files)
