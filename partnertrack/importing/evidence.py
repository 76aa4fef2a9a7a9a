"""Whether the values of a column can be those of a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Final

from partnertrack.domain.scheme import Field
from partnertrack.importing.blanks import is_blank
from partnertrack.importing.codes import Answers, answer_rule, read_answer
from partnertrack.importing.countries import read_country
from partnertrack.importing.dates import DateRule, is_date_like, read_date
from partnertrack.importing.durations import hours_in
from partnertrack.importing.numbers import is_number_like
from partnertrack.importing.sheet import Cell

FOR: Final = 1.0
OPEN: Final = 0.0
AGAINST: Final = -1.0
_HINT: Final = 0.4

_SAMPLE: Final = 100
_MOST: Final = 0.7
_FEW: Final = 0.3
_SMALL: Final = 100_000
_MOST_DIGITS: Final = 15
_PADDED: Final = 3
_RECENT_DAYS: Final = range(18_000, 60_000)  # 1949 to 2064
_YOUNGEST, _ELDEST = 14, 75
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE: Final = re.compile(r"\+?[\d\s()./\-]{6,}")
_DIGITS: Final = re.compile(r"\d")
_SHAPES: Final = {"email": _EMAIL, "phone": _PHONE}
_NAMES: Final = ("last_name", "first_name", "name")


@dataclass(frozen=True)
class Sample:
    """The first filled cells of a column, and what they look like; shares are from 0 to 1."""

    cells: tuple[Cell, ...]
    this_year: int

    @cached_property
    def dates(self) -> float:
        """The share of dates, in whatever order."""
        return self._share(is_date_like)

    @cached_property
    def days(self) -> float:
        """The share of dates, counting the bare numbers by which spreadsheet programs keep them."""
        return self._share(lambda cell: is_date_like(cell) or (isinstance(cell, int | float) and cell in _RECENT_DAYS))

    @cached_property
    def numbers(self) -> float:
        """The share of numbers, also with a currency."""
        return self._share(lambda cell: is_number_like(cell) and not is_date_like(cell))

    @cached_property
    def digits(self) -> float:
        """The share of cells with a digit."""
        return self._share(lambda cell: not isinstance(cell, str) or bool(_DIGITS.search(cell)))

    @cached_property
    def is_count(self) -> bool:
        """Whether the cells count upwards, mostly by one; a new group may begin with one again."""
        return self.is_rising and sum(self._counts_on) >= _MOST * len(self._counts_on)

    @cached_property
    def is_rising(self) -> bool:
        """Whether the cells are small whole numbers, each larger than the one before, or one."""
        whole = self._whole
        if len(whole) != len(self.cells) or max(whole) >= _SMALL:
            return False
        return all(later > earlier or later == 1 for earlier, later in pairwise(whole))

    @cached_property
    def starts_at_one(self) -> bool:
        """Whether the first cell is a one."""
        return self._whole[:1] == [1]

    @cached_property
    def birth_years(self) -> float:
        """The share of dates on which people of working age were born."""
        days = [read_date(cell, DateRule("dmy", self.this_year, is_birth=True)) for cell in self.cells]
        years = [day.year for day in days if isinstance(day, date)]
        if not years:
            return 0.0
        return sum(_YOUNGEST <= self.this_year - year <= _ELDEST for year in years) / len(years)

    def matching(self, pattern: re.Pattern[str]) -> float:
        """The share of texts, or numbers as texts, of a shape."""
        return self._share(lambda cell: bool(pattern.fullmatch(_text(cell))))

    @cached_property
    def durations(self) -> float:
        """The share of lengths of time."""
        return self._share(lambda cell: hours_in(cell) is not None)

    def countries(self) -> float:
        """The share of names of countries and people."""
        return self._share(lambda cell: isinstance(cell, str) and bool(read_country(cell)))

    def answers(self, answers: Answers) -> float:
        """The share of known answers."""
        rule = answer_rule(self.cells, answers, "")
        return self._share(lambda cell: read_answer(cell, rule)[1] != "code-unknown")

    def full_names(self) -> float:
        """The share of texts of several words."""
        return self._share(lambda cell: isinstance(cell, str) and len(cell.replace(",", " ").split()) > 1)

    @cached_property
    def _whole(self) -> list[int]:
        return [number for cell in self.cells if (number := _whole(cell)) is not None]

    @cached_property
    def _counts_on(self) -> list[bool]:
        return [later in (earlier + 1, 1) for earlier, later in pairwise(self._whole)]

    def _share(self, holds: Callable[[Cell], bool]) -> float:
        return sum(map(holds, self.cells)) / len(self.cells) if self.cells else 0.0


def sample_of(cells: Sequence[Cell], this_year: int) -> Sample:
    """The sample of a column."""
    filled: list[Cell] = []
    for cell in cells:
        if not is_blank(cell):
            filled.append(cell)
            if len(filled) == _SAMPLE:
                break
    return Sample(tuple(filled), this_year)


def evidence_for(field: Field, sample: Sample, answers: Answers | None) -> float:
    """Whether the sample speaks for the field (above 0), against it (below) or is silent; `answers` are its codes."""
    if not sample.cells:
        return OPEN
    if field.record == "none":
        return FOR if sample.is_count else (OPEN if sample.is_rising else AGAINST)
    if answers is not None:
        return _for_answers(sample, answers)
    by_type = {
        "date": _for_date,
        "number": _for_number,
        "money": _for_number,
        "country": _for_country,
    }
    return by_type.get(field.type, _for_text)(field, sample)


def _for_date(field: Field, sample: Sample) -> float:
    verdict = _verdict(sample.days)
    if verdict == FOR and field.slot == "birth_date":
        return _verdict(sample.birth_years)
    if verdict == FOR and field.record == "event" and sample.birth_years > _MOST:
        return AGAINST
    return verdict


def _for_number(field: Field, sample: Sample) -> float:
    if field.unit.partition("/")[0] == "hours":
        return _verdict(sample.numbers + sample.durations)
    return _verdict(sample.numbers)


def _for_country(_field: Field, sample: Sample) -> float:
    return _verdict(sample.countries())


def _for_answers(sample: Sample, answers: Answers) -> float:
    known = sample.answers(answers)
    if known >= _MOST:
        return FOR
    is_telling = len(set(sample.cells)) > 1 or sample.dates == 1
    return AGAINST if known == 0 and is_telling else OPEN


def _for_text(field: Field, sample: Sample) -> float:
    if field.key in _SHAPES:
        return FOR if sample.matching(_SHAPES[field.key]) >= _MOST else AGAINST
    if sample.dates >= _MOST:
        return AGAINST
    if field.slot in _NAMES:
        return AGAINST if sample.digits > _FEW else OPEN
    return _for_reference(sample) if field.slot == "reference" else OPEN


def _for_reference(sample: Sample) -> float:
    """Numbers 1, 2, 3 … are lines of a list; small rising ones may be; unique ones with digits hint at a reference."""
    if sample.is_rising:
        return AGAINST if sample.is_count and sample.starts_at_one else OPEN
    return _HINT if sample.digits >= _MOST and len(set(sample.cells)) >= _MOST * len(sample.cells) else OPEN


def _verdict(share: float) -> float:
    if share >= _MOST:
        return FOR
    return AGAINST if share <= _FEW else OPEN


def _whole(cell: Cell) -> int | None:
    """The whole number in a cell, also one written as text with a full stop; "0001" is no number but a name."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return int(cell) if float(cell).is_integer() else None
    text = cell.strip().rstrip(".)") if isinstance(cell, str) else ""
    is_padded = text.startswith("0") and len(text) >= _PADDED
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS and not is_padded else None


def _text(cell: Cell) -> str:
    whole = _whole(cell) if not isinstance(cell, str) else None
    return str(whole) if whole is not None else str(cell).strip()
