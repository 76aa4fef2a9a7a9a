"""A file that somebody holds is compared with what was issued."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from partnertrack.domain.report import Report
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting.unpacked import content_hash
from partnertrack.services.donor_report.frozen import Frozen, Rendering, frozen_of, issued_reports
from partnertrack.services.donor_report.renderings import for_signature, rendered
from partnertrack.services.workspace import Workspace

Verdict = Literal["unchanged", "extended", "altered", "unknown"]
"""unchanged: as it was issued; extended: all that was issued is in it and no page looks different, but something was
added, such as a signature; altered: it bears the fingerprint of a report and is another file; unknown: not issued here.
"""

_MARK = 8
_LARGEST = 200_000_000


@dataclass(frozen=True, slots=True)
class Verified:
    """What a file is: which report in which language, and the pages, counted from 1, that differ from it.

    `signer` is whom the certificate of its signature is made out to, "" for none; `is_signature_intact` says that the
    file is as it was signed.
    """

    verdict: Verdict
    report: Report | None = None
    language: str = ""
    pages: tuple[int, ...] = ()
    signer: str = ""
    is_signature_intact: bool = True


def verify(workspace: Workspace, path: Path, progress: Progress = SILENT) -> Verified:
    """Whether a PDF, workbook or Word file is a report as it was issued; raises `UserError` when it cannot be read."""
    content = _read(path)
    issued = [(report, frozen_of(workspace, report)) for report in issued_reports(workspace)]
    progress.report(1, 3, _("Checking"))
    names = {hashlib.sha256(content).hexdigest(), content_hash(content)}
    for report, frozen in issued:
        for each in frozen.renderings:
            if names & {each.sha256, each.content}:
                return Verified("unchanged", report, each.language)
    progress.report(2, 3, _("Comparing pages"))
    found = _extended(issued, content) or _marked(issued, content) or Verified("unknown")
    progress.report(3, 3)
    return _with_signature(found, content)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(_("“{file}” is too large to be a report.").format(file=path.name))
        return path.read_bytes()
    except OSError as error:
        raise UserError(_("“{file}” could not be read.").format(file=path.name)) from error


def _extended(issued: list[tuple[Report, Frozen]], content: bytes) -> Verified | None:
    """The report to whose file something was added at the end, as a signature is."""
    ends = [match.end() for match in re.finditer(rb"%%EOF\r?\n?", content)] if content.startswith(b"%PDF-") else []
    begun = {hashlib.sha256(content[:end]).hexdigest(): end for end in ends}
    for report, frozen in issued:
        for each in frozen.renderings:
            if each.sha256 in begun:
                pages = _differing(content[: begun[each.sha256]], content)
                return Verified("altered" if pages else "extended", report, each.language, pages)
    return None


def _marked(issued: list[tuple[Report, Frozen]], content: bytes) -> Verified | None:
    """The report whose fingerprint is printed in the file."""
    said = _said(content)
    for report, frozen in issued:
        mark = report.fingerprint
        if mark and mark[:_MARK] in said and mark[-_MARK:] in said:
            return _signed(report, frozen, content) or _altered(report, frozen, content)
    return None


def _altered(report: Report, frozen: Frozen, content: bytes) -> Verified:
    """A report in the language that fits most of its pages."""
    compared = [(each.language, _compared(frozen, each, content)) for each in _alike(frozen, content)]
    language, pages = min(compared, key=lambda one: len(one[1]), default=("", ()))
    return Verified("altered", report, language, pages)


def _signed(report: Report, frozen: Frozen, content: bytes) -> Verified | None:
    """A report that was rendered to be signed, with its signature at the end."""
    for each in _alike(frozen, content):
        to_sign = for_signature(frozen.documents[each.language])
        if content.startswith(to_sign):
            pages = _differing(to_sign, content)
            return Verified("altered" if pages else "extended", report, each.language, pages)
    return None


def _with_signature(found: Verified, content: bytes) -> Verified:
    """What is known of the signature of an issued report."""
    if found.report is None or not content.startswith(b"%PDF-"):
        return found
    from partnertrack.reporting.pdf.sign import signature_of  # noqa: PLC0415 - loads a library that few files need

    signature = signature_of(content)
    return replace(found, signer=signature.signer, is_signature_intact=signature.is_intact) if signature else found


def _alike(frozen: Frozen, content: bytes) -> Iterator[Rendering]:
    """The renderings of the same sort that have pages."""
    return (each for each in frozen.renderings if each.suffix == ".pdf" and content.startswith(b"%PDF-"))


def _compared(frozen: Frozen, rendering: Rendering, content: bytes) -> tuple[int, ...]:
    return _differing(rendered(frozen.documents[rendering.language], rendering.suffix), content)


def _differing(one: bytes, other: bytes) -> tuple[int, ...]:
    from partnertrack.reporting.compare_pages import differing_pages  # noqa: PLC0415 - loads a PDF engine

    return differing_pages(one, other)


def _said(content: bytes) -> str:
    """What a file says, without spaces; nothing where it cannot be read."""
    from partnertrack.reporting.compare_pages import page_texts  # noqa: PLC0415 - loads a PDF engine
    from partnertrack.reporting.unpacked import unpacked_text  # noqa: PLC0415 - needed for altered files only

    if content.startswith(b"%PDF-"):
        with suppress(UserError):
            return "".join(page_texts(content))
        return ""
    return unpacked_text(content)
