"""What a cell of a matrix says as a figure: "30 %", "1 200", "0 (2024)", "tbd", "35% of trainees (women: 50%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from partnertrack.domain.names import fold
from partnertrack.importing.cells import raw_text
from partnertrack.importing.logframe.day_words import day_in
from partnertrack.importing.logframe.draft import Amount
from partnertrack.importing.logframe.words import words
from partnertrack.importing.numbers import NumberRule, currency_in, read_number
from partnertrack.importing.sheet import Cell

_SPACE: Final = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_NUMBER: Final = re.compile(
    rf"(?<![\w.,])[-\N{{MINUS SIGN}}]?\d{{1,3}}(?:[{_SPACE}.,'’]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
)
_MINUS: Final = re.compile(r"(?:^|[^\w)\s]|\s)[-\N{MINUS SIGN}]\s?$")
"""What stands before a number below nought; between two words it is a dash."""
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_OF_WHICH: Final = re.compile(
    r"[,;]?\s*\b(?:of which|of whom|thereof|including|dont|y compris|davon|darunter|waarvan|waaronder|inclusief)\b",
    re.IGNORECASE,
)
_DAY_FIRST: Final = re.compile(r"^(?P<day>[^:=\d]{0,16}(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d)\s*[:=]\s*(?P<rest>.*\d.*)$")
_DAY_LAST: Final = re.compile(
    r"^(?P<rest>.*?\d.*?)[\s,]+(?:in|by|en|d.ici|bis|tegen|op|le|am|until|fin|end|ende|eind|au|à|vor|voor|jusqu.en)\b"
    r"(?P<day>.*(?:19|20)\d\d.*)$"
)
_PERCENT: Final = re.compile(r"%|\bper ?cent\b|\bpour ?cent\b|\bprozent\b|\bprocent\b", re.IGNORECASE)
_POINTS: Final = re.compile(
    r"percentage points?|points? de pourcentage|prozentpunkte?n?|procentpunt(?:en)?", re.IGNORECASE
)
_RISING: Final = re.compile(r"^\s*\+\s?\d")
_LEAST: Final = re.compile(r"^\s*(?:>=?|≥|⩾)")
_MOST: Final = re.compile(r"^\s*(?:<=?|≤|⩽)")
_DASHES: Final = re.compile(r"[\s\-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}./]*")
_THOUSANDS: Final = re.compile(r"-?\d{1,3}[.,]\d{3}")
_SIGNS: Final = ("days", "points")
_LONGEST: Final = 300
"""No figure needs more letters."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is uncertain about a cell: the code of a finding, what it is about, and what its text needs besides."""

    code: str
    raw: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CellReading:
    """The figures of a cell, and what a person should know about it."""

    amounts: tuple[Amount, ...] = ()
    faults: tuple[Fault, ...] = ()


BLANK: Final = CellReading()


def is_nothing(text: str) -> bool:
    """Whether a text says that there is nothing: a dash, "n/a", "sans objet"."""
    return bool(_DASHES.fullmatch(text)) or words().phrases.exact(text) == "none"


def read_amounts(cell: Cell, rule: NumberRule) -> CellReading:
    """The figures in a cell; several only where each has a time of its own."""
    text = raw_text(cell) if not isinstance(cell, str) else cell.strip()
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = read_number(cell, NumberRule())
        if isinstance(number, Decimal):
            return CellReading((Amount(number, is_typed=True, raw=text),))
    if not text or is_nothing(text):
        return BLANK
    if not isinstance(cell, str) or len(text) > _LONGEST:
        return _faulty("value-unreadable", text[:_LONGEST])
    if _is_open(text):
        return _faulty("value-open", text)
    parts = _dated_parts(text)
    readings = [_read(part, rule) for part in parts]
    amounts = tuple(amount for reading in readings for amount in reading.amounts)
    return CellReading(amounts, tuple(fault for reading in readings for fault in reading.faults))


def _is_open(text: str) -> bool:
    found = words().phrases.at_start(text)
    return found is not None and found.what == "open" and not re.match(r"\s*\d", text)


def _dated_parts(text: str) -> list[str]:
    """The lines of a cell that have a time each, else the whole as one line."""
    parts = [part.strip() for part in re.split(r"[\n;]", text) if part.strip()]
    if len(parts) > 1 and all(day_in(part) and len(_NUMBER.findall(part)) > 1 for part in parts):
        return parts
    return [" ".join(text.split())]


def _read(text: str, rule: NumberRule) -> CellReading:
    """One figure with its time."""
    if text.startswith("="):
        return _faulty("value-unreadable", text)
    if _RISING.match(text) or _is_relative(text):
        return _faulty("value-relative", text)
    main, rests, on = _without_asides(text)
    numbers = list(_NUMBER.finditer(main))
    if (
        len(numbers) > 1
        and _PERCENT.match(main[numbers[0].end() :].lstrip())
        and not _PERCENT.search(main[numbers[1].start() :])
    ):
        rests.append(main[numbers[0].end() :].lstrip(" %"))
        main, numbers = main[: numbers[0].end()] + "%", numbers[:1]
    if len(numbers) != 1:
        return _faulty("value-several" if numbers else "value-unreadable", text)
    number = _number(numbers[0], rule)
    if isinstance(number, str):
        return _faulty(number, text)
    around = f"{main[: numbers[0].start()]} {main[numbers[0].end() :]}"
    amount = Amount(number, _sign(around), year=on.year if on else None, on=on, raw=text)
    return _with_bound(amount, around, tuple(_part_faults(text, amount, rests)))


def _number(token: re.Match[str], rule: NumberRule) -> Decimal | str:
    figure = token[0].replace("\N{MINUS SIGN}", "-")
    number = read_number(figure, rule)
    if isinstance(number, str):
        return "value-ambiguous" if number == "number-ambiguous" else "value-unreadable"
    if _THOUSANDS.fullmatch(figure) and not rule.decimal and number != number.to_integral_value():
        return "value-ambiguous"  # "1.200" may be a thousand and two hundred
    return -abs(number) if _MINUS.search(token.string[: token.start()]) else number


def _without_asides(text: str) -> tuple[str, list[str], date | None]:
    """The text without brackets and times; what stood in the brackets besides; the day."""
    rests: list[str] = []
    day: str = ""
    for inside in _BRACKETS.findall(text):
        found = day_in(inside)
        if found:
            day = day or inside
            inside = inside.replace(found.words, " ")  # noqa: PLW2901 - the rest of it
        if _tells(inside):
            rests.append(" ".join(inside.split()))
    main = " ".join(_BRACKETS.sub(" ", text).split())
    if more := _OF_WHICH.search(main):
        main, more_words = main[: more.start()], main[more.start() :].lstrip(" ,;")
        rests.append(more_words)
    if dated := _DAY_FIRST.match(main) or _DAY_LAST.match(main):
        main, day = dated["rest"], day or dated["day"]
    found = day_in(day)
    return main, rests, found.on if found else None


def _tells(text: str) -> bool:
    """Whether what stands in brackets says more than a time does."""
    folded = text.strip(" .,;:/-")
    if not folded or words().columns.exact(folded) in ("baseline", "baseline_year", "target", "milestone"):
        return False
    return words().phrases.exact(folded) != "year" and bool(re.search(r"\w", folded))


def _is_relative(text: str) -> bool:
    padded = f" {fold(text)} "
    return any(f" {phrase} " in padded for phrase in words().phrases.all("relative"))


def _sign(around: str) -> str:
    """In what the figure counts, as far as the words around it say."""
    if _POINTS.search(around):
        return "points"
    if _PERCENT.search(around):
        return "percent"
    if currency_in(around):
        return "money"
    found = words().units.within(around) if around.strip() else None
    return found.what if found and found.what in _SIGNS else ""


def _with_bound(amount: Amount, around: str, faults: tuple[Fault, ...]) -> CellReading:
    """The reading with the direction that a bound implies: at most 10 is to sink."""
    start = words().phrases.at_start(around)
    bound = start.what if start and start.what in ("least", "most") else ""
    if _LEAST.match(around):
        bound = "least"
    elif _MOST.match(around):
        bound = "most"
    if not bound:
        return CellReading((amount,), faults)
    aimed = replace(amount, direction="down" if bound == "most" else "up")
    return CellReading((aimed,), (*faults, Fault("value-bound", amount.raw, written(amount))))


def _part_faults(text: str, amount: Amount, rests: list[str]) -> Iterator[Fault]:
    if any(rests):
        yield Fault("value-part", text, written(amount))


def written(amount: Amount) -> str:
    """The figure as a person writes it."""
    number = f"{amount.number.normalize():f}"
    return f"{number}\N{NO-BREAK SPACE}%" if amount.sign == "percent" else number


def _faulty(code: str, raw: str) -> CellReading:
    return CellReading((), (Fault(code, raw),))
