"""A workbook for a partner to fill in: a note how to do it, a table with locked identities, drop-downs and checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Literal

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter ships no types
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # the same
from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]  # the same
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

FormValue = str | int | Decimal | date | None
ColumnKind = Literal["text", "date", "number", "choice"]

_FIRST_DAY, _LAST_DAY = date(1930, 1, 1), date(2099, 12, 31)
_LONGEST_ALERT, _LONGEST_ALERT_TITLE = 255, 32
_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")
_GREY, _HEAD, _LINE = "#e9edf2", "#dbe5f1", "#b8c2cc"
_WIDTHS = {"text": 22, "date": 14, "number": 12, "choice": 24}
_NOTE_WIDTH, _TITLE_LETTERS = 100, 60
_LINE_HEIGHT, _TITLE_HEIGHT, _HEAD_HEIGHT = 16, 22, 32
_ALLOWED = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True, "select_locked_cells": True}


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column: its heading, what its cells hold, the answers of a choice, whether it says who is meant."""

    heading: str
    kind: ColumnKind = "text"
    answers: tuple[str, ...] = ()
    is_identity: bool = False


@dataclass(frozen=True, slots=True)
class FormRow:
    """A person: the hidden key of the row, and what is known already, by column."""

    key: str
    values: tuple[FormValue, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of the note; a heading is set in bold."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """All that the workbook says.

    `sheet`, `note_sheet` and `lists_sheet` are the names of the sheets; `day_format` is that of a spreadsheet program;
    `alerts` are the title and the texts by kind of what is said when a cell is filled in wrongly.
    """

    title: str
    sheet: str
    note_sheet: str
    lists_sheet: str
    key_heading: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]
    note: tuple[NoteLine, ...]
    day_format: str
    alert_title: str
    alerts: dict[ColumnKind, str]
    blank_rows: int = 30


def render(form: Form) -> bytes:
    """The file (.xlsx). No text becomes a formula or a link."""
    target = BytesIO()
    with Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": form.title})
        _write_note(book, form)
        _Table(book, form).write()
    return target.getvalue()


def _write_note(book: Workbook, form: Form) -> None:
    """The note, which is what the partner sees first."""
    sheet = book.add_worksheet(form.note_sheet)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _NOTE_WIDTH)
    sheet.fit_to_pages(1, 0)
    sheet.set_row(0, _TITLE_HEIGHT * _lines(form.title, _TITLE_LETTERS))
    sheet.write_string(0, 0, form.title, book.add_format({"bold": True, "font_size": 16, "text_wrap": True}))
    head = book.add_format({"bold": True, "font_size": 12})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    row = 1
    for line in form.note:
        row += line.is_heading
        sheet.set_row(row, _LINE_HEIGHT * _lines(line.text, _NOTE_WIDTH))
        sheet.write_string(row, 0, line.text, head if line.is_heading else plain)
        row += 1
    sheet.activate()


def _lines(text: str, letters: int) -> int:
    """How many lines the text takes when it is wrapped."""
    return max(-(-len(text) // letters), 1)


class _Table:
    """Writes the sheet to fill in, and the lists that its drop-downs offer."""

    def __init__(self, book: Workbook, form: Form) -> None:
        self._book = book
        self._form = form
        self._sheet: Worksheet = book.add_worksheet(form.sheet)
        self._formats: dict[tuple[ColumnKind, bool, bool], Format] = {}
        self._last_row = len(form.rows) + form.blank_rows

    def write(self) -> None:
        """Headings, people, empty rows, checks, protection."""
        form, sheet = self._form, self._sheet
        sheet.set_row(0, _HEAD_HEIGHT)
        for place, column in enumerate(form.columns):
            self._head(place, column)
        for number, row in enumerate(form.rows, 1):
            for place, value in enumerate(row.values):
                self._cell(number, place, value, is_known=form.columns[place].is_identity and value is not None)
        for number in range(len(form.rows) + 1, self._last_row + 1):
            for place in range(len(form.columns)):
                self._cell(number, place, None, is_known=False)
        self._keys()
        self._check()
        identities = sum(column.is_identity for column in form.columns)
        sheet.freeze_panes(1, identities)
        sheet.autofilter(0, 0, self._last_row, len(form.columns) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.protect("", _ALLOWED)

    def _head(self, place: int, column: FormColumn) -> None:
        look = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "border_color": _LINE}
        background = _GREY if column.is_identity else _HEAD
        self._sheet.write_string(0, place, column.heading, self._book.add_format({**look, "bg_color": background}))
        self._sheet.set_column(place, place, _WIDTHS[column.kind])

    def _cell(self, row: int, place: int, value: FormValue, *, is_known: bool) -> None:
        """One cell; who is meant is locked where it is known, everything else is open."""
        kind = self._form.columns[place].kind
        text = value if isinstance(value, str) else ""
        look = self._look(kind, is_locked=is_known, is_quoted=text.startswith(_FORMULA_LIKE))
        if isinstance(value, date):
            self._sheet.write_datetime(row, place, datetime.combine(value, time()), look)
        elif isinstance(value, int | Decimal):
            self._sheet.write_number(row, place, value, look)
        elif text:
            self._sheet.write_string(row, place, text, look)
        else:
            self._sheet.write_blank(row, place, None, look)

    def _look(self, kind: ColumnKind, *, is_locked: bool, is_quoted: bool) -> Format:
        key = (kind, is_locked, is_quoted)
        if key not in self._formats:
            wanted = {"locked": is_locked, "border": 1, "border_color": _LINE, "quote_prefix": is_quoted}
            if kind == "date":
                wanted["num_format"] = self._form.day_format
            elif kind == "text":
                wanted["num_format"] = "@"
            if is_locked:
                wanted["bg_color"] = _GREY
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]

    def _keys(self) -> None:
        """The hidden column that tells whom a row is about."""
        place = len(self._form.columns)
        self._sheet.write_string(0, place, self._form.key_heading)
        for number, row in enumerate(self._form.rows, 1):
            self._sheet.write_string(number, place, row.key)
        self._sheet.set_column(place, place, None, None, {"hidden": True})

    def _check(self) -> None:
        """Let the spreadsheet program check what is filled in, and offer the answers that there are."""
        lists = [column.answers for column in self._form.columns if column.kind == "choice"]
        ranges = _write_lists(self._book, self._form.lists_sheet, list(dict.fromkeys(lists)))
        for place, column in enumerate(self._form.columns):
            rule = _rule(column, ranges)
            if rule:
                alert = self._form.alerts[column.kind][:_LONGEST_ALERT]
                rule |= {"error_title": self._form.alert_title[:_LONGEST_ALERT_TITLE], "error_message": alert}
                self._sheet.data_validation(1, place, self._last_row, place, rule)


def _rule(column: FormColumn, ranges: dict[tuple[str, ...], str]) -> dict[str, object]:
    """What a cell of the column may hold; nothing for a text."""
    match column.kind:
        case "date":
            return {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        case "number":
            return {"validate": "decimal", "criteria": ">=", "value": 0}
        case "choice":
            return {"validate": "list", "source": ranges[column.answers]}
        case _:
            return {}


def _write_lists(book: Workbook, name: str, lists: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """A hidden sheet with one column for each list of answers; where each stands."""
    if not lists:
        return {}
    sheet = book.add_worksheet(name)
    sheet.hide()
    ranges = {}
    for place, answers in enumerate(lists):
        sheet.write_column(0, place, answers)
        ranges[answers] = f"='{name}'!{xl_range_abs(0, place, len(answers) - 1, place)}"
    return ranges
