"""Rows of a delimited text file, whatever stands between its values."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from partnertrack.importing.limits import Limits
from partnertrack.importing.refusal import Refused

_DELIMITERS: Final = ("\t", ";", "|", ",")
"""Where two make as many columns, the one that is rarer in prose comes first."""

_LOOKED_AT: Final = 200
_LONGEST_FIELD: Final = 1 << 20
_KEPT_TEXT: Final = re.compile(r'="([^"]*)"')
_SEP: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def split(text: str, limits: Limits) -> Iterator[list[str | None]]:
    """The rows; an empty value is None and an empty line an empty row. Raises `Refused` beyond the limits.

    A first line `sep=;`, as Excel writes it, is obeyed and is no row.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    said = _SEP.match(text)
    if said:
        text = text[said.end() :]
    delimiter = said[1] if said else delimiter_of(text)
    cells = 0
    try:
        for number, row in enumerate(_reader(text, delimiter)):
            cells += len(row)
            if number >= limits.rows:
                raise Refused("too-many-rows", str(limits.rows))
            if len(row) > limits.columns:
                raise Refused("too-many-columns", str(limits.columns))
            if cells > limits.cells:
                raise Refused("too-many-cells", str(limits.cells))
            yield [_plain(value) or None for value in row]
    except csv.Error as error:
        raise Refused("damaged") from error


def _plain(value: str) -> str:
    """The value, without the formula that keeps a spreadsheet program from reading it as a number: ="0047"."""
    kept = _KEPT_TEXT.fullmatch(value) if value[:1] == "=" else None
    return kept[1] if kept else value


def delimiter_of(text: str) -> str:
    """The delimiter under which the first lines have the same number of columns most often, and many of them."""
    return max(_DELIMITERS, key=lambda delimiter: _consistency(text, delimiter))


def _consistency(text: str, delimiter: str) -> float:
    """From 0 (one column) to 1 (every line has the same, large number of columns)."""
    try:
        widths = Counter(len(row) for row in itertools.islice(_reader(text, delimiter), _LOOKED_AT) if any(row))
    except csv.Error:
        return 0.0
    rows = sum(widths.values())
    return max((count / rows * (1 - 1 / width) for width, count in widths.items()), default=0.0)


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows under a delimiter; quotes are letters where one that opens is never closed."""
    lines = io.StringIO(text, newline="")
    if _has_open_quote(text, delimiter):
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=delimiter)


def _has_open_quote(text: str, delimiter: str) -> bool:
    """Whether a quote that opens a value is not closed before the file ends."""
    if text.count('"') % 2 == 0:
        return False
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for _row in rows:
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
