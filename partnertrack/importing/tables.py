"""The tables of people in a sheet: their headers, their rows, the text above them."""

from __future__ import annotations

from dataclasses import replace

from partnertrack.importing.blocks import Block, find_blocks
from partnertrack.importing.body import data_columns, read_body
from partnertrack.importing.header import caption_of
from partnertrack.importing.headings import HeadingIndex, heading_index
from partnertrack.importing.sheet import Sheet
from partnertrack.importing.survey import without_tool
from partnertrack.importing.table import LeftOut, Table
from partnertrack.importing.vocabulary import Vocabulary


def find_tables(sheet: Sheet, vocabulary: Vocabulary) -> tuple[Table, ...]:
    """The tables of people in a sheet, from the left to the right and downwards; none without a row of headings.

    A table that names nobody is left out, and the first one says so; where it is the only one, it is read.
    """
    index = heading_index(vocabulary)
    blocks = list(find_blocks(sheet, index))
    kept = [block for block in blocks if block.is_about_people] or blocks[:1]
    tables = [_table(block, index) for block in kept]
    others = tuple(_left_out(block) for block in blocks if block not in kept)
    return (replace(tables[0], others=others), *tables[1:]) if tables else ()


def find_table(sheet: Sheet, vocabulary: Vocabulary) -> Table | None:
    """The first table of people in a sheet, or None when no row of headings is found."""
    return next(iter(find_tables(sheet, vocabulary)), None)


def _table(block: Block, index: HeadingIndex) -> Table:
    header = block.header
    columns = data_columns(block.sheet, header)
    body = read_body(block.sheet, header, columns, index)
    columns = without_tool(columns, body.rows, index)
    numbers = tuple(range(header.top + 1, header.bottom + 2))
    return Table(numbers, columns, tuple(body.rows), tuple(body.left_out), caption_of(block.sheet, header.top))


def _left_out(block: Block) -> LeftOut:
    """A table without people, named by its headings."""
    headings = " | ".join(column.heading for column in block.header.columns)
    return LeftOut(block.header.bottom + 1, "table-left-out", headings)
