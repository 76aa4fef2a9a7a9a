"""What the XML of a worksheet tells and the spreadsheet reader drops: what is hidden, and cells that hold no value.

A program writes thousands of cells for each such mark, so a chunk is looked through for plain words first, and only
where they stand the elements around them are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import IO, Final

_CHUNK: Final = 1 << 20
_LONGEST_CELL: Final = 1 << 18
_LONGEST_FORMULA: Final = 200
_MOST_COLUMNS: Final = 16_384
_PREFIX: Final = re.compile(rb"<(\w+:)?worksheet\b")
_HIDDEN: Final = (b'hidden="1', b'hidden="t', b"hidden='1", b"hidden='t")
_ERROR: Final = re.compile(rb""" t=["']e["']""")
_FORMULA: Final = (b"f>", b"<f ", b":f ", b"<f/")
_REFERENCE: Final = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_NUMBERED: Final = re.compile(rb"""\br=["'](\d{1,7})["']""")
_SPAN: Final = re.compile(rb"""\b(min|max)=["'](\d{1,5})["']""")
_IS_HIDDEN: Final = re.compile(rb"""\bhidden=["'](?:1|t)""")
_IS_TEXT: Final = re.compile(rb"""\bt=["']str["']""")


@dataclass(slots=True)
class Marks:
    """Hidden rows and columns, merged ranges by their corners (top, left, bottom, right), all from 0.

    `faults` holds by row and column the error or the formula that stands in place of a value.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    faults: dict[int, dict[int, str]] = field(default_factory=dict)

    def add_fault(self, row: int, column: int, text: str) -> None:
        """Keep what a cell holds in place of a value."""
        self.faults.setdefault(row, {})[column] = text


def marks_of(stream: IO[bytes]) -> Marks:
    """The marks in the XML of a worksheet (.xlsx); cells that do not say where they stand have none."""
    marks = Marks()
    for text, prefix in _pieces(stream):
        _note(text, _patterns(prefix), marks)
    return marks


def column_number(letters: bytes) -> int:
    """The number of a column, from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _pieces(stream: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The text in pieces that cut no cell, with the prefix of its elements."""
    text = stream.read(_CHUNK)
    found = _PREFIX.search(text[:_LONGEST_CELL])
    prefix = (found[1] or b"") if found else b""
    while chunk := stream.read(_CHUNK):
        cut = max(text.rfind(b"<" + prefix + b"c "), text.rfind(b"<" + prefix + b"row "), 0)
        yield text[:cut], prefix
        text = text[max(cut, len(text) - _LONGEST_CELL) :] + chunk
    yield text, prefix


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The elements under one prefix."""

    row: re.Pattern[bytes]
    column: re.Pattern[bytes]
    error: re.Pattern[bytes]
    formula: re.Pattern[bytes]


@lru_cache(maxsize=8)
def _patterns(prefix: bytes) -> _Patterns:
    at = re.escape(prefix)
    calculated = rb"<%bf\b[^>]*(?:/>|>([^<]*)</%bf>)" % (at, at)
    return _Patterns(
        row=re.compile(rb"<%brow\b[^>]*>" % at),
        column=re.compile(rb"<%bcol\b[^>]*>" % at),
        error=re.compile(rb"<%bc\b([^>]*)>\s*(?:%b\s*)?<%bv\b[^>]*>([^<]*)<" % (at, calculated, at)),
        formula=re.compile(
            rb"<%bc\b([^>]*)>\s*%b\s*(?:<%bv\b[^>]*(?:/>|></%bv>)\s*)?</%bc>" % (at, calculated, at, at, at)
        ),
    )


def _note(text: bytes, patterns: _Patterns, marks: Marks) -> None:
    """Add what a piece of the sheet tells."""
    if _has(text, _HIDDEN):
        _note_hidden(text, patterns, marks)
    for found in _ERROR.finditer(text):
        cell = patterns.error.match(text, max(text.rfind(b"<", 0, found.start()), 0))
        if cell:
            _note_fault(cell[1], unescape(cell[3].decode("utf-8", "replace")), marks)
    if _has(text, _FORMULA):
        for cell in patterns.formula.finditer(text):
            if not _IS_TEXT.search(cell[1]):  # a formula whose value is the empty text has been calculated
                formula = unescape((cell[2] or b"\xe2\x80\xa6").decode("utf-8", "replace"))
                _note_fault(cell[1], f"={formula[:_LONGEST_FORMULA]}", marks)


def _note_hidden(text: bytes, patterns: _Patterns, marks: Marks) -> None:
    for column in patterns.column.finditer(text):
        if _IS_HIDDEN.search(column[0]):
            span = {name: int(number) for name, number in _SPAN.findall(column[0])}
            first, last = span.get(b"min", 1), min(span.get(b"max", 0), _MOST_COLUMNS)
            marks.hidden_columns.update(range(first - 1, last))
    for row in patterns.row.finditer(text):
        if _IS_HIDDEN.search(row[0]) and (number := _NUMBERED.search(row[0])):
            marks.hidden_rows.add(int(number[1]) - 1)


def _note_fault(attributes: bytes, text: str, marks: Marks) -> None:
    if place := _REFERENCE.search(attributes):
        marks.add_fault(int(place[2]) - 1, column_number(place[1]) - 1, text)


def _has(text: bytes, words: tuple[bytes, ...]) -> bool:
    return any(word in text for word in words)
