"""An activity with its results, as the standard tells them; codes are those of its code lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Level = Literal["1", "2", "3"]
"""Output, outcome, impact."""

UNIT, PERCENTAGE = "1", "2"


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who takes part: the identifier where it is known, the kind (21 an NGO, 10 a government, 90 other), the role.

    Roles: 1 funds, 2 is accountable, 4 implements.
    """

    name: str
    ref: str = ""
    kind: str = "90"
    role: str = "4"


@dataclass(frozen=True, slots=True)
class Identity:
    """The identifiers of the activity and of who reports it; made up ones begin with ZZ, which is nobody's code."""

    activity: str
    reporting: Organisation


@dataclass(frozen=True, slots=True)
class Share:
    """A code of a list with its part of the activity in per cent; the parts add up to 100."""

    code: str
    percentage: Decimal


@dataclass(frozen=True, slots=True)
class Actual:
    """What was reached, or meant to be: all together, or those of one `group` of a `dimension`."""

    value: Decimal
    dimension: str = ""
    group: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both counted; what was meant to be reached by its end, and what was."""

    start: date
    end: date
    target: Decimal | None = None
    actuals: tuple[Actual, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where it began."""

    year: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured; percentages are of a hundred. `is_ascending` is None where neither way is better.

    `references` are pairs of a vocabulary (9 the SDG indicators, 99 one's own) and a code.
    """

    title: str
    measure: str
    is_ascending: bool | None
    can_be_added: bool
    description: str = ""
    references: tuple[tuple[str, str], ...] = ()
    baseline: Baseline | None = None
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A result with its indicators, of which there is at least one."""

    level: Level
    title: str
    indicators: tuple[Indicator, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """A pilot as an activity; `status` is 1 planned, 2 going on, 3 ended. `tags` are SDG targets such as "10.7"."""

    identity: Identity
    language: str
    title: str
    description: str
    status: str
    created: date
    starts_on: date | None
    ends_on: date | None
    organisations: tuple[Organisation, ...]
    countries: tuple[Share, ...]
    sector: str
    tags: tuple[str, ...]
    results: tuple[Result, ...]
    currency: str = "EUR"
    notes: tuple[str, ...] = ()
