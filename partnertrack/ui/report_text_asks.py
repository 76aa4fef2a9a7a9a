"""What the page of one report asks about its texts; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.domain.report import Passage, Remark
    from partnertrack.services.donor_report.checklist import Finding, Typed
    from partnertrack.services.donor_report.outline import Entry
    from partnertrack.services.report_texts import Texts
    from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its outline and all its texts."""

    texts: Texts
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure that a text may hold: the group in words, and what would be printed; None where there is nothing."""

    name: str
    label: str
    group: str
    value: str | None


@dataclass(frozen=True, slots=True)
class OfferLine:
    """A sentence that the figures bear out: as it is written, with names in braces, and as it reads now."""

    key: str
    written: str
    reads: str


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A picture that was cleaned and is not kept yet."""

    sha256: str
    content: bytes
    name: str


def report(workspace: Workspace, report_id: UUID, *, progress: Progress) -> ReportView:
    """The report as it is written so far."""
    from partnertrack.services import donor_report, report_texts

    progress.report(0, 1)
    return ReportView(report_texts.texts(workspace, report_id), donor_report.outline(workspace, report_id))


def figures(workspace: Workspace, report_id: UUID, language: str, *, progress: Progress) -> tuple[FigureLine, ...]:
    """Every figure that a text may hold, with labels in the window's language and values in that of the text."""
    from partnertrack.i18n import speaking
    from partnertrack.services.donor_report import placeholders
    from partnertrack.services.donor_report.of_report import draft

    progress.report(0, 1)
    brief = draft(workspace, report_id, language)
    with speaking(language):
        values = {each.name: each.say() for each in placeholders.all_placeholders(brief)}
    return tuple(
        FigureLine(each.name, each.label, placeholders.group_words(each.group), values.get(each.name))
        for each in placeholders.all_placeholders(brief)
    )


def offers(
    workspace: Workspace, report_id: UUID, section: str, language: str, *, progress: Progress
) -> tuple[OfferLine, ...]:
    """What can be said in a section, in the language of the text."""
    from partnertrack.i18n import speaking
    from partnertrack.services.donor_report.of_report import draft
    from partnertrack.services.donor_report.sentences import sentences

    progress.report(0, 1)
    with speaking(language):
        found = sentences(draft(workspace, report_id, language), section)
    return tuple(OfferLine(each.key, each.text_with_placeholders, each.text) for each in found)


def typed(workspace: Workspace, report_id: UUID, text: str, language: str, *, progress: Progress) -> tuple[Typed, ...]:
    """The numbers of a text that could be names of figures."""
    from partnertrack.i18n import speaking
    from partnertrack.services.donor_report.checklist import typed_numbers
    from partnertrack.services.donor_report.of_report import draft

    progress.report(0, 1)
    with speaking(language):
        return typed_numbers(draft(workspace, report_id, language), text)


def pictures(workspace: Workspace, names: Collection[str], *, progress: Progress) -> Mapping[str, bytes]:
    """The pictures of these names, as far as the pilot holds them."""
    from partnertrack.services import report_texts

    progress.report(0, 1)
    return report_texts.pictures(workspace, names)


def take_picture(path: Path, *, progress: Progress) -> NewPicture:
    """The picture in a file, cleaned."""
    from partnertrack.services import report_texts

    progress.report(0, 1)
    return _new(report_texts.read(path), path.stem)


def take_pasted(content: bytes, *, progress: Progress) -> NewPicture:
    """A picture from the clipboard, cleaned."""
    from partnertrack.services import report_texts

    progress.report(0, 1)
    return _new(report_texts.clean(content), "")


def _new(content: bytes, name: str) -> NewPicture:
    from partnertrack.services.report_texts.pictures import sha256

    return NewPicture(sha256(content), content, name)


def keep(
    workspace: Workspace, passage: Passage, body: str, about: str, pictures: Sequence[bytes], *, progress: Progress
) -> UUID | None:
    """Keep another text in a passage; the id of the change."""
    from partnertrack.services import report_texts

    progress.report(0, 1)
    return report_texts.keep(workspace, passage, body, about, pictures)


def settle(workspace: Workspace, passage: Passage, about: str, is_done: bool, *, progress: Progress) -> UUID | None:
    """Hold a passage finished, or open again."""
    from partnertrack.services import report_texts

    progress.report(0, 1)
    return report_texts.settle(workspace, passage, about, is_done=is_done)


def add_remark(
    workspace: Workspace, report_id: UUID, section: str, text: str, author: str, on: date, *, progress: Progress
) -> UUID:
    """Add a remark on a section."""
    from partnertrack.domain.report import Remark
    from partnertrack.services import report_texts

    progress.report(0, 1)
    told = Remark(report_id=report_id, section=section, text=text, noted_on=on, author=author)
    return report_texts.add_remark(workspace, told)


def settle_remark(workspace: Workspace, remark: Remark, is_settled: bool, *, progress: Progress) -> UUID:
    """Hold a remark settled, or open it again."""
    from partnertrack.services import report_texts

    progress.report(0, 1)
    return report_texts.settle_remark(workspace, remark, is_settled=is_settled)


def delete_remark(workspace: Workspace, remark: Remark, *, progress: Progress) -> UUID:
    """Take a remark away."""
    from partnertrack.services import report_texts

    progress.report(0, 1)
    return report_texts.delete_remark(workspace, remark)


def checklist(workspace: Workspace, report_id: UUID, *, progress: Progress) -> tuple[Finding, ...]:
    """What is to be mended or looked at before the issue."""
    from partnertrack.services import donor_report

    return donor_report.checklist(workspace, report_id, progress)
