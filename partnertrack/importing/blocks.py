"""Where the tables of a sheet lie: one below the other, side by side, or both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice, pairwise
from typing import Final

from partnertrack.importing.blanks import is_blank
from partnertrack.importing.body import is_mask
from partnertrack.importing.dates import is_date_like
from partnertrack.importing.header import Header, find_header
from partnertrack.importing.headings import HeadingIndex
from partnertrack.importing.sheet import Cell, Row, Sheet
from partnertrack.importing.table import Column
from partnertrack.importing.wording import fold_heading

_PARTS_OF_NAMES: Final = frozenset({"last_name", "first_name"})
_NAMES: Final = _PARTS_OF_NAMES | {"name"}
_MOSTLY: Final = 0.6
_ENOUGH: Final = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a sheet with one table in it: all its cells, the others blank, so that every cell keeps its place."""

    sheet: Sheet
    header: Header
    slots: frozenset[str]

    @property
    def is_about_people(self) -> bool:
        """Whether a heading names or numbers people."""
        return bool(self.slots)


def find_blocks(sheet: Sheet, index: HeadingIndex) -> Iterator[Block]:
    """The tables of a sheet from the left to the right, and from the top downwards; then lists of words beside them."""
    pieces, lists = _side_by_side(sheet, index)
    if len(pieces) == 1:
        pieces = _stacked(pieces[0], index)
    if len(pieces) > 1:
        for piece in pieces:
            yield from find_blocks(piece, index)
    elif (block := _block(pieces[0], index)) is not None:
        yield block
    yield from lists


def _block(sheet: Sheet, index: HeadingIndex) -> Block | None:
    """The sheet as one table; None where no headings are found."""
    header = find_header(sheet, index)
    if header is None:
        return None
    slots = (index.person_slots(column.heading, column.group) for column in header.columns)
    return Block(sheet, header, frozenset().union(*slots))


# --- side by side -----------------------------------------------------------------------------------------------------


def _side_by_side(sheet: Sheet, index: HeadingIndex) -> tuple[list[Sheet], list[Block]]:
    """The sheet cut where an empty column parts two tables, or where all headings come once more; the lists of words.

    An empty column within one table parts nothing: the columns behind it are those of the people before it, unless
    they name people again, have headings in another row, or explain words.
    """
    bands = _bands(sheet)
    if len(bands) < 2:  # noqa: PLR2004 - nothing to part
        return _repeated(sheet, index), []
    groups: list[tuple[range, Block]] = []
    lists: list[Block] = []
    for band in bands:
        part = _part(sheet, band)
        block = _block(part, index)
        before = groups[-1][1] if groups else None
        if before is None or (block is not None and _names_again(block, before)):
            groups += [(band, block)] if block is not None else []
        elif (words := _word_list(part, before)) is not None:
            lists.append(words)
        elif _continues(block, before, sheet.rows[before.header.bottom], band):
            whole = range(groups[-1][0].start, band.stop)
            groups[-1] = whole, _block(_part(sheet, whole), index) or before
        elif block is not None:
            groups.append((band, block))
    if len(groups) > 1 or lists:
        return [_part(sheet, columns) for columns, _tables in groups], lists
    return [sheet], []


def _bands(sheet: Sheet) -> list[range]:
    """The runs of columns that are filled; a title or a note alone in its row fills none."""
    used: set[int] = set()
    for row in sheet.rows:
        filled = [place for place, cell in enumerate(row) if cell is not None]
        if len(filled) > 1:
            used.update(place for place in filled if place not in used and not is_blank(row[place]))
    runs = groupby(enumerate(sorted(used)), key=lambda pair: pair[1] - pair[0])
    return [range(run[0][1], run[-1][1] + 1) for _offset, pairs in runs if (run := list(pairs))]


def _names_again(block: Block, before: Block) -> bool:
    """Whether the block names people by name as the one before it does, or under the same headings."""
    if block.slots & _PARTS_OF_NAMES and before.slots & _NAMES:
        return True
    headings, others = ({fold_heading(each.heading) for each in one.header.columns} for one in (block, before))
    return bool(block.slots) and len(headings & others) > len(headings) / 2


def _continues(block: Block | None, before: Block, head: Row, band: range) -> bool:
    """Whether the columns of a band are further columns of the table before it, whose row of headings is `head`."""
    if not any(_has_text(head, place) for place in band):
        return False
    return block is None or not any(block.slots & kind and before.slots & kind for kind in (_NAMES, {"reference"}))


def _word_list(sheet: Sheet, before: Block) -> Block | None:
    """The columns as a list of words and their meaning, if they are one rather than something about each person.

    Such a list has texts only, no word twice, no gap, and another end than the table beside it.
    """
    head = before.header.bottom
    filled = [(number, row) for number, row in enumerate(sheet.rows) if number >= head and _texts(row)]
    if len(filled) < _ENOUGH or filled[0][0] != head or filled[-1][0] - head >= len(filled):
        return None
    columns = tuple(
        Column(place, str(cell)) for place, cell in enumerate(filled[0][1]) if _has_text(filled[0][1], place)
    )
    lines = [[cell for cell in row if cell is not None and not is_blank(cell)] for _number, row in filled[1:]]
    if len(columns) < 2 or any(len(line) != len(columns) or not all(map(_is_word, line)) for line in lines):  # noqa: PLR2004 - a word and its meaning
        return None
    if any(len(set(meanings)) < len(lines) for meanings in zip(*lines, strict=True)):
        return None
    last = max(number for number, row in enumerate(before.sheet.rows) if len(_texts(row)) > 1)
    return None if filled[-1][0] == last else Block(sheet, Header(head, head, columns, 0), frozenset())


def _is_word(cell: Cell) -> bool:
    """Whether the cell is a text that is no number or date."""
    return isinstance(cell, str) and not is_date_like(cell) and sum(map(str.isdigit, cell)) * 2 <= len(cell)


def _repeated(sheet: Sheet, index: HeadingIndex) -> list[Sheet]:
    """The sheet cut where its headings begin anew, as in lists that were printed in two halves."""
    block = _block(sheet, index)
    if block is None or not block.is_about_people or any(column.group for column in block.header.columns):
        return [sheet]
    columns = block.header.columns
    headings = [fold_heading(column.heading) for column in columns]
    for width in range(2, len(headings) // 2 + 1):
        if len(headings) % width == 0 and headings == headings[:width] * (len(headings) // width):
            starts = [column.index for column in columns[::width]]
            ends = [*starts[1:], columns[-1].index + 1]
            return [_part(sheet, range(start, end)) for start, end in zip(starts, ends, strict=True)]
    return [sheet]


def _part(sheet: Sheet, columns: range) -> Sheet:
    """The sheet with nothing but those columns."""
    blank: Row = (None,) * columns.start
    rows = tuple([(*blank, *row[columns.start : columns.stop]) for row in sheet.rows])
    merged = tuple(span for span in sheet.merged if span.left in columns and span.right in columns)
    return replace(sheet, rows=rows, merged=merged)


# --- one below the other ----------------------------------------------------------------------------------------------


def _stacked(sheet: Sheet, index: HeadingIndex) -> list[Sheet]:
    """The sheet cut above each row of other headings that stands below rows of people."""
    header = find_header(sheet, index)
    if header is None:
        return [sheet]
    start = _title_of(sheet, header.top, index)
    first = [start] if _has_people(_between(sheet, 0, start), index) else []
    cuts = [0, *first, *_starts(sheet, header, index), len(sheet.rows)]
    return [_between(sheet, top, bottom) for top, bottom in pairwise(cuts)]


def _has_people(sheet: Sheet, index: HeadingIndex) -> bool:
    """Whether a table of people stands there, with rows below its headings."""
    block = _block(sheet, index)
    if block is None or not block.is_about_people or block.header.known < _ENOUGH:
        return False
    return any(len(_texts(row)) > 1 for row in sheet.rows[block.header.bottom + 1 :])


def _starts(sheet: Sheet, header: Header, index: HeadingIndex) -> Iterator[int]:
    """The rows, from 0, at which another table begins, with the title that stands right above its headings."""
    own = {column.index: fold_heading(column.heading) for column in header.columns}
    has_begun = False
    for number in range(header.bottom + 1, len(sheet.rows)):
        if has_begun and not _may_be_headings(sheet.rows[number], index):
            continue
        filled = [place for place, cell in enumerate(sheet.rows[number]) if cell is not None and not is_blank(cell)]
        cells = [sheet.rows[number][place] for place in filled]
        if not index.are_headings(cells):
            has_begun = has_begun or (len(cells) > 1 and not is_mask(cells))
        elif has_begun and not _repeats(own, filled, cells) and _may_begin(cells, index):
            yield _title_of(sheet, number, index)
            own = {place: fold_heading(str(cell)) for place, cell in zip(filled, cells, strict=True)}
            has_begun = False


def _may_be_headings(row: Row, index: HeadingIndex) -> bool:
    """Whether one of the first cells is a heading, for passing over thousands of rows at little cost."""
    first = islice((cell for cell in row if cell is not None), _ENOUGH)
    return any(isinstance(cell, str) and index.is_listed(cell) for cell in first)


def _repeats(own: dict[int, str], places: Sequence[int], cells: Sequence[Cell]) -> bool:
    """Whether a row says the headings of its table once more."""
    alike = sum(own.get(place) == fold_heading(str(cell)) for place, cell in zip(places, cells, strict=True))
    return alike >= _MOSTLY * len(places)


def _may_begin(cells: Sequence[Cell], index: HeadingIndex) -> bool:
    """Whether a row of headings is long enough to be believed in, or names people."""
    return len(cells) >= _ENOUGH or any(index.person_slots(str(cell)) for cell in cells)


def _title_of(sheet: Sheet, number: int, index: HeadingIndex) -> int:
    """The first row of what stands above a row of headings: a line of groups, then a title, up to an empty row."""
    top = number
    while top and (texts := _texts(sheet.rows[top - 1])) and (len(texts) == 1 or any(map(index.families, texts))):
        top -= 1
    is_apart = top > 2 and not _texts(sheet.rows[top - 1]) and not _texts(sheet.rows[top - 3])  # noqa: PLR2004 - a title between empty rows
    return top - 2 if is_apart and len(_texts(sheet.rows[top - 2])) == 1 else top


def _texts(row: Row) -> list[str]:
    """The filled cells of a row as texts."""
    return [str(cell) for cell in row if cell is not None and not is_blank(cell)]


def _has_text(row: Row, place: int) -> bool:
    return place < len(row) and isinstance(row[place], str) and not is_blank(row[place])


def _between(sheet: Sheet, top: int, bottom: int) -> Sheet:
    """The sheet with nothing but the rows from `top` to the one before `bottom`."""
    merged = tuple(span for span in sheet.merged if top <= span.top and span.bottom < bottom)
    return replace(sheet, rows=(*(((),) * top), *sheet.rows[top:bottom]), merged=merged)
