"""The history taken along: whole, as a table for an auditor, or printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from typing import Final

from partnertrack.domain.export import Export
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, day, ngettext, number, pgettext
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting import list_file, pdf
from partnertrack.reporting.document import Document, Meta
from partnertrack.reporting.glyphs import make_printable
from partnertrack.reporting.list_file import Cell, ListColumn
from partnertrack.reporting.table import Column, Row, Table
from partnertrack.services.history.kinds import way_words
from partnertrack.services.history.listing import Filter, Happened, Listing, happened
from partnertrack.services.history.telling import Line, Teller
from partnertrack.services.history.wording import change_words, counts_words, line_words, op_words, title_words
from partnertrack.services.workspace import Workspace

EXPORTS: Final = (".xlsx", ".csv", ".pdf")

_MOST_ROWS: Final = 1_000_000
"""Lines that a workbook holds, more or less."""

_ON_PAPER: Final = 12
"""Lines of one change that are printed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class _Printing:
    """What is printed around the list."""

    title: str
    about: str
    today: date
    mark: str


def write(
    workspace: Workspace,
    wanted: Filter,
    path: Path,
    today: date,
    about: Sequence[str] = (),
    progress: Progress = SILENT,
) -> Path:
    """The changes that a filter lets through as a file: CSV or PDF where the path ends so, else a workbook.

    `about` says the filter in words. Raises `UserError` where names are hidden, a workbook would be too long, or the
    file cannot be written.
    """
    listing = happened(workspace, wanted)
    kind = path.suffix.casefold()
    with workspace.store.reading() as reading:
        teller = Teller(workspace, reading, wanted.subject)
        if kind == ".pdf":
            printing = _Printing(workspace.title, " · ".join(about), today, workspace.mark)
            printed = _document(listing, teller, printing, progress)
            content = pdf.render(make_printable(printed).document, progress)
        elif kind == ".csv":
            content = list_file.csv_file(_columns(), _rows(listing, teller, progress))
        else:
            rows = list(islice(_rows(listing, teller, progress), _MOST_ROWS + 1))
            if len(rows) > _MOST_ROWS:
                raise UserError(_("A workbook has no room for so many lines."), _("Write a CSV file, or narrow it."))
            content = list_file.xlsx(workspace.title, _columns(), rows, workspace.mark)
    people = 1 if wanted.subject else max((row.people for row in listing.rows), default=0)
    workspace.take_out(
        path, content, Export("history", _("History of changes"), kind.lstrip("."), people, _("All that was changed"))
    )
    return path


def _columns() -> list[ListColumn]:
    return [
        ListColumn(_("No."), 7),
        ListColumn(_("Date"), 12),
        ListColumn(pgettext("of the day", "Time"), 10),
        ListColumn(_("Who"), 20),
        ListColumn(_("Change"), 40),
        ListColumn(_("Through"), 14),
        ListColumn(_("File"), 24),
        ListColumn(_("Taken back"), 11),
        ListColumn(pgettext("column", "About"), 30),
        ListColumn(_("What was done"), 12),
        ListColumn(_("Row of the file"), 16),
        ListColumn(_("Field"), 24),
        ListColumn(_("Before"), 24),
        ListColumn(_("After"), 24),
        ListColumn("SHA-256", 40),
    ]


def _rows(listing: Listing, teller: Teller, progress: Progress) -> Iterator[list[Cell]]:
    """A line for each field; a change of which nothing can be told has one, too."""
    for done, row in enumerate(listing.rows):
        progress.report(done, len(listing.rows))
        here = row.at.astimezone()
        head: list[Cell] = [row.number, here.date(), f"{here:%H:%M:%S}", row.who, title_words(row)]
        head += [way_words(row.way), row.file, _("yes") if row.is_undone else ""]
        is_told = False
        for told in teller.all_of(row.id):
            about: list[Cell] = [told.heading, op_words(told.op), ", ".join(told.places)]
            for line in told.lines or (Line("", "", ""),):
                is_told = True
                yield [*head, *about, line.label, *line_words(line), row.hash]
        if not is_told:
            yield [*head, counts_words(row), "", "", "", "", "", row.hash]


def _document(listing: Listing, teller: Teller, printing: _Printing, progress: Progress) -> Document:
    days = [row.day for row in listing.rows]
    period = _period(min(days), max(days)) if days else _("No changes")
    columns = (
        Column(pgettext("of the day", "Time"), share=7),
        Column(_("Change"), share=46),
        Column(_("Who"), share=14),
        Column(_("Through"), share=11),
        Column(_("No. and SHA-256"), share=16),
    )
    rows = tuple(_printed(listing.rows, teller, progress))
    subtitle = " · ".join(filter(None, (printing.about, _changes(len(listing.rows)))))
    table = Table(period, columns, rows, subtitle=subtitle, is_numbered=False, manner="dense")
    meta = Meta(
        title=printing.title,
        organisation=printing.title,
        language=current(),
        created=printing.today,
        kind=_("History"),
        period=period,
        version=printing.about,
        is_landscape=True,
        mark=printing.mark,
    )
    return Document(meta, (table,))


def _printed(rows: Iterable[Happened], teller: Teller, progress: Progress) -> Iterator[Row]:
    """The changes below their days, each with the first of its lines."""
    known = list(rows)
    done = 0
    for when, of_day in groupby(known, key=lambda row: row.day):
        yield Row((day(when, "long"),), "group")
        for row in of_day:
            progress.report(done, len(known))
            done += 1
            title = " · ".join((title_words(row), *((_("taken back since"),) if row.is_undone else ())))
            proof = f"{row.number} · {row.hash[:12]}"
            yield Row((f"{row.at.astimezone():%H:%M}", title, row.who or "–", way_words(row.way), proof))
            yield from (Row(("", words, "", "", "")) for words in _lines(row, teller))


def _lines(row: Happened, teller: Teller) -> Iterator[str]:
    told, following = teller.tell(row.id, (0, 0), _ON_PAPER)
    lines = [(each, line) for each in told for line in each.lines]
    if following is not None or len(lines) > _ON_PAPER:
        yield counts_words(row)
        return
    yield from (f"{each.heading}: {change_words(each, line)}" for each, line in lines)


def _period(first: date, last: date) -> str:
    words = _("Changes from {first} to {last}")
    return words.format(first=day(first, "medium"), last=day(last, "medium"))


def _changes(count: int) -> str:
    return ngettext("{n} change", "{n} changes", count).format(n=number(count))
