"""What an OpenDocument spreadsheet tells and the spreadsheet reader drops: what is hidden, merged or an error."""

from __future__ import annotations

import zipfile
from typing import Final
from xml.parsers import expat

from partnertrack.importing.marks import Marks

_CHUNK: Final = 1 << 20
_OVERLAP: Final = 64
_WORDS: Final = (b'visibility="collapse"', b'visibility="filter"', b'value-type="error"', b'-spanned="')
_MOST: Final = 1_048_576
_CONTENT: Final = "content.xml"


def ods_marks(archive: zipfile.ZipFile) -> dict[str, Marks]:
    """The marks of each sheet by its name; nothing where there are none."""
    if not _has_words(archive):
        return {}
    reader = _Reader()
    with archive.open(_CONTENT) as stream:
        try:
            while chunk := stream.read(_CHUNK):
                reader.parser.Parse(chunk)
        except expat.ExpatError:
            return reader.marks
    return reader.marks


def _has_words(archive: zipfile.ZipFile) -> bool:
    """Whether the content has a word that stands in a mark."""
    with archive.open(_CONTENT) as stream:
        text = b""
        while chunk := stream.read(_CHUNK):
            text = text[-_OVERLAP:] + chunk
            if any(word in text for word in _WORDS):
                return True
    return False


class _Reader:
    """Follows the elements of a document and counts rows and columns, those that stand for many too."""

    def __init__(self) -> None:
        self.marks: dict[str, Marks] = {}
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._sheet = Marks()
        self._row = self._column = self._next_row = self._next_column = 0
        self._is_error = False
        self._words: list[str] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._sheet = self.marks.setdefault(attributes.get("table:name", ""), Marks())
            self._next_row = self._next_column = 0
        elif name == "table:table-column":
            self._next_column = self._pass(
                "table:number-columns-repeated", attributes, self._next_column, of_rows=False
            )
        elif name == "table:table-row":
            self._row, self._column = self._next_row, 0
            self._next_row = self._pass("table:number-rows-repeated", attributes, self._row, of_rows=True)
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._is_error = attributes.get("calcext:value-type") == "error"
            self._words.clear()
            self._next_column = self._column + _count(attributes, "table:number-columns-repeated")
            self._merge(
                _count(attributes, "table:number-rows-spanned"), _count(attributes, "table:number-columns-spanned")
            )

    def _merge(self, rows: int, columns: int) -> None:
        """Keep the range that this cell covers."""
        if rows > 1 or columns > 1:
            corner = self._row, self._column, min(self._row + rows, _MOST) - 1, self._column + columns - 1
            self._sheet.merged.append(corner)

    def _pass(self, repeated: str, attributes: dict[str, str], first: int, *, of_rows: bool) -> int:
        """The number after these rows or columns, which are kept when they are hidden."""
        end = min(first + _count(attributes, repeated), _MOST)
        if attributes.get("table:visibility") in ("collapse", "filter"):
            hidden = self._sheet.hidden_rows if of_rows else self._sheet.hidden_columns
            hidden.update(range(first, end))
        return end

    def _end(self, name: str) -> None:
        if name in ("table:table-cell", "table:covered-table-cell"):
            if self._is_error:
                self._sheet.add_fault(self._row, self._column, "".join(self._words).strip())
            self._is_error = False
            self._column = self._next_column

    def _text(self, text: str) -> None:
        if self._is_error:
            self._words.append(text)


def _count(attributes: dict[str, str], name: str) -> int:
    """For how many rows or columns an element stands."""
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 8 else 1  # noqa: PLR2004 - more digits than rows
