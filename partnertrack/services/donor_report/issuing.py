"""A report is issued: composed, frozen, written to a folder and marked, all of it or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from partnertrack.domain.change import Change, change_set
from partnertrack.domain.export import Export
from partnertrack.domain.report import ISSUED, Report
from partnertrack.errors import RuleError, UserError
from partnertrack.i18n import _, ngettext
from partnertrack.persistence.archive import File
from partnertrack.persistence.queries import counts, records
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting.unpacked import content_hash
from partnertrack.saving import staged
from partnertrack.services.donor_report.checklist import checklist
from partnertrack.services.donor_report.composing import Composed, compose
from partnertrack.services.donor_report.freezing import freeze
from partnertrack.services.donor_report.frozen.value import Rendering, dump
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.renderings import possible, rendered
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Issue:
    """How a report is to be issued: on which day, approved by which function and when, in which languages.

    The files are written to `folder` where one is named, one for each language and each of the `suffixes`.
    """

    report: UUID
    issued_on: date
    approved_by: str = ""
    approved_on: date | None = None
    languages: tuple[str, ...] = ()
    folder: Path | None = None
    suffixes: tuple[str, ...] = (".pdf",)


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued report, the change that marked it, and the files that were written."""

    report: Report
    change: UUID
    files: tuple[Path, ...]


def issue(workspace: Workspace, wanted: Issue, progress: Progress = SILENT) -> Issued:
    """Issue a report.

    Everything is read as of one moment, before which nobody can write. Raises `RuleError` when it was issued already or
    must be mended first, `ConflictError` when something was stored while its files were written, `UserError` when they
    cannot be written, `Cancelled` when the user pressed Stop; nothing is issued then, and no file is left behind.
    """
    draft, issued = _begun(workspace, wanted)
    _require_ready(workspace, draft)
    seen, composed = _composed(workspace, draft, issued, progress)
    made = dict(_rendered(composed, progress))
    renderings = tuple(_rendering(*name, content) for name, content in made.items())
    frozen = replace(freeze(composed, seen), renderings=renderings)
    file = File(dump(frozen))
    final = replace(issued, fingerprint=frozen.fingerprint, frozen=file.sha256)
    title = _("Issue report no. {number}").format(number=final.number)
    files = _files(final, wanted, made)
    with staged(files):
        applied = workspace.apply(change_set(title, [Change(draft, final)]), progress, [file], seen)
        if files:
            workspace.note_export(exported(final, (path.suffix for path in files)))
    stored = applied.change_set.changes[0].record
    assert isinstance(stored, Report)  # noqa: S101 - the one that was changed
    return Issued(stored, applied.change_set.id, tuple(files))


def _files(report: Report, wanted: Issue, made: Mapping[tuple[str, str], bytes]) -> dict[Path, bytes]:
    """What is written where."""
    if wanted.folder is None:
        return {}
    names = (name for name in made if name[1] in wanted.suffixes)
    return {wanted.folder / file_name(report, *name): made[name] for name in names}


def exported(report: Report, suffixes: Iterable[str]) -> Export:
    """What the export log keeps of an issued report."""
    title = _("Report no. {number}, edition {edition}").format(number=report.number, edition=report.edition)
    kinds = ", ".join(dict.fromkeys(suffix.lstrip(".") for suffix in suffixes))
    return Export("issued_report", title, kinds, fields=_("Counts and texts"), recipient=report.audience)


def file_name(report: Report, language: str, suffix: str) -> str:
    """The name of a file of a report, in which nothing tells of anybody: "report-5_1.0_donor_en.pdf"."""
    parts = (f"report-{report.number}", report.edition, report.audience, language)
    return (
        "_".join("".join(sign if sign.isalnum() or sign in "-." else "-" for sign in part) for part in parts) + suffix
    )


def _begun(workspace: Workspace, wanted: Issue) -> tuple[Report, Report]:
    """The draft, and the report that it becomes but for what is not worked out yet."""
    with workspace.store.reading() as reading:
        draft = records.fetch(reading, Report, [wanted.report]).get(wanted.report)
    if draft is None:
        raise UserError(_("This report is no longer there."))
    if draft.status == ISSUED:
        raise RuleError(
            _("Report no. {number} was issued already.").format(number=draft.number),
            _("To correct it, begin a new edition of it."),
        )
    return draft, replace(
        draft,
        status=ISSUED,
        issued_on=wanted.issued_on,
        approved_by=wanted.approved_by or draft.approved_by,
        approved_on=wanted.approved_on or draft.approved_on,
        languages=" ".join(wanted.languages) or draft.languages,
    )


def _require_ready(workspace: Workspace, draft: Report) -> None:
    """Raise `RuleError` where the checklist has something that must be mended first."""
    blocking = [each for each in checklist(workspace, draft.id) if each.is_blocking]
    if blocking:
        words = ngettext(
            "Report no. {number} cannot be issued yet: {finding}",
            "Report no. {number} cannot be issued yet, for {n} reasons. The first: {finding}",
            len(blocking),
        )
        raise RuleError(words.format(number=draft.number, n=len(blocking), finding=blocking[0].text), blocking[0].hint)


def _composed(workspace: Workspace, draft: Report, issued: Report, progress: Progress) -> tuple[int, Composed]:
    """The report as it will be, with the clock of the data; nobody can write before it is composed."""
    options = Options(draft.as_of, draft.since, audience=draft.audience, template=draft.template, report=draft.id)
    with workspace.store.rehearsal():
        with workspace.store.reading() as reading:
            seen = counts.last_change(reading)
        workspace.commit(_("Issue report no. {number}").format(number=draft.number), [Change(draft, issued)])
        return seen, compose(workspace, options, issued.languages.split(), progress=progress)


def _rendered(composed: Composed, progress: Progress) -> Iterator[tuple[tuple[str, str], bytes]]:
    """The files by language and suffix."""
    names = [(language, suffix) for language, document in composed.documents.items() for suffix in possible(document)]
    total = len(names)
    for done, (language, suffix) in enumerate(names):
        progress.report(done, total, _("Saving"))
        yield (language, suffix), rendered(composed.documents[language], suffix)
    progress.report(total, total)


def _rendering(language: str, suffix: str, content: bytes) -> Rendering:
    return Rendering(language, suffix, hashlib.sha256(content).hexdigest(), content_hash(content))
