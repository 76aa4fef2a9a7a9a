"""In what an indicator counts, and its figures in that unit: 30 written in a row of percentages is 30 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from partnertrack.domain.names import fold
from partnertrack.importing.logframe.amounts import written
from partnertrack.importing.logframe.draft import Amount, GoalKind, ReadIndicator
from partnertrack.importing.logframe.finding import Finding
from partnertrack.importing.logframe.words import words
from partnertrack.importing.numbers import currency_in

_SHARES: Final = ("percent", "share")
_ENDINGS: Final = ("quote", "quoten", "graad", "percentage", "anteil", "prozentsatz")
"""How compound words in German and Dutch end that name a share."""
_PERCENT: Final = re.compile(r"%")
_HUNDRED: Final = 100
_MOST_PERCENT: Final = 1000


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of an indicator in its unit, percentages as shares of one; `is_said` tells that the file names it."""

    unit: str
    is_said: bool
    baseline: Decimal | None = None
    baseline_year: int | None = None
    goals: tuple[tuple[GoalKind, date | None, Decimal, str], ...] = ()
    current: Decimal | None = None
    direction: str = ""
    findings: tuple[Finding, ...] = field(default=())


def figures_of(read: ReadIndicator, known_unit: str) -> Figures:
    """The figures; `known_unit` is that of the same indicator in the pilot or of its figure, "" for neither."""
    unit, is_said, findings = _unit(read, known_unit)
    amounts = list(_amounts(read))
    meant: dict[int, Decimal] = {}
    for amount in amounts:
        value, code = _value(amount, amounts) if unit in _SHARES else _plain_value(amount, unit, is_said=is_said)
        if code:
            shown = written(Amount(value * _HUNDRED, "percent")) if value is not None else ""
            findings.append(Finding(code, read.sheet, read.row, raw=amount.raw, detail=shown, key=read.key))
        if value is not None:
            meant[id(amount)] = value
    goals = tuple(
        (goal.kind, goal.due_on, meant[id(goal.amount)], goal.amount.raw)
        for goal in read.goals
        if id(goal.amount) in meant
    )
    baseline = meant.get(id(read.baseline)) if read.baseline else None
    return Figures(
        unit,
        is_said,
        baseline,
        read.baseline.year if read.baseline and baseline is not None else None,
        goals,
        meant.get(id(read.current)) if read.current else None,
        next((amount.direction for amount in amounts if amount.direction), ""),
        tuple(findings),
    )


def _amounts(read: ReadIndicator) -> Iterator[Amount]:
    if read.baseline:
        yield read.baseline
    for goal in read.goals:
        yield goal.amount
    if read.current:
        yield read.current


def _unit(read: ReadIndicator, known_unit: str) -> tuple[str, bool, list[Finding]]:
    """The unit: that of its column, of the signs beside its figures, of the pilot, of its own words."""
    if read.unit:
        if _PERCENT.search(read.unit):
            return "percent", True, []
        found = words().units.within(read.unit)
        if found or currency_in(read.unit):
            return found.what if found else "money", True, []
        told = [Finding("unit-unknown", read.sheet, read.row, raw=read.unit, key=read.key)]
        return known_unit or unit_of_label(read.label) or "count", False, told
    signs = [amount.sign for amount in _amounts(read) if amount.sign]
    if signs:
        return signs[0], True, []
    return known_unit or unit_of_label(read.label) or "count", False, []


def unit_of_label(label: str) -> str:
    """The unit that the words of an indicator name, "" for none."""
    if label.lstrip("# ").startswith("%") or _PERCENT.search(label[: len(label) // 2]):
        return "percent"
    if label.lstrip().startswith("#"):
        return "count"
    start = words().units.at_start(label)
    if start:
        return start.what
    folded = fold(label).split()
    if any(word.endswith(_ENDINGS) for word in folded):
        return "percent"
    found = words().units.within(label)
    return found.what if found and found.what in ("percent", "days", "points") else ""


def _value(amount: Amount, amounts: list[Amount]) -> tuple[Decimal | None, str]:
    """The share of one that an amount means and the code of what is uncertain; no value where it cannot be known."""
    number = amount.number
    if amount.sign == "percent" or not number:
        return number / _HUNDRED, ""
    if amount.sign or abs(number) > _MOST_PERCENT:
        return None, "unit-mixed"
    bare = [abs(other.number) for other in amounts if not other.sign and other.number]
    if abs(number) > 1:
        has_fractions = any(other < 1 for other in bare)
        return number / _HUNDRED, "percent-read" if has_fractions else ""
    if max(bare) <= 1 and any(other < 1 for other in bare) and amount.is_typed:
        return number, "percent-read"
    return None, "percent-open"


def _plain_value(amount: Amount, unit: str, *, is_said: bool) -> tuple[Decimal | None, str]:
    """The value of an amount in a unit that is no share."""
    if amount.sign == "percent":
        return None, "unit-mixed"
    is_fraction = amount.is_typed and unit == "count" and not is_said and 0 < abs(amount.number) < 1
    if is_fraction:
        return None, "percent-open"
    return (amount.number / _HUNDRED if unit == "points" else amount.number), ""
