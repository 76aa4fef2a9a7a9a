"""Writes the sheets of a workbook."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter ships no types

from partnertrack import i18n
from partnertrack.i18n import _
from partnertrack.reporting.document import Document, Figure
from partnertrack.reporting.plain_text import plain_text
from partnertrack.reporting.table import Table
from partnertrack.reporting.walk import flat
from partnertrack.reporting.workbook.chart_sheet import write_chart
from partnertrack.reporting.workbook.contents import Entry, write_contents
from partnertrack.reporting.workbook.notes import notes, write_notes
from partnertrack.reporting.workbook.references import Referenced, write_references
from partnertrack.reporting.workbook.styles import Styles
from partnertrack.reporting.workbook.table_sheet import write_table


def render(document: Document) -> bytes:
    """The file; the same document gives the same bytes. No text becomes a formula or a link."""
    with i18n.speaking(document.meta.language):
        target = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(target, options) as book:
            _describe(book, document)
            _write(book, document)
        return target.getvalue()


def _describe(book: Workbook, document: Document) -> None:
    """Set the properties of the file; the author is the organisation."""
    meta = document.meta
    book.set_properties(
        {
            "title": plain_text(meta.title),
            "subject": plain_text(meta.subject),
            "author": plain_text(meta.organisation),
            "created": datetime.combine(meta.created, time()),
        }
    )


def _write(book: Workbook, document: Document) -> None:
    """The sheets: the contents first, then tables and charts as the report has them, then what explains them."""
    styles = Styles(book, plain_text(document.meta.title))
    contents = styles.sheet(_("Contents"))
    entries: list[Entry] = []
    referenced: list[Referenced] = []
    numbers = {Table: 0, Figure: 0}
    for block in flat(document.blocks):
        if not isinstance(block, Table | Figure):
            continue
        numbers[type(block)] += 1
        name = _("Table {number}") if isinstance(block, Table) else _("Figure {number}")
        entry = Entry(name.format(number=numbers[type(block)]), block.title)
        if isinstance(block, Table):
            referenced += write_table(styles.sheet(entry.name), styles, block, numbers[Table])
        elif block.data:
            write_chart(book, styles.sheet(entry.name), styles, block)
        else:
            continue
        entries.append(entry)
    if said := notes(document):
        entries.append(Entry(_("Notes"), _("What the signs mean, and what each figure counts")))
        write_notes(styles.sheet(_("Notes")), styles, said)
    if referenced:
        entries.append(Entry(_("References"), _("Every count of people by its reference number")))
        write_references(styles.sheet(_("References")), styles, referenced)
    write_contents(contents, styles, document.meta, entries)
