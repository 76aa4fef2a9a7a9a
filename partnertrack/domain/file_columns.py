"""In which column of an imported file a field stood, and how the column was read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from partnertrack.domain.statement import SlotKey

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column: its number from 0, its heading, the order of its dates ("dmy", "mdy", "ymd" or empty).

    `worksheet` is the sheet as the spreadsheet program shows it, which may hold several tables (empty: not known).
    """

    index: int
    heading: str
    order: str = ""
    worksheet: str = ""

    @property
    def letter(self) -> str:
        """The column as the spreadsheet program names it: A, B … Z, AA."""
        letters, rest = "", self.index + 1
        while rest:
            rest, letter = divmod(rest - 1, _LETTERS)
            letters = chr(ord("A") + letter) + letters
        return letters


def column_of(sheets: str | None, sheet: str, slot: SlotKey) -> FileColumn | None:
    """The column of a field in a sheet, from `Source.sheets`; None where that does not tell."""
    found = [each for each in json.loads(sheets or "[]") if each.get("sheet") == sheet]
    columns: list[tuple[str, dict[str, Any]]] = [
        (each.get("worksheet", ""), column) for each in found for column in each.get("columns", ())
    ]
    for worksheet, column in columns:
        if (column.get("field"), column.get("occurrence")) == slot:
            return FileColumn(column["index"], column.get("heading", ""), column.get("order") or "", worksheet)
    return None


def place(sheet: str, row: int, column: FileColumn | None) -> str:
    """The cell as a formula would name it, "Selected!F17"; where the column is not known, the sheet and the row."""
    if column is None:
        return f"{sheet}!{row}"
    return f"{column.worksheet or sheet}!{column.letter}{row}"
