"""Where the headings of a sheet's columns stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from partnertrack.importing.dates import is_date_like
from partnertrack.importing.headings import HeadingIndex
from partnertrack.importing.sheet import Cell, Range, Row, Sheet
from partnertrack.importing.table import Column

_LOOKED_AT: Final = 80
_LONGEST_HEADING: Final = 120
_ENOUGH: Final = 3
_MOSTLY: Final = 0.6
_DIGIT: Final = re.compile(r"\d")
_MOST_DIGITS: Final = 0.4


@dataclass(frozen=True, slots=True)
class Header:
    """The columns that a header names, and its first and last row, counted from 0."""

    top: int
    bottom: int
    columns: tuple[Column, ...]
    known: int


def find_header(sheet: Sheet, index: HeadingIndex) -> Header | None:
    """The header with the most headings that the dictionary knows, the upper one of equals.

    Where none is known: a row of at least three different texts above rows that hold dates or numbers, so that a
    person can say what its columns are. None when there is neither.
    """
    best: Header | None = None
    for header in _headers(sheet, index):
        if best is None or header.known > best.known:
            best = header
        if best.bottom < header.top and best.known >= max(_ENOUGH, _MOSTLY * len(best.columns)):
            break
    return best or _unknown_header(sheet)


def caption_of(sheet: Sheet, top: int) -> str:
    """The texts above a header, as one line."""
    texts = (str(cell).strip() for row in sheet.rows[:top] for cell in row if isinstance(cell, str))
    return " · ".join(dict.fromkeys(filter(None, texts)))


def _headers(sheet: Sheet, index: HeadingIndex) -> Iterator[Header]:
    """Every header that the first rows may be, one row alone or two together; two together come first."""
    looked_at = 0
    for place, row in enumerate(sheet.rows):
        if not any(_text(cell) for cell in row):
            continue
        looked_at += 1
        if looked_at > _LOOKED_AT:
            return
        if not _may_be_headings(row):
            continue
        if place:
            yield from _known(_pair(sheet, place, index), place - 1, place, index)
        yield from _known(_single(row), place, place, index)


def _known(columns: tuple[Column, ...], top: int, bottom: int, index: HeadingIndex) -> Iterator[Header]:
    """The header, if the dictionary knows enough of it."""
    known = sum(index.is_known(column.heading, column.group) for column in columns)
    if known >= 2 or (known == 1 and len(columns) == 1):  # noqa: PLR2004 - one known word may stand anywhere
        yield Header(top, bottom, columns, known)


def _single(row: Row) -> tuple[Column, ...]:
    return tuple(Column(place, _text(cell)) for place, cell in enumerate(row) if _text(cell))


def _pair(sheet: Sheet, place: int, index: HeadingIndex) -> tuple[Column, ...]:
    """The columns of two rows of headings, the upper one naming groups; nothing when the upper one is no such row."""
    upper, lower = sheet.rows[place - 1], sheet.rows[place]
    spans = [span for span in sheet.merged if span.top <= place - 1 <= span.bottom]
    if not _may_be_headings(upper) or not _names_groups(upper, lower, spans, index):
        return ()
    groups = _groups(upper, lower, spans)
    columns = []
    for column in range(max(len(upper), len(lower))):
        above, below = _text(_at(upper, column)), _text(_at(lower, column))
        if below:
            columns.append(Column(column, below, groups.get(column, "")))
        elif above:
            columns.append(Column(column, above))
    return tuple(columns)


def _names_groups(upper: Row, lower: Row, spans: Sequence[Range], index: HeadingIndex) -> bool:
    """Whether the upper row names groups of columns rather than being a title.

    It does with a text merged over several columns, but not over all of them, or with two texts at least of which one
    is a family of fields or a heading.
    """
    width = sum(bool(_text(cell)) for cell in lower)
    texts = [_text(cell) for cell in upper if _text(cell)]
    merged = [span for span in spans if span.right > span.left and _text(_at(upper, span.left))]
    if any(span.right - span.left + 1 >= width for span in merged) and len(texts) == 1:
        return False
    if merged and (len(texts) > 1 or merged[0].left > 0):
        return True
    return len(texts) > 1 and any(index.families(text) or index.is_known(text) for text in texts)


def _groups(upper: Row, lower: Row, spans: Sequence[Range]) -> dict[int, str]:
    """Column -> the text that stands over it: as far as it is merged, or else up to the next text."""
    merged = {span.left: span.right for span in spans if span.right > span.left}
    groups: dict[int, str] = {}
    text = ""
    for column in range(len(lower)):
        above = _text(_at(upper, column))
        if above:
            text, last = above, merged.get(column, column if merged else len(lower))
        if text and column <= last:
            groups[column] = text
    return groups


def _unknown_header(sheet: Sheet) -> Header | None:
    """The first row of several different texts above a row of the same width that holds something else than texts."""
    for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
        columns = _single(row)
        if len({column.heading for column in columns}) < _ENOUGH or not _may_be_headings(row):
            continue
        below = next((later for later in sheet.rows[place + 1 :] if any(cell is not None for cell in later)), ())
        cells = [_at(below, column.index) for column in columns]
        is_filled = sum(cell is not None for cell in cells) >= _MOSTLY * len(columns)
        if is_filled and any(_is_value(cell) for cell in cells):
            return Header(place, place, columns, 0)
    return None


def _may_be_headings(row: Row) -> bool:
    """Whether the row holds short texts, and neither dates nor numbers but for a few."""
    cells = [cell for cell in row if cell is not None]
    values = sum(_is_value(cell) for cell in cells)
    return bool(cells) and values <= (1 - _MOSTLY) * len(cells) / 2


def _is_value(cell: Cell) -> bool:
    """Whether the cell is a value rather than a heading: a number, a date, a text that is mostly digits or long."""
    if cell is None:
        return False
    if not isinstance(cell, str):
        return True
    digits = len(_DIGIT.findall(cell))
    return (
        len(cell) > _LONGEST_HEADING or digits > _MOST_DIGITS * len(cell.strip()) or (digits > 0 and is_date_like(cell))
    )


def _text(cell: Cell) -> str:
    """The text of a cell on one line; a year or another number above columns counts as text."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else ""


def _at(row: Sequence[Cell], place: int) -> Cell:
    return row[place] if place < len(row) else None
