"""From the cells of one column to typed values, each with what was written and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from partnertrack.domain.recipe import DateOrder
from partnertrack.domain.record import Money, Value
from partnertrack.domain.scheme import Field
from partnertrack.i18n import current
from partnertrack.importing.answer_book import answers_for
from partnertrack.importing.blanks import fault_of, is_blank
from partnertrack.importing.codes import Answers, answer_rule, read_answer
from partnertrack.importing.countries import read_country
from partnertrack.importing.dates import DateRule, read_date
from partnertrack.importing.durations import hours_in
from partnertrack.importing.issue import Severity
from partnertrack.importing.numbers import NumberRule, currency_in, decimal_sign, read_money, read_number
from partnertrack.importing.person_name import column_order, heading_order, split_name
from partnertrack.importing.sheet import Cell
from partnertrack.importing.vocabulary import Vocabulary

_LONGEST_TEXT: Final = 4000
_PHONE: Final = re.compile(r"\+?[\d\s()./\-]{6,}")
_NAME_SLOTS: Final = ("name", "last_name", "first_name")
_SETTLING_SLOTS: Final = ("outcome", "status")
_WITHOUT_DIGITS: Final = frozenset({"date-unreadable", "number-unreadable", "money-unreadable"})
_FAULTS: Final = frozenset({"cell-error", "formula-uncalculated"})
_TELLING_SLOTS: Final = frozenset({*_NAME_SLOTS, *_SETTLING_SLOTS, "reference", "birth_date"})
"""Where a value that is lost would leave it open whom a row means, or what became of them."""

_INFO: Final = frozenset({"code-read-as"})
_WARNINGS: Final = frozenset({"country-unknown", "text-too-long"})
_WITH_ZEROS: Final = re.compile(r"\d+[.,]0{1,2}")
_ZEROS: Final = re.compile(r"[.,]0+$")
_BRACKETS: Final = re.compile(r"[(\[]([^)\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class FullName:
    """A full name in its two parts."""

    last: str
    first: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one cell says: its value, if it has one; the cell as it was written; the code of an issue, or nothing."""

    value: Value | FullName | None = None
    raw: str = ""
    code: str = ""
    severity: Severity = "error"
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known about a column besides its cells: heading, language, the order of its dates, the year of today."""

    heading: str
    language: str
    this_year: int
    date_order: DateOrder | None = None


BLANK: Final = Reading()

_Reader = Callable[[Cell], tuple[Value | FullName | None, str]]


def read_column(cells: Sequence[Cell], field: Field, vocabulary: Vocabulary, setting: Setting) -> list[Reading]:
    """One reading a cell, `BLANK` where the partner wrote nothing."""
    read = _reader(cells, field, vocabulary, setting)
    has_own_words = field.slot in _NAME_SLOTS or answers_for(field, vocabulary) is not None
    known: dict[tuple[type, Cell], Reading] = {}
    readings = []
    for cell in cells:
        if cell is None:
            readings.append(BLANK)
            continue
        key = cell.__class__, cell
        reading = known.get(key)
        if reading is None:
            if fault := fault_of(cell):
                reading = Reading(None, raw_text(cell), fault, _severity(fault, "", field))
            else:
                is_silent = is_blank(cell, has_own_words=has_own_words)
                reading = BLANK if is_silent else _reading(cell, field, read, vocabulary)
            known[key] = reading
        readings.append(reading)
    return readings


def raw_text(cell: Cell) -> str:
    """The cell as people see it: a whole number without decimals, a date as year-month-day."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def _reading(cell: Cell, field: Field, read: _Reader, vocabulary: Vocabulary) -> Reading:
    value, code = read(cell)
    if code == "code-unknown" and is_blank(cell):
        return BLANK
    raw = raw_text(cell)
    if not code:
        return Reading(value, raw)
    detail = str(_LONGEST_TEXT) if code == "text-too-long" else _label(value, field, vocabulary)
    return Reading(value, raw, code, _severity(code, raw, field), detail)


def _label(value: Value | FullName | None, field: Field, vocabulary: Vocabulary) -> str:
    """The answer that was understood, in the language in force; nothing where there is none."""
    codes = vocabulary.code_lists.get(field.codes)
    code = codes.code(value) if codes and isinstance(value, str) else None
    return code.label.text(current()) if code else ""


def _severity(code: str, raw: str, field: Field) -> Severity:
    """How grave an issue is: a word in a date's place is a remark; an outcome that is not understood is not."""
    if code in _INFO:
        return "info"
    if code in _FAULTS:
        return "error" if field.slot in _TELLING_SLOTS else "warning"
    if code in _WARNINGS or (code in _WITHOUT_DIGITS and not any(map(str.isdigit, raw))):
        return "warning"
    if code.startswith("code-") and field.slot not in _SETTLING_SLOTS:
        return "warning"
    return "error"


def _reader(cells: Sequence[Cell], field: Field, vocabulary: Vocabulary, setting: Setting) -> _Reader:
    """The function that reads the cells of this column."""
    answers = answers_for(field, vocabulary)
    if answers is not None:
        return _answer_reader(cells, field, answers, setting)
    if field.type == "date":
        return _date_reader(DateRule(setting.date_order, setting.this_year, field.slot == "birth_date"))
    if field.type in ("number", "money"):
        return _number_reader(cells, field, setting)
    if field.type == "person_name":
        return _name_reader(cells, setting)
    if field.slot == "reference":
        return _reference_reader(cells)
    return _TEXT_READERS.get(field.type, _TEXT_READERS.get(field.key, _read_text))


def _answer_reader(cells: Sequence[Cell], field: Field, answers: Answers, setting: Setting) -> _Reader:
    rule = answer_rule(cells, answers, setting.language)

    def read(cell: Cell) -> tuple[Value | None, str]:
        key, code = read_answer(cell, rule)
        if field.type == "yes_no" and key:
            return key == "yes", code
        return key or None, code

    return read


def _date_reader(rule: DateRule) -> _Reader:
    def read(cell: Cell) -> tuple[Value | None, str]:
        day = read_date(cell, rule)
        return (day, "") if isinstance(day, date) else (None, day)

    return read


def _number_reader(cells: Sequence[Cell], field: Field, setting: Setting) -> _Reader:
    numbers = [cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]
    is_percent = field.unit == "%"
    rule = NumberRule(
        decimal=decimal_sign(cells),
        language=setting.language,
        currency=_heading_currency(setting.heading),
        is_share=is_percent and bool(numbers) and all(0 <= number <= 1 for number in numbers),
    )

    is_in_hours = field.unit.partition("/")[0] == "hours"

    def read(cell: Cell) -> tuple[Value | None, str]:
        if is_in_hours and (hours := hours_in(cell)) is not None:
            return hours, ""
        value: Decimal | Money | str = read_money(cell, rule) if field.type == "money" else read_number(cell, rule)
        return (None, value) if isinstance(value, str) else (value, "")

    return read


def _name_reader(cells: Sequence[Cell], setting: Setting) -> _Reader:
    order = heading_order(setting.heading) or column_order(cells)

    def read(cell: Cell) -> tuple[FullName | None, str]:
        text = str(cell).strip()
        if "\n" in text or ";" in text:
            return None, "values-several"
        return FullName(*split_name(raw_text(cell), order)), ""

    return read


def _reference_reader(cells: Sequence[Cell]) -> _Reader:
    """Numbers that a spreadsheet program wrote as amounts ("1040,00", all of them) are read without decimals."""
    texts = [raw_text(cell) for cell in cells if not is_blank(cell)]
    if not all(map(_WITH_ZEROS.fullmatch, texts)):
        return _read_text
    return lambda cell: (_ZEROS.sub("", raw_text(cell)), "")


def _heading_currency(heading: str) -> str:
    """The currency that a heading names, in brackets or as its last word."""
    inside = next((code for text in _BRACKETS.findall(heading) if (code := currency_in(text))), "")
    return inside or currency_in(heading.rsplit(maxsplit=1)[-1] if heading.split() else "")


def _read_text(cell: Cell) -> tuple[Value | None, str]:
    text = raw_text(cell)
    return (None, "text-too-long") if len(text) > _LONGEST_TEXT else (text, "")


def _read_phone(cell: Cell) -> tuple[Value | None, str]:
    """The number as plus sign and digits where the cell holds one, else the text."""
    text = raw_text(cell)
    if not _PHONE.fullmatch(text):
        return _read_text(cell)
    digits = "".join(filter(str.isdigit, text))
    is_international = text.startswith(("+", "00"))
    return ("+" + digits.removeprefix("00") if is_international else digits), ""


def _read_email(cell: Cell) -> tuple[Value | None, str]:
    return raw_text(cell).removeprefix("mailto:").lower(), ""


def _read_country(cell: Cell) -> tuple[Value | None, str]:
    code = read_country(raw_text(cell))
    return (code, "") if code else (None, "country-unknown")


_TEXT_READERS: Final[dict[str, _Reader]] = {"country": _read_country, "phone": _read_phone, "email": _read_email}
"""By type of field, or by its key for the two texts that have a form of their own."""
