"""Puts our marks, columns and note into an open workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.fills import Fill
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from partnertrack.importing.feedback.marks import Gravity, Line, RowState, SheetMarks, Words
from partnertrack.importing.feedback.texts import clean, put_text
from partnertrack.importing.feedback.widths import set_width
from partnertrack.importing.own_parts import NOTE_SHEET, is_own_sheet, own_heading
from partnertrack.importing.row_key import KEY_HEADING

AUTHOR: Final = "PartnerTrack"
"""Who wrote our comments; it tells them from the partner's own when the file comes back."""

FILLS: Final[dict[str, str]] = {"stop": "FFFFC7CE", "warn": "FFFFE699", "incomplete": "FFBDD7EE"}
"""Red, amber and blue by gravity."""

_WRAPPED: Final = Alignment(vertical="top", wrap_text=True)
_SIZES: Final = {"title": 16, "heading": 12}
_OURS: Final = "FFE7ECF2"
_WIDTHS: Final = (24.0, 60.0, 24.0, 40.0)
_SEPARATOR: Final = "\n\N{EM DASH}\n"
_COMMENT_WIDTH, _LINE_HEIGHT, _LETTERS_A_LINE, _MOST_LINES = 280, 18, 38, 30
_NOTE_WIDTH: Final = 100
_ROW_HEIGHT, _AIR, _MOST_HEIGHT = 15.0, 14.0, 300.0
"""Of a line of text, above a heading, and of a row at most, in points."""


def paint(book: Workbook, sheets: Iterable[SheetMarks], words: Words) -> None:
    """Write everything into the workbook, in place of what we wrote into it before."""
    for sheet in list(book.worksheets):
        if is_own_sheet(sheet.title):
            book.remove(sheet)
    by_name = {sheet.title: sheet for sheet in book.worksheets}
    painters = [_Painter(by_name[marks.sheet], marks, words) for marks in sheets if marks.sheet in by_name]
    for painter in painters:
        painter.take_back()
    for painter in painters:
        painter.paint()
    _write_note(book, words.note)


class _Painter:
    """Writes into one sheet."""

    def __init__(self, sheet: Worksheet, marks: SheetMarks, words: Words) -> None:
        self._sheet = sheet
        self._marks = marks
        self._words = words
        self._header_row = marks.header_rows[-1]
        self._last_row = max((state.row for state in marks.rows), default=self._header_row)

    def paint(self) -> None:
        """Write everything."""
        first = self._first_free_column()
        for mark in self._marks.marks:
            self._mark(mark.row, mark.column + 1, mark.gravity, mark.text)
        self._title(first)
        for state in self._marks.rows:
            self._state(state, first)
        self._filter(first)

    def take_back(self) -> None:
        """Remove our comments, colours and columns of before; what the partner wrote into a comment stays."""
        if not self._marks.stale:
            return
        top, right = self._marks.header_rows[0], max(self._marks.width, *self._marks.stale) + 1
        for row in self._sheet.iter_rows(top, self._last_row, 1, right):
            for cell in row:
                if isinstance(cell, Cell) and cell.comment is not None and cell.comment.author == AUTHOR:
                    theirs, separator, _ours = cell.comment.text.rpartition(_SEPARATOR)
                    cell.comment = Comment(theirs, "") if separator else None
                    cell.fill = PatternFill()
        for column in self._marks.stale:
            for row_number in range(top, self._last_row + 1):
                cell = self._cell(row_number, column + 1)
                cell.value = None
                cell.fill = PatternFill()
            set_width(self._sheet, column + 1, _WIDTHS[0])

    def _first_free_column(self) -> int:
        """The first of four columns, from 1, in which nothing stands and nothing reaches into."""
        top = self._marks.header_rows[0]
        first = self._marks.width + 1
        spans = [span for span in self._sheet.merged_cells.ranges if span.max_row >= top]
        while True:
            last = first + len(_WIDTHS) - 1
            reaching = [span.max_col for span in spans if span.min_col <= last and span.max_col >= first]
            rows = self._sheet.iter_rows(top, self._last_row, first, last, values_only=True)
            filled = [first + place for row in rows for place, value in enumerate(row) if value is not None]
            if not reaching and not filled:
                return first
            first = max(*reaching, *filled, first) + 1

    def _title(self, first: int) -> None:
        """The headings, in the look of the heading beside them."""
        beside = self._sheet.cell(self._header_row, max(self._marks.width, 1))
        words = self._words
        titles = (own_heading(words.status), own_heading(words.problem), own_heading(words.our_no), KEY_HEADING)
        for place, title in enumerate(titles):
            cell = self._cell(self._header_row, first + place)
            cell.border = copy(beside.border)  # type: ignore[assignment]  # a copy of a proxy is what it stands for
            cell.alignment = copy(beside.alignment)  # type: ignore[assignment]  # the same
            cell.fill = _filled(_OURS)
            cell.font = Font(name=beside.font.name, sz=beside.font.sz, b=True, color="FF1F2937")
            put_text(cell, title)
            set_width(self._sheet, first + place, _WIDTHS[place], is_hidden=title == KEY_HEADING)

    def _state(self, state: RowState, first: int) -> None:
        """What became of one row."""
        texts = (state.status, state.problem, state.our_no, state.key)
        for place, text in enumerate(texts):
            if text:
                put_text(self._cell(state.row, first + place), text)
        if state.problem:
            self._cell(state.row, first + 1).alignment = _WRAPPED
        if state.gravity:
            self._cell(state.row, first).fill = _filled(FILLS[state.gravity])
        rows = self._sheet.row_dimensions
        needed = _height(state.problem, _WIDTHS[1])
        if needed > max(rows[state.row].height or 0, _ROW_HEIGHT):
            rows[state.row].height = needed

    def _mark(self, row: int, column: int, gravity: Gravity, text: str) -> None:
        """Colour one cell and say why; of several marks on it the first gives the colour."""
        cell = self._cell(row, column)
        said, before = text, cell.comment
        if before is None or before.author != AUTHOR:
            cell.fill = _filled(FILLS[gravity])
        if before is not None:
            said = f"{before.text}{chr(10) if before.author == AUTHOR else _SEPARATOR}{said}"
        cell.comment = _comment(said)

    def _cell(self, row: int, column: int) -> Cell:
        """The cell, or the one that stands for the merged range in which it lies."""
        cell = self._sheet.cell(row, column)
        if isinstance(cell, MergedCell):
            spans = self._sheet.merged_cells.ranges
            span = next(span for span in spans if cell.coordinate in span)
            cell = self._sheet.cell(span.min_row, span.min_col)
        assert isinstance(cell, Cell)  # noqa: S101 - the corner of a merged range is a cell
        return cell

    def _filter(self, first: int) -> None:
        """Let the partner filter by status; a filter of the partner's own over the table is widened instead."""
        right = first + len(_WIDTHS) - 2
        last = max(self._last_row, self._header_row + 1)
        ours = f"{get_column_letter(first)}{self._header_row}:{get_column_letter(right)}{last}"
        known = self._sheet.auto_filter.ref
        if known is None:
            if not self._sheet.tables:
                self._sheet.auto_filter.ref = ours
            return
        left, top, _right, bottom = _corners(known)
        if top == self._header_row and left < first:
            corner = f"{get_column_letter(right)}{max(bottom, last)}"
            self._sheet.auto_filter.ref = f"{get_column_letter(left)}{top}:{corner}"


def _corners(reference: str) -> tuple[int, int, int, int]:
    """The corners of a range: left, top, right, bottom, from 1."""
    left, top, right, bottom = range_boundaries(reference)
    return left or 1, top or 1, right or 1, bottom or 1


def _filled(colour: str) -> Fill:
    return PatternFill("solid", fgColor=colour)


def _comment(text: str) -> Comment:
    """The comment, large enough to show its text."""
    text = clean(text)
    lines = min(_lines(text, _LETTERS_A_LINE), _MOST_LINES)
    return Comment(text, AUTHOR, height=(lines + 1) * _LINE_HEIGHT, width=_COMMENT_WIDTH)


def _height(text: str, width: float) -> float:
    """The height in points of a row in which the text is wrapped at that many letters."""
    return min(_lines(text, int(width * 0.9)) * _ROW_HEIGHT, _MOST_HEIGHT)


def _lines(text: str, letters: int) -> int:
    """How many lines the text takes."""
    return sum(max(-(-len(line) // letters), 1) for line in text.splitlines())


def _write_note(book: Workbook, lines: Sequence[Line]) -> None:
    """The note as the first sheet, open when the file is opened."""
    sheet: Worksheet = book.create_sheet(NOTE_SHEET, 0)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes, each as wide as the paper
    sheet.column_dimensions["A"].width = 4
    sheet.column_dimensions["B"].width = _NOTE_WIDTH
    for row, line in enumerate(lines, 1):
        cell = sheet.cell(row, 2)
        assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged on a sheet that was just made
        put_text(cell, line.text)
        size = _SIZES.get(line.look, 11)
        cell.font = Font(name=cell.font.name, sz=size, b=line.look in _SIZES)
        cell.alignment = Alignment(wrap_text=True, vertical="bottom" if line.look in _SIZES else "center")
        sheet.row_dimensions[row].height = _height(line.text, _NOTE_WIDTH) + (_AIR if line.look in _SIZES else 3)
        if line.look in FILLS:
            sheet.cell(row, 1).fill = _filled(FILLS[line.look])
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = sheet
