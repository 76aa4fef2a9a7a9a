"""Everything that left the pilot with people’s data in it, listed and written out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from partnertrack.domain.export import Export, Exported
from partnertrack.domain.privacy_words import audiences, kinds
from partnertrack.i18n import _, current, day, number
from partnertrack.persistence import exports
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting import list_file, pdf
from partnertrack.reporting.document import Document, Meta
from partnertrack.reporting.glyphs import make_printable
from partnertrack.reporting.list_file import ListColumn
from partnertrack.reporting.table import Column, Row, Table
from partnertrack.services.workspace import Workspace


def entries(workspace: Workspace, since: date | None = None) -> tuple[Exported, ...]:
    """What left since a day (from the beginning), newest first."""
    with workspace.store.reading() as reading:
        found = tuple(exports.entries(reading))
    return tuple(each for each in found if since is None or each.at.astimezone().date() >= since)


def write(
    workspace: Workspace, shown: Sequence[Exported], as_of: date, path: Path, progress: Progress = SILENT
) -> Path:
    """Write these entries: PDF or CSV where the path ends so, else a workbook; that they left is noted, too.

    Raises `UserError` when the file cannot be written.
    """
    heads = tuple(ListColumn(title, width) for title, width in _heads())
    rows = [cells(each) for each in shown]
    suffix = path.suffix.casefold()
    if suffix == ".pdf":
        content = pdf.render(make_printable(_printed(workspace, heads, rows, as_of)).document, progress)
    else:
        content = (
            list_file.csv_file(heads, rows)
            if suffix == ".csv"
            else list_file.xlsx(_("What left"), heads, rows, workspace.mark)
        )
    workspace.take_out(path, content, Export("record", _("Export log")))
    return path


def cells(entry: Exported) -> tuple[str, ...]:
    """An entry in words, as a list shows it."""
    export = entry.export
    at = entry.at.astimezone()
    return (
        number(entry.number),
        f"{day(at.date(), 'medium')} {at:%H:%M}",
        kinds().get(export.what, export.what),
        export.title,
        audiences().get(export.recipient, export.recipient),
        number(export.people) if export.people else "",
        export.fields,
        export.format.upper(),
        entry.who,
    )


def _heads() -> tuple[tuple[str, int], ...]:
    return (
        (_("No."), 6),
        (_("When"), 18),
        (_("What"), 16),
        (_("In words"), 26),
        (_("For whom"), 20),
        (_("People"), 8),
        (_("Fields"), 40),
        (_("Format"), 9),
        (_("By"), 14),
    )


def _printed(workspace: Workspace, heads: Sequence[ListColumn], rows: Sequence[Sequence[str]], as_of: date) -> Document:
    told = _("as of {day}").format(day=day(as_of, "medium"))
    table = Table(
        _("What left the pilot"),
        tuple(Column(head.title, share=head.width) for head in heads),
        tuple(Row(tuple(row)) for row in rows),
        subtitle=told,
        note=_("No entry names anybody; each is chained to the one before it, so that a change would show."),
        empty=_("Nothing has left yet."),
        is_numbered=False,
        manner="dense",
    )
    pilot = workspace.pilot
    meta = Meta(
        title=pilot.title,
        organisation=pilot.organisation or pilot.title,
        language=current(),
        created=as_of,
        kind=_("Export log"),
        period=told,
        is_landscape=True,
        mark=workspace.mark,
    )
    return Document(meta, (table,))
