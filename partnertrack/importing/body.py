"""The rows of people below a header, told from totals, labels, notes and repeated headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, pairwise, repeat
from statistics import median
from typing import Final

from partnertrack.domain.names import fold
from partnertrack.importing.blanks import is_blank
from partnertrack.importing.dates import is_date_like
from partnertrack.importing.header import Header
from partnertrack.importing.headings import HeadingIndex
from partnertrack.importing.sheet import Cell, Row, Sheet
from partnertrack.importing.table import Column, LeftOut, TableRow
from partnertrack.importing.wording import fold_heading

_TOTALS: Final = frozenset(
    {
        "total", "totals", "totaux", "totaal", "totalen", "sum", "somme", "summe", "summen", "gesamt", "gesamtsumme",
        "insgesamt", "gesamtzahl", "som", "subtotal", "subtotaal", "zwischensumme", "grand total", "total general",
        "sous total", "sous totaux", "eindtotaal", "algemeen totaal", "endsumme", "average", "moyenne", "durchschnitt",
        "mittelwert", "gemiddelde", "mean", "count", "anzahl", "nombre", "aantal", "effectif", "effectifs", "ensemble",
    }
)  # fmt: skip
_TOTALS_START: Final = re.compile(
    r"(?:sub|sous |grand |gesamt|zwischen|end|eind)?(?:total\w*|totaux|totaal|summe|somme)\b"
)
_NOTE: Final = re.compile(
    r"\*|notes?\b|n\.?b\.?\b|remark|remarque|hinweis|anmerkung|opmerking|source|quelle|bron\b|legend|légende|stand\s?:|"
    r"prepared by|établi|erstellt|opgesteld|opgemaakt|ausgestellt|aufgestellt|arrêtée? (?:à|au|le)|fait (?:à|le)|"
    r"(?:approved|checked|verified|validated) (?:by|on)|validée? (?:par|le)|signature|unterschrift|handtekening|"
    r"last update|mis à jour",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(
    r"\b(?:group|groupe|gruppe|groep|cohort|cohorte|kohorte|promotion|promo|batch|intake|class|classe|klasse|klas|vague|wave|"
    r"jahrgang|lichting|session|employer|employeur|arbeitgeber|werkgever|company|entreprise|unternehmen|betrieb|bedrijf|"
    r"gmbh|ag|kg|ohg|e\.?v|se|ltd|limited|inc|plc|llc|s\.?a\.?r\.?l|s\.?a\.?s?|sprl|srl|bvba|bv|b\.v|nv|n\.v|vzw|asbl|"
    r"cie|co|sector|secteur|region|région|regio|centre|center|zentrum|centrum)\b",
    re.IGNORECASE,
)
_MASK: Final = re.compile(
    r"[\(\[].*[\)\]]|[dmyjat]{1,4}(?:[./\- ][dmyjat]{1,4}){2}|\w{1,3}/\w{1,3}(?:/\w{1,3})?", re.IGNORECASE
)
_COUNT: Final = re.compile(r"\d{1,5}(?:[.,]0+)?")
_LONG: Final = 80
_MOSTLY: Final = 0.6
_ENOUGH: Final = 3
_HALF: Final = 0.5
_SAMPLE: Final = 500


_Shape = tuple[str, bool, bool, int]


@dataclass(frozen=True)
class _Line:
    """A row of the sheet that is not empty: its number, its cells by the table's columns, which are filled."""

    number: int
    cells: Row
    filled: tuple[int, ...]

    @cached_property
    def texts(self) -> list[str]:
        return [" ".join(cell.split()) for place in self.filled if isinstance(cell := self.cells[place], str)]


@dataclass(slots=True)
class Body:
    """The rows of people, in order, and what was left out."""

    rows: list[TableRow] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def read_body(sheet: Sheet, header: Header, columns: Sequence[Column], index: HeadingIndex) -> Body:
    """The rows below a header that tell of people, each with the label that stands above it."""
    lines = _lines(sheet, header, columns)
    reader = _BodyReader(columns, index, lines)
    for place, line in enumerate(lines):
        reader.take(line, lines[place + 1 :])
    return reader.body


def data_columns(sheet: Sheet, header: Header) -> tuple[Column, ...]:
    """The header's columns and, without a heading, those between them in which something stands all the same."""
    known = {column.index: column for column in header.columns}
    rows = sheet.rows[header.bottom + 1 :]
    spans = (span.right for span in sheet.merged if span.top <= header.bottom <= span.bottom and span.left in known)
    last = min(max([*known, *spans]), max(map(len, rows), default=0) - 1)
    for place in range(min(known), last + 1):
        if place not in known:
            filled = sum(place < len(row) and not is_blank(row[place]) for row in rows)
            if filled >= max(_HALF * len(rows), 1):
                known[place] = Column(place, _heading_over(sheet, header.bottom, place))
    return tuple(known[place] for place in sorted(known))


def _heading_over(sheet: Sheet, row: int, place: int) -> str:
    """The heading that is merged over a column and stands in one further left; nothing where there is none."""
    spans = (span for span in sheet.merged if span.top <= row <= span.bottom and span.left < place <= span.right)
    cells = (sheet.rows[span.top][span.left] for span in spans if span.left < len(sheet.rows[span.top]))
    return next((" ".join(cell.split()) for cell in cells if isinstance(cell, str)), "")


class _BodyReader:
    """Goes down the lines of a table and sorts them."""

    def __init__(self, columns: Sequence[Column], index: HeadingIndex, lines: Sequence[_Line]) -> None:
        self.body = Body()
        self._index = index
        self._usual = median([len(line.filled) for line in lines if len(line.filled) > 1] or [1])
        self._headings = [fold_heading(column.heading) for column in columns]
        self._groups = {fold_heading(column.group) for column in columns if column.group}
        full = (line for line in lines if len(line.filled) > self._usual * _HALF and not self._repeats(line))
        self._shapes = _shapes(full)
        self._lone = sum(len(line.filled) == len(line.texts) == 1 and not _is_note(line) for line in lines)
        self._group = ""

    def take(self, line: _Line, below: Sequence[_Line]) -> None:
        """Keep the line as a row, remember it as the label of those below, or leave it out."""
        code = self._code(line, below)
        if code == "label":
            self._group = _label(line)
        elif code:
            self.body.left_out.append(LeftOut(line.number, code, " ".join(line.texts)))
        elif not self._is_empty_number(line):
            self.body.rows.append(TableRow(line.number, line.cells, self._group))

    def _code(self, line: _Line, below: Sequence[_Line]) -> str:
        """Why the line is no row, "label" for a group's, or nothing."""
        if self._repeats(line) or (not self.body.rows and self._belongs_to_header(line)):
            return "header-repeated"
        if _is_total(line) or (self._usual >= _ENOUGH and _is_sum(line) and not self._is_empty_number(line)):
            return "totals-row-left-out"
        if len(line.filled) >= min(self._usual, _ENOUGH) or not line.texts:
            return ""
        if self._is_like_others(line) and not self._stands_apart(line):
            return ""
        if _is_note(line) or not self._has_rows(below):
            return "note-left-out"
        return "label" if _names_group(line) else ""

    def _belongs_to_header(self, line: _Line) -> bool:
        """Whether the line says the headings in another language, or how to fill in the columns."""
        cells = [line.cells[place] for place in line.filled]
        return self._index.are_headings(cells) or is_mask(cells)

    def _repeats(self, line: _Line) -> bool:
        """Whether the line is the table's own header, or the upper line of it, once more."""
        if len(line.filled) < 2 or not any(map(self._is_own_heading, line.filled[:2], repeat(line))):  # noqa: PLR2004 - one word is no header
            return (
                len(self._groups) > 1
                and bool(line.texts)
                and all(fold_heading(text) in self._groups for text in line.texts)
            )
        return sum(map(self._is_own_heading, line.filled, repeat(line))) >= _MOSTLY * len(line.filled)

    def _is_own_heading(self, place: int, line: _Line) -> bool:
        cell = line.cells[place]
        return isinstance(cell, str) and fold_heading(cell) == self._headings[place] != ""

    def _is_empty_number(self, line: _Line) -> bool:
        """Whether nothing but a number stands in the first column: a line that was prepared and never filled."""
        return line.filled == (0,) and not isinstance(line.cells[0], str) and self._usual > 1

    def _has_rows(self, below: Sequence[_Line]) -> bool:
        """Whether a row of people follows."""
        return any(len(line.filled) >= max(self._usual * _HALF, 2) and not _is_total(line) for line in below)

    def _stands_apart(self, line: _Line) -> bool:
        """Whether the line says that it is a label, or is a text alone: a note, or one of several in a wide table."""
        if _says_group(line) or len(line.filled) > 1:
            return _says_group(line)
        return _is_note(line) or (self._usual > _ENOUGH and self._lone > 1)

    def _is_like_others(self, line: _Line) -> bool:
        """Whether the first text looks like those of full rows in its column."""
        shapes = self._shapes[line.filled[0]]
        return shapes[_shape(line.cells[line.filled[0]])] > shapes.total() / 10


def _lines(sheet: Sheet, header: Header, columns: Sequence[Column]) -> list[_Line]:
    """The rows below the header that are not empty, with cells that are merged downwards filled."""
    merged = {
        (row, span.left): sheet.rows[span.top][span.left]
        for span in sheet.merged
        if span.top > header.bottom and span.top < len(sheet.rows) and span.left < len(sheet.rows[span.top])
        for row in range(span.top + 1, min(span.bottom + 1, len(sheet.rows)))
    }
    places = [column.index for column in columns]
    found = []
    for number in range(header.bottom + 1, len(sheet.rows)):
        row = sheet.rows[number]
        cells: Row = tuple([row[place] if place < len(row) else None for place in places])
        filled = tuple([place for place, cell in enumerate(cells) if cell is not None and not is_blank(cell)])
        if filled:
            found.append(_Line(number + 1, _with_merged(cells, places, number, merged), filled))
    return found


def _with_merged(cells: Row, places: Sequence[int], row: int, merged: dict[tuple[int, int], Cell]) -> Row:
    if not merged:
        return cells
    return tuple(
        merged.get((row, place), cell) if cell is None else cell for place, cell in zip(places, cells, strict=True)
    )


def _is_total(line: _Line) -> bool:
    """Whether the line sums up: it begins with such a word, and tells of nobody else."""
    texts = line.texts
    if not texts or len(texts) > _ENOUGH or any(is_date_like(line.cells[place]) for place in line.filled):
        return False
    named = [text for text in texts if not _COUNT.fullmatch(text)]
    if len(named) == 1 and len(line.filled) <= len(named) + 1 and not _TOTALS.isdisjoint(fold(named[0]).split()):
        return len(line.filled) > 1 or fold(named[0]).split()[-1].isdecimal()
    words = fold(texts[0])
    return words in _TOTALS or (bool(_TOTALS_START.match(words)) and len(texts) < _ENOUGH)


def _is_sum(line: _Line) -> bool:
    """Whether the line holds numbers only."""
    return all(isinstance(line.cells[place], int | float) for place in line.filled)


def is_mask(cells: Sequence[Cell]) -> bool:
    """Whether a row's filled cells only say how to fill in the columns ("(dd/mm/yyyy)", "M/F"), or count them."""
    numbers = [cell for cell in cells if isinstance(cell, int | float)]
    if len(numbers) == len(cells) >= _ENOUGH:
        return all(later - earlier == 1 for earlier, later in pairwise(numbers))
    return all(isinstance(cell, str) and _MASK.fullmatch(" ".join(cell.split())) for cell in cells)


def _is_note(line: _Line) -> bool:
    return bool(_NOTE.match(line.texts[0])) or len(line.texts[0]) > _LONG


def _names_group(line: _Line) -> bool:
    """Whether the line is a label: one text, or "Employer:" and its name."""
    return len(line.filled) == 1 or (len(line.filled) == len(line.texts) and _says_group(line))


def _says_group(line: _Line) -> bool:
    """Whether the text itself says that it names a group or a company."""
    return line.texts[0].endswith(":") or bool(_GROUP.search(line.texts[0]))


def _label(line: _Line) -> str:
    """The name of the group: "Employer: Elektro Harz GmbH" is the latter, "Group B" the whole."""
    text = " ".join(line.texts)
    _name, colon, value = text.partition(":")
    return value.strip() if colon and value.strip() else text.strip(" :")


def _shapes(lines: Iterable[_Line]) -> dict[int, Counter[_Shape]]:
    """What the cells of each column look like, in rows that are mostly filled."""
    shapes: dict[int, Counter[_Shape]] = defaultdict(Counter)
    for line in islice(lines, _SAMPLE):
        for place in line.filled:
            shapes[place][_shape(line.cells[place])] += 1
    return shapes


def _shape(cell: Cell) -> _Shape:
    """What a cell looks like: its type, whether it has digits and a comma, one word, two or more."""
    if not isinstance(cell, str):
        return type(cell).__name__, False, False, 0
    return "str", any(map(str.isdigit, cell)), "," in cell, min(len(cell.split()), 3)
