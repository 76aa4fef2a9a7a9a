"""The table of a sheet: its header, its rows, the text above it."""

from __future__ import annotations

from partnertrack.importing.body import data_columns, read_body
from partnertrack.importing.header import caption_of, find_header
from partnertrack.importing.headings import heading_index
from partnertrack.importing.sheet import Sheet
from partnertrack.importing.table import Table
from partnertrack.importing.vocabulary import Vocabulary


def find_table(sheet: Sheet, vocabulary: Vocabulary) -> Table | None:
    """The first table of people in a sheet, or None when no row of headings is found."""
    index = heading_index(vocabulary)
    header = find_header(sheet, index)
    if header is None:
        return None
    columns = data_columns(sheet, header)
    body = read_body(sheet, header, columns, index)
    numbers = tuple(range(header.top + 1, header.bottom + 2))
    return Table(numbers, columns, tuple(body.rows), tuple(body.left_out), caption_of(sheet, header.top))
