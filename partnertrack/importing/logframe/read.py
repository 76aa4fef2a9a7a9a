"""From the tables of a file to a matrix: what each column is, what each row says, what a person should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from partnertrack.importing.logframe.amounts import read_amounts
from partnertrack.importing.logframe.chain import Chain, said_by
from partnertrack.importing.logframe.draft import Matrix, MatrixColumn, ReadIndicator
from partnertrack.importing.logframe.finding import Finding
from partnertrack.importing.logframe.grid import Grid, grid_of
from partnertrack.importing.logframe.layout import Decisions, Layout, layouts_of
from partnertrack.importing.logframe.levels import level_in
from partnertrack.importing.logframe.table_rows import TableRows
from partnertrack.importing.numbers import NumberRule, decimal_sign
from partnertrack.importing.sheet import Cell, Workbook
from partnertrack.importing.sniff import WORD

_LIKELY = 0.5
_FIGURES = ("baseline", "milestone", "target", "current")


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What is known beside the file: what a person decided of the columns, the first day of the pilot."""

    decisions: Decisions = field(default_factory=Decisions)
    starts_on: date | None = None


def read_matrix(workbook: Workbook, context: ReadingContext | None = None) -> Matrix:
    """The matrix of a workbook or of the tables of a Word document."""
    given = context or ReadingContext()
    chain = Chain()
    columns: list[MatrixColumn] = []
    indicators: list[ReadIndicator] = []
    findings: list[Finding] = []
    last: Layout | None = None
    for sheet in workbook.sheets:
        grid = grid_of(sheet)
        found = [] if sheet.is_hidden else _layouts(grid, given, workbook.kind, last)
        if not found:
            findings += _left_out(grid)
            continue
        _take_caption(grid, chain, workbook.kind, found[0].top)
        for known in found:
            layout = last = _without_open_days(known, given.decisions)
            rows = TableRows(grid, layout, chain, _rule(grid, layout))
            rows.read()
            columns += layout.columns
            indicators += rows.indicators
            findings += (*_column_findings(grid, layout), *rows.findings)
    if not columns:
        findings.append(Finding("table-missing", ""))
    results, told = chain.finished()
    return Matrix(workbook.file_name, workbook.sha256, tuple(columns), results, tuple(indicators), (*findings, *told))


def _layouts(grid: Grid, given: ReadingContext, kind: str, last: Layout | None) -> list[Layout]:
    """The layouts of a grid; a table in Word without headings, as broad as the one before, goes on with its columns."""
    found = list(layouts_of(grid, given.decisions, given.starts_on, 1 if kind == WORD else 0))
    if not found and kind == WORD and last and len(last.columns) == grid.width and len(grid.rows) > 1:
        columns = tuple(replace(column, sheet=grid.name) for column in last.columns)
        return [replace(last, top=0, bottom=0, columns=columns, end=0)]
    return found


def _left_out(grid: Grid) -> Iterator[Finding]:
    """That a sheet has no matrix, where there is a table in it."""
    if sum(len(grid.distinct(row)) > 1 for row in range(len(grid.rows))) > 1:
        yield Finding("table-left-out", grid.name)


def _take_caption(grid: Grid, chain: Chain, kind: str, top: int) -> None:
    """Go on with the results that the name of the sheet, and lines above the first headings, name by their numbers."""
    above = [grid.distinct(row) for row in range(top)]
    captions = [texts[0][1] for texts in above if len(texts) == 1]
    for caption in captions if kind == WORD else (grid.name, *captions):
        found = level_in(caption)
        if found and found.number and found.level != "activity":
            chain.begin(said_by(found), grid.name, 1)


def _without_open_days(layout: Layout, decisions: Decisions) -> Layout:
    """The layout without the days that can be read two ways, unless somebody said which is meant."""
    if language_of(layout) not in ("en", ""):
        return replace(layout, open_days=frozenset())
    decided = {place for column in layout.columns if (place := column.place) in layout.open_days}
    decided = {place for place in decided if (layout.columns[place].sheet, place) not in decisions.days}
    columns = tuple(replace(each, on=None) if each.place in decided else each for each in layout.columns)
    return replace(layout, columns=columns, open_days=frozenset(decided))


def _rule(grid: Grid, layout: Layout) -> NumberRule:
    """How the figures of a table are read: by a sign that proves itself, else as the language of the headings does."""
    places = [column.place for column in layout.columns if column.role in _FIGURES]
    cells = [row[place] for row in grid.rows[layout.bottom + 1 : layout.end or None] for place in places]
    return NumberRule(decimal=decimal_sign(cells), language=language_of(layout))


def language_of(layout: Layout) -> str:
    """The language of the headings, "" where they fit several alike."""
    votes = Counter(language for languages in layout.languages for language in languages)
    best = votes.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return ""
    return best[0][0]


def _column_findings(grid: Grid, layout: Layout) -> Iterator[Finding]:
    """What is uncertain about the columns, where there is anything below their headings."""
    below = range(layout.bottom + 1, layout.end or len(grid.rows))
    for column in layout.columns:
        cells = [grid.rows[row][column.place] for row in below if grid.text(row, column.place)]
        if cells:
            yield from _of_column(column, column.heading or _letter(column.place), layout)
            yield from _undated(column, cells, layout)


def _undated(column: MatrixColumn, cells: list[Cell], layout: Layout) -> Iterator[Finding]:
    """That a column of figures has no day, where its cells have none either."""
    code = {"current": "current-undated", "milestone": "column-undated"}.get(column.role, "")
    if not code or column.on or column.place in layout.open_days:
        return
    amounts = [amount for cell in cells for amount in read_amounts(cell, NumberRule()).amounts]
    if any(amount.on is None for amount in amounts):
        yield Finding(code, column.sheet, column=column.heading)


def _of_column(column: MatrixColumn, heading: str, layout: Layout) -> Iterator[Finding]:
    if column.twin:
        yield Finding("column-twice", column.sheet, column=heading, detail=column.twin)
    elif not column.role:
        yield Finding("column-unknown", column.sheet, column=heading)
    if column.role and column.fit < _LIKELY and column.role != "own":
        yield Finding("column-likely", column.sheet, column=heading, detail=column.role)
    if column.place in layout.open_days:
        yield Finding("column-day-open", column.sheet, column=heading)
    if column.place in layout.years and column.on:
        yield Finding("column-half", column.sheet, column=heading, detail=column.on.isoformat())


def _letter(place: int) -> str:
    """The letters by which a spreadsheet program calls a column."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
