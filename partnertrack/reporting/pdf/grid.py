"""Where the columns of a table lie on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnertrack.reporting.charts import status_word
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.pdf.style import TABLE, TABLE_HEAD, WIDTH
from partnertrack.reporting.table import Align, Cell, Table

SIGN = 7.4
"""The size of a status sign."""
SIGN_GAP = 4.0

GAP = 9.0
_WEIGHTS = (TABLE.weight, TABLE.bold)
_DIGITS = str.maketrans("123456789", "0" * 9)
"""All digits are of one width in tables, so that many figures need be measured but once."""
_LEAST_BAR = 44.0
_MOST_LINES = 3
"""Of a text beside many figures, for which a table is made smaller; a long text has more."""
_LONG_LINE = WIDTH / 5
_LEAST_SCALE = 0.6
"""A table is made smaller than others only so far; then long figures are broken."""


@dataclass(frozen=True, slots=True)
class Track:
    """A column on paper: where it begins, how wide its text may be, how that is aligned.

    It `holds_all` where every text of it fits one line.
    """

    left: float
    width: float
    align: Align
    holds_all: bool = False


@dataclass(frozen=True, slots=True)
class _Need:
    """The least width of a column, and the width in which none of its texts has two lines."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The tracks of a table of some width, which is then scaled to the width of the page."""

    tracks: tuple[Track, ...]
    width: float
    scale: float


def grid(table: Table, room_wide: float = WIDTH) -> Grid:
    """Columns as wide as their shares say, on a page with so much room, none narrower than its longest word or figure.

    A text has room for three lines, or for lines of some length. Where all that does not fit beside each other, the
    grid is wider than the page and its scale less than one.
    """
    gaps = GAP * (len(table.columns) - 1)
    needs = [_need(table, place) for place in range(len(table.columns))]
    needed = [need.least for need in needs]
    width = min(max(room_wide, sum(needed) + gaps), room_wide / _LEAST_SCALE)
    room = width - gaps
    needed = [least * min(room / sum(needed), 1.0) for least in needed]
    shares = sum(column.share for column in table.columns)
    wanted = [max(room * column.share / shares, least) for column, least in zip(table.columns, needed, strict=True)]
    tracks, left = [], 0.0
    for column, need, size in zip(table.columns, needs, _fitted(wanted, needed, room), strict=True):
        tracks.append(Track(left, size, column.align, need.most <= size))
        left += size + GAP
    return Grid(tuple(tracks), width, room_wide / width)


def status_text(cell: Cell) -> str:
    """What is printed beside the sign of a status."""
    return cell.text or (status_word(cell.status) if cell.status else "")


def whole_cell(cell: Cell | str) -> Cell:
    """A cell of a plain text, or the cell itself."""
    return Cell(cell) if isinstance(cell, str) else cell


def _fitted(wanted: Sequence[float], needed: Sequence[float], room: float) -> list[float]:
    """The widths, reduced to the room at the cost of those that have more than they need."""
    excess, slack = sum(wanted) - room, sum(wanted) - sum(needed)
    part = min(max(excess, 0.0) / slack, 1.0) if slack > 0 else 0.0
    return [width - (width - least) * part for width, least in zip(wanted, needed, strict=True)]


def _need(table: Table, place: int) -> _Need:
    """The widths of the longest word of a column, or of its longest figure, and of its longest text."""
    column = table.columns[place]
    head = max(text_width(word, TABLE_HEAD.size, TABLE_HEAD.weight) for word in column.label.split(" "))
    least, most = max(head, 12.0), 0.0
    texts: set[str] = set()
    for row in table.rows:
        if len(row.cells) > 1:  # a single cell runs across all columns
            cell = row.cells[place]
            if isinstance(cell, str) or not (cell.bar or cell.status):
                texts.add((cell if isinstance(cell, str) else cell.text).translate(_DIGITS))
            else:
                least = max(least, _drawn_width(cell))
    for text in texts:
        word, whole = _widths(text, column.align)
        least, most = max(least, word), max(most, whole)
    return _Need(min(least, WIDTH / 3), most)


def _drawn_width(cell: Cell) -> float:
    """The width of a bar, or of a sign with its word."""
    if cell.bar:
        return _LEAST_BAR
    return SIGN + SIGN_GAP + text_width(status_text(cell), TABLE.size, TABLE.bold)


def _widths(text: str, align: Align) -> tuple[float, float]:
    """The least width of a text and its whole one: a figure is not broken, a text is broken between words."""
    whole = max(text_width(text, TABLE.size, weight) for weight in _WEIGHTS)  # either can be the wider one
    if align == "end" or " " not in text:
        return whole, whole
    word = max(text_width(word, TABLE.size, weight) for word in text.split(" ") for weight in _WEIGHTS)
    return max(word, min(whole / _MOST_LINES, _LONG_LINE)), whole
