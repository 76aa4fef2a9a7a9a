"""Writing texts into cells so that they stay texts."""

from __future__ import annotations

import re
from typing import Final

from openpyxl.cell.cell import Cell

_FORMULA_LIKE: Final = ("=", "+", "-", "@", "\t", "\r")
_LONGEST: Final = 32_000
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def put_text(cell: Cell, text: str) -> None:
    """Write the text; one that looks like a formula is marked as text, also for whoever edits the cell later."""
    plain = clean(text)
    cell.value = plain
    cell.data_type = "s"
    if plain.startswith(_FORMULA_LIKE):
        cell.quotePrefix = True


def clean(text: str) -> str:
    """The text without what no cell may hold, cut where a spreadsheet program would refuse it."""
    return _UNPRINTABLE.sub("", text)[:_LONGEST]
