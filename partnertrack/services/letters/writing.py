"""Builds what is wanted, shows its first page, checks what it lacks, writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from partnertrack.domain.export import Export
from partnertrack.domain.file_names import storable
from partnertrack.errors import UserError
from partnertrack.i18n import _, speaking
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting import pdf, workbook
from partnertrack.reporting.document import Document
from partnertrack.reporting.glyphs import make_printable
from partnertrack.saving import save
from partnertrack.services.letters.checklist import checklist
from partnertrack.services.letters.letter import Lack, check_appointment, lacks, letter
from partnertrack.services.letters.rolls import attendance, participants
from partnertrack.services.letters.templates import filled, template, template_text
from partnertrack.services.letters.wanted import LETTERS, PER_PERSON, Group, Wanted, gather
from partnertrack.services.workspace import Workspace

_MAKERS: Mapping[str, Callable[[Group, Wanted], Document]] = {
    "checklist": checklist,
    "attendance": attendance,
    "participants": participants,
    **dict.fromkeys(LETTERS, letter),
}
_SUFFIXES = (".pdf", ".xlsx")
_FIRST = 25
"""How many people the preview of a sheet is drawn with: more than a page of them."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The first page as rows of red, green, blue and alpha from the top, how many people are meant, what is lacking."""

    width: int
    height: int
    rgba: bytes
    people: int
    lacks: tuple[Lack, ...]


def build(workspace: Workspace, wanted: Wanted) -> Document:
    """The document about everybody who is meant, whatever is lacking; raises `UserError` for nobody."""
    return _document(gather(workspace, wanted), wanted)


def lacking(workspace: Workspace, wanted: Wanted) -> tuple[Lack, ...]:
    """What a letter needs and is not known, with those who lack it; nothing for a sheet."""
    return _lacks(workspace, gather(workspace, wanted), wanted)


def preview(workspace: Workspace, wanted: Wanted, width: int, progress: Progress = SILENT) -> Preview:
    """The first page, of somebody who lacks nothing where there is one; 0 `width` where only Word shows it."""
    from partnertrack.reporting.page_image import paint_page  # noqa: PLC0415 - loads a PDF engine that only previews need

    progress.report(0, 2)
    group = gather(workspace, wanted)
    found = _lacks(workspace, group, wanted)
    without = {key for lack in found for key in lack.enrolments}
    whole = tuple(each for each in group.people if each.enrolment.id not in without) or group.people
    shown = replace(group, people=whole[: 1 if wanted.kind in PER_PERSON else _FIRST])
    progress.report(1, 2)
    if wanted.template:
        return Preview(0, 0, b"", len(group.people), found)
    painted = paint_page(_page(shown, wanted), 0, width)
    return Preview(painted.width, painted.height, painted.rgba, len(group.people), found)


def write(
    workspace: Workspace, wanted: Wanted, path: Path, progress: Progress = SILENT, *, leaves_out: bool = False
) -> Path:
    """Write all into one file, whose suffix chooses PDF or (for sheets) XLSX; whole or not at all.

    Raises `UserError` for another suffix, for nobody, and where somebody lacks what a letter needs, unless
    `leaves_out` says that those people are left out.
    """
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES or (suffix == ".xlsx" and wanted.kind in LETTERS) or wanted.template:
        raise UserError(_("This cannot be written as “{suffix}”.").format(suffix=path.suffix or path.name))
    group = _checked(workspace, wanted, leaves_out=leaves_out)
    document = _document(group, wanted)
    content = pdf.render(document, progress) if suffix == ".pdf" else workbook.render(document)
    workspace.take_out(path, content, _export(document.meta.kind, group))
    return path


def write_each(
    workspace: Workspace, wanted: Wanted, folder: Path, progress: Progress = SILENT, *, leaves_out: bool = False
) -> Path:
    """Write a PDF (or, from a template, a Word document) for each person into a new folder, which is returned.

    Raises `UserError` as `write` does.

    Stopped half-way, it leaves the files that are written: each is whole.
    """
    group = _checked(workspace, wanted, leaves_out=leaves_out)
    own = template(workspace, wanted.template) if wanted.template else None
    into = _fresh(folder, _file_name(own.record.name) if own else wanted.kind)
    subject = own.record.name if own else _document(replace(group, people=group.people[:1]), wanted).meta.kind
    workspace.note_export(replace(_export(subject, group), format="docx" if own else "pdf"))
    for done, each in enumerate(group.people):
        progress.report(done, len(group.people))
        name = _file_name(f"{each.enrolment.label} {each.participant.name}")
        if own:
            save(into / f"{name}.docx", filled(own, each, group, wanted))
        else:
            save(into / f"{name}.pdf", _page(replace(group, people=(each,)), wanted))
    progress.report(len(group.people), len(group.people))
    return into


def _export(subject: str, group: Group) -> Export:
    """What the export log keeps of letters and sheets; those that are stopped half-way count as all of them."""
    return Export("letter", subject, people=len(group.people), fields=_("What the letter or sheet says"))


def _document(group: Group, wanted: Wanted) -> Document:
    with speaking(wanted.language):
        return make_printable(_MAKERS[wanted.kind](group, wanted)).document


def _page(group: Group, wanted: Wanted) -> bytes:
    return pdf.render(_document(group, wanted))


def _lacks(workspace: Workspace, group: Group, wanted: Wanted) -> tuple[Lack, ...]:
    if wanted.template:
        return lacks(group, wanted, (template_text(template(workspace, wanted.template)),))
    return lacks(group, wanted) if wanted.kind in LETTERS and not wanted.is_unappointed else ()


def _checked(workspace: Workspace, wanted: Wanted, *, leaves_out: bool) -> Group:
    """The people who are written about; raises `UserError` where something is lacking and nobody is left out."""
    check_appointment(wanted)
    group = gather(workspace, wanted)
    found = _lacks(workspace, group, wanted)
    if not found:
        return group
    if not leaves_out:
        raise UserError(" ".join(lack.text() for lack in found), _("Complete the records, or leave these people out."))
    without = {key for lack in found for key in lack.enrolments}
    left = tuple(each for each in group.people if each.enrolment.id not in without)
    if not left:
        raise UserError(_("Nobody is left to write about."), " ".join(lack.text() for lack in found))
    return replace(group, people=left)


def _fresh(folder: Path, name: str) -> Path:
    """A new folder of that name in the folder, numbered where there is one already."""
    for number in range(1, 1000):
        into = folder / (name if number == 1 else f"{name}-{number}")
        try:
            into.mkdir()
        except FileExistsError:
            continue
        except OSError as error:
            raise UserError(
                _("No folder can be made in “{folder}”.").format(folder=folder), _("Choose another folder.")
            ) from error
        return into
    raise UserError(_("There are too many folders named “{name}” already.").format(name=name))


def _file_name(text: str) -> str:
    """The text in letters that every file system takes."""
    return storable(re.sub(r"\W+", "_", text).strip("_") or "letters")
