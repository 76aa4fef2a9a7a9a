"""A donor's logframe matrix as it was read: what each row says, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from partnertrack.importing.logframe.finding import Finding

Role: TypeAlias = str
"""What a column holds: one of `ROLES`, "" for one that is not used."""

ROLES: Final = (
    "level",
    "code",
    "result",
    "indicator_code",
    "indicator",
    "unit",
    "baseline",
    "baseline_year",
    "milestone",
    "target",
    "current",
    "verification",
    "responsible",
    "frequency",
    "assumptions",
    "own",
)
"""The roles in the order in which a matrix has them; "own" is what the pilot works out itself (achievement, status)."""

GoalKind: TypeAlias = Literal["milestone", "final"]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A column of a table: its place, counted from 0, its heading, what it holds, the day in its heading.

    `fit` says how well the heading is known, from 0 to 1. `twin` is the heading of another that means the same and is
    used in its place.
    """

    sheet: str
    place: int
    heading: str
    role: Role
    on: date | None = None
    fit: float = 1.0
    twin: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in a cell as it stands there.

    `sign` is "percent", "money", "days" or "points" where the cell says so, else "". `number` is what is written: 30
    for "30 %". `is_typed` tells that it was typed as a number, so that 0.3 may be meant as 30 %. `year` and `on` are
    what the cell says of its time.
    """

    number: Decimal
    sign: str = ""
    is_typed: bool = False
    year: int | None = None
    on: date | None = None
    direction: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class AmountAt:
    """A figure with the kind of target that it is, and the day by which it is due, where one is said."""

    kind: GoalKind
    due_on: date | None
    amount: Amount


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A result of the chain; `number` is what the donor calls it ("1.2"), `above` the key of the one that it serves."""

    key: str
    sheet: str
    row: int
    level: str
    number: str = ""
    statement: str = ""
    assumptions: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class ReadIndicator:
    """An indicator with its figures as they are written; what the matrix does not say is empty."""

    key: str
    sheet: str
    row: int
    result: str
    label: str
    code: str = ""
    unit: str = ""
    baseline: Amount | None = None
    goals: tuple[AmountAt, ...] = ()
    current: Amount | None = None
    current_on: date | None = None
    verification: str = ""
    responsible: str = ""
    frequency: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """All tables of a file."""

    file_name: str
    sha256: str
    columns: tuple[MatrixColumn, ...] = ()
    results: tuple[ReadResult, ...] = ()
    indicators: tuple[ReadIndicator, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
