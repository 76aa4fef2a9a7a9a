"""The logframe matrix as an Excel workbook: one row an indicator, no cells merged, so that it can be read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from fractions import Fraction
from functools import partial
from io import BytesIO
from math import ceil
from typing import Final

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter ships no types
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # the same
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

from partnertrack import i18n
from partnertrack.reporting.logframe_matrix.content import (
    HUNDREDFOLD,
    Content,
    IndicatorRow,
    ResultRows,
    TargetDay,
    decimals_of,
    exact,
    rounding,
)

_HEADER: Final = 3
_A4: Final = 9
_MOST_CHARACTERS: Final = 32_000
_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_LINE, _HEAD = "#c9d1dd", "#e9eef5"
_LEVELS: Final = {"impact": "#dbe7f6", "outcome": "#e8f0e6"}
_STATUS: Final = {"on_track": "#1f7a4d", "at_risk": "#9a6200", "off_track": "#b3261e"}


_WIDTHS: Final = {
    "level": 11.0,
    "code": 7.0,
    "result": 30.0,
    "indicator_code": 8.0,
    "indicator": 32.0,
    "unit": 9.0,
    "baseline": 10.0,
    "baseline_year": 9.0,
    "figure": 11.0,
    "achievement": 11.0,
    "status": 11.0,
    "verification": 22.0,
    "responsible": 13.0,
    "frequency": 12.0,
    "assumptions": 24.0,
    "note": 22.0,
}
"""In characters of the usual font."""
_SIZE, _LINE_HEIGHT, _MOST_HEIGHT = 9, 12.5, 400.0
_PALE: Final = "#8a94a3"
_WRITTEN = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its heading and width, and what it says of an indicator of a result."""

    heading: str
    width: float
    cell: Callable[[ResultRows, IndicatorRow | None], _Cell]
    is_of_result: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its text or number, how the number is shown, the colour of its letters."""

    value: _WRITTEN = None
    number_format: str = "@"
    colour: str = ""


def render(content: Content) -> bytes:
    """The file; the same content gives the same bytes. No text becomes a formula or a link."""
    with i18n.speaking(content.language):
        target = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(target, options) as book:
            book.set_properties(
                {
                    "title": content.say("title", title=content.title),
                    "author": content.organisation,
                    "created": datetime.combine(content.as_of, time()),
                }
            )
            _Matrix(book, content).write()
        return target.getvalue()


class _Matrix:
    """Writes the one sheet."""

    def __init__(self, book: Workbook, content: Content) -> None:
        self._book, self._content = book, content
        self._sheet: Worksheet = book.add_worksheet(content.say("sheet"))
        self._looks: dict[tuple[object, ...], Format] = {}
        self._columns = tuple(_columns(content))

    def write(self) -> None:
        """Title, headings, rows, and how it is printed."""
        content, sheet = self._content, self._sheet
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, content.say("title", title=content.title), self._look(bold=True, font_size=14))
        sheet.write_string(1, 0, content.subtitle, self._look(font_color="#5b6577"))
        look = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "font_size": _SIZE}
        head = self._look(**look, bg_color=_HEAD, border_color=_LINE)
        for place, column in enumerate(self._columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(_HEADER, place, column.heading, head)
        sheet.set_row(_HEADER, self._height([column.heading for column in self._columns]))
        row = _HEADER
        for result in content.results:
            for place, indicator in enumerate(result.indicators or (None,)):
                row += 1
                self._row(row, result, indicator, is_first=not place)
        self._set_paper()
        if row > _HEADER:
            sheet.autofilter(_HEADER, 0, row, len(self._columns) - 1)

    def _set_paper(self) -> None:
        """Freeze the headings; print all columns on a page across, the headings and the page's number on each."""
        sheet = self._sheet
        sheet.freeze_panes(_HEADER + 1, 2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADER)
        sheet.set_footer("&L&A&R&P / &N")

    def _row(self, row: int, result: ResultRows, indicator: IndicatorRow | None, *, is_first: bool) -> None:
        """One row; from the second on the words of the result are only pale, so that sorted rows stay whole."""
        cells = [column.cell(result, indicator) for column in self._columns]
        for place, (column, cell) in enumerate(zip(self._columns, cells, strict=True)):
            look: dict[str, object] = {}
            if column.is_of_result and is_first:
                look["bold"] = column.heading != self._content.say("assumptions")
            colour = cell.colour or (_PALE if column.is_of_result and not is_first else "")
            self._write(row, place, cell, look | ({"font_color": colour} if colour else {}), result.level)
        self._sheet.set_row(row, self._height([cell.value if isinstance(cell.value, str) else "" for cell in cells]))

    def _write(self, row: int, place: int, cell: _Cell, look: dict[str, object], level: str) -> None:
        ground = {} if level == "output" else {"bg_color": _LEVELS[level]}
        wanted = {"valign": "top", "border": 1, "border_color": _LINE, "font_size": _SIZE, **ground, **look}
        if cell.value is None or cell.value == "":
            self._sheet.write_blank(row, place, None, self._look(**wanted))
        elif isinstance(cell.value, str):
            is_formula_like = cell.value.startswith(_STARTS_FORMULA)
            format_ = self._look(**wanted, text_wrap=True, num_format="@", quote_prefix=is_formula_like)
            self._sheet.write_string(row, place, cell.value[:_MOST_CHARACTERS], format_)
        else:
            self._sheet.write_number(row, place, cell.value, self._look(**wanted, num_format=cell.number_format))

    def _height(self, texts: list[str]) -> float:
        """The height that the longest of the texts takes in its column."""
        lines = max(
            sum(ceil(max(len(line), 1) / (column.width * 1.12)) for line in (text.splitlines() or [""]))
            for column, text in zip(self._columns, texts, strict=True)
        )
        return min(lines * _LINE_HEIGHT + 3, _MOST_HEIGHT)

    def _look(self, **wanted: object) -> Format:
        key = tuple(sorted(wanted.items(), key=lambda each: each[0]))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(wanted)
        return self._looks[key]


def _columns(content: Content) -> Iterator[_Column]:
    """The columns; those of notes and of who is responsible only where there is something in them."""
    say = content.say

    def named(key: str, cell: Callable[[IndicatorRow], _Cell], heading: str = "") -> _Column:
        return _Column(heading or say(key), _WIDTHS[key], lambda _result, row: cell(row) if row else _Cell())

    def of_result(key: str, text: Callable[[ResultRows], str]) -> _Column:
        return _Column(say(key), _WIDTHS[key], lambda result, _row: _Cell(text(result)), is_of_result=True)

    yield of_result("level", lambda result: say(f"level_{result.level}"))
    yield of_result("code", lambda result: result.code)
    yield of_result("result", lambda result: " ".join(result.statement.split()))
    yield named("indicator_code", lambda row: _Cell(row.code))
    yield named("indicator", lambda row: _Cell(" ".join(row.label.split())))
    yield named("unit", lambda row: _Cell(content.unit(row.unit)))
    yield named("baseline", lambda row: _figure(row.baseline, row.unit))
    yield named("baseline_year", lambda row: _Cell(row.baseline_year, "0"))
    for day in content.days:
        yield named("figure", partial(_target, day), content.heading(day))
    current = say("current", day=i18n.day(content.as_of))
    yield named("figure", lambda row: _figure(row.current, row.unit), current)
    yield named("achievement", lambda row: _share(row.achievement))
    yield named("status", lambda row: _status(content, row.status))
    yield named("verification", lambda row: _Cell(row.verification))
    rows = [row for result in content.results for row in result.indicators]
    if any(row.responsible for row in rows):
        yield named("responsible", lambda row: _Cell(row.responsible))
    yield named("frequency", lambda row: _Cell(say(f"frequency_{row.frequency}") if row.frequency else ""))
    yield of_result("assumptions", lambda result: result.assumptions)
    if any(row.note for row in rows):
        yield named("note", lambda row: _Cell(row.note))


def _target(day: TargetDay, row: IndicatorRow) -> _Cell:
    return _figure(row.targets.get(day), row.unit)


def _figure(value: Fraction | Decimal | None, unit: str) -> _Cell:
    """A number as such, a percentage with its sign."""
    if value is None:
        return _Cell()
    number = exact(value, rounding(unit))
    if unit in HUNDREDFOLD - {"points"}:
        return _Cell(number, f"0{_decimals(number * 100)}%")
    shown = number * 100 if unit == "points" else number
    return _Cell(shown, f"#,##0{_decimals(shown)}")


def _decimals(number: Decimal) -> str:
    places = decimals_of(number)
    return f".{'0' * places}" if places else ""


def _share(share: Fraction | None) -> _Cell:
    return _Cell() if share is None else _Cell(exact(share, 4), "0%")


def _status(content: Content, status: str) -> _Cell:
    return _Cell(content.say(f"status_{status}"), colour=_STATUS[status]) if status else _Cell()
