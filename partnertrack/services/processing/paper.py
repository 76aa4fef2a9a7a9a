"""The record of processing, to print or as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from partnertrack.domain.export import Export
from partnertrack.domain.processing import ProcessingActivity
from partnertrack.i18n import _, current, day, ngettext, number
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting import list_file, pdf
from partnertrack.reporting.document import Block, Cover, Document, Fact, Heading, Meta, Note, PageBreak, Paragraph
from partnertrack.reporting.glyphs import make_printable
from partnertrack.reporting.list_file import ListColumn
from partnertrack.reporting.table import Cell, Column, Row, Table
from partnertrack.services.processing.listing import Record, record
from partnertrack.services.workspace import Workspace


def write(workspace: Workspace, as_of: date, path: Path, progress: Progress = SILENT) -> Path:
    """Write the record: a workbook where the path ends so, else a PDF; raises `UserError` when it cannot be."""
    kept = record(workspace)
    if path.suffix.casefold() == ".xlsx":
        heads = [ListColumn(title, width) for title, width in ((_("Activity"), 28), *((each, 44) for each in _parts()))]
        rows = [[each.title, *_told(each)] for each in kept.activities]
        content = list_file.xlsx(_("Record of processing"), heads, rows, workspace.mark)
    else:
        content = pdf.render(make_printable(_document(workspace, kept, as_of)).document, progress)
    workspace.take_out(path, content, Export("record", _("Record of processing")))
    return path


def _document(workspace: Workspace, kept: Record, as_of: date) -> Document:
    pilot = workspace.pilot
    told = _("as of {day}").format(day=day(as_of, "medium"))
    office = kept.controller or pilot.organisation or pilot.title
    meta = Meta(
        title=pilot.title,
        organisation=office,
        language=current(),
        created=as_of,
        kind=_("Record of processing"),
        period=told,
        mark=workspace.mark,
    )
    cover = Cover(
        _("Record of processing activities"),
        kicker=_("GDPR, art. 30(1)"),
        subtitle=pilot.title,
        issuer=office,
        facts=(
            Fact(_("Controller"), office),
            Fact(_("Contact"), kept.contact or _("Not named yet")),
            Fact(_("Activities"), number(len(kept.activities))),
            Fact(_("As of"), day(as_of)),
        ),
        footnote=_("Nobody is named in it but the controller and the contact."),
    )
    return Document(meta, (cover, *_summary(kept), *_pages(kept)))


def _summary(kept: Record) -> Iterator[Block]:
    yield Heading(_("All activities"), is_numbered=False)
    count = len(kept.activities)
    told = ngettext("{n} activity is recorded.", "{n} activities are recorded.", count)
    yield Paragraph(told.format(n=number(count)))
    yield Table(
        _("Activities and their basis"),
        (Column(_("Activity"), share=2), Column(_("Purpose"), share=3), Column(_("Basis"), share=3)),
        tuple(Row((Cell(each.title, "strong"), each.purpose, each.basis)) for each in kept.activities),
        empty=_("Nothing is recorded yet."),
        is_numbered=False,
    )


def _pages(kept: Record) -> Iterator[Block]:
    for each in kept.activities:
        yield PageBreak()
        yield Heading(each.title)
        rows = tuple(
            Row((Cell("" if place else part, "strong"), line))
            for part, text in zip(_parts(), _told(each), strict=True)
            for place, line in enumerate(text.splitlines() or ("–",))
        )
        yield Table(
            _("What is recorded"),
            (Column(_("Part"), share=1), Column(_("Entry"), share=3.2)),
            rows,
            is_numbered=False,
        )
        if each.reviewed_on:
            yield Note(_("Reviewed on {day}.").format(day=day(each.reviewed_on, "medium")))


def _parts() -> tuple[str, ...]:
    return (
        _("Purpose"),
        _("Legal basis"),
        _("Whose data"),
        _("Which data"),
        _("Recipients"),
        _("Transfers to third countries"),
        _("Kept for how long"),
        _("Measures"),
        _("Controller"),
        _("Contact"),
    )


def _told(each: ProcessingActivity) -> tuple[str, ...]:
    return (
        each.purpose,
        each.basis,
        each.subjects,
        each.data,
        each.recipients,
        each.transfers,
        each.retention,
        each.measures,
        each.controller,
        each.contact,
    )
