"""The results chain that was agreed with the donor, with what is measured on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record

LEVELS = ("impact", "outcome", "output")
"""The levels of a results chain, the highest first."""

FREQUENCIES = ("month", "quarter", "half_year", "year", "end")
"""How often an indicator is reported."""

TARGET_KINDS = ("milestone", "final")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultNode(Record):
    """A result that the pilot works towards: "O1.2" is below "O1", its `parent_id`.

    `statement` is the result in the donor's words, `assumptions` what must hold for it to come about.
    """

    kind: ClassVar[str] = "result_node"

    level: str
    code: str
    statement: str
    parent_id: UUID | None = None
    position: int = 0
    assumptions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogframeIndicator(Record):
    """An indicator of a result: computed where `figure` is the id of one of the pilot's figures, else reported by hand.

    `label` is the donor's wording. `unit` is one of `figure.UNITS`; percentages are shares of one everywhere (0.3 is
    30 %). `direction` is "up", "down" or "none". `verification` is the source of verification, `responsible` who
    reports it, `frequency` one of `FREQUENCIES`, `breakdowns` the dimensions that the donor asks for, joined by commas.
    A baseline has its value and its year.
    """

    kind: ClassVar[str] = "logframe_indicator"

    node_id: UUID
    code: str
    label: str
    figure: str = ""
    unit: str = "count"
    direction: str = "up"
    verification: str = ""
    responsible: str = ""
    frequency: str = "half_year"
    breakdowns: str = ""
    baseline: Decimal | None = None
    baseline_year: int | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Record):
    """What an indicator is to reach by a day: a milestone on the way, or the final target.

    Re-planning adds a target decided later for the same day (`decided_on`), and the earlier one stays readable: the
    last decided is the one in force. A `value` of None takes a milestone back. `reason` says why it was re-planned.
    """

    kind: ClassVar[str] = "target"

    indicator_id: UUID
    type: str
    due_on: date
    decided_on: date
    value: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual(Record):
    """What was reported by hand for an indicator, cumulative to a day, with a note and the evidence for it.

    For a computed indicator it says what an auditor should know beside the figure; the `value` is then None.
    """

    kind: ClassVar[str] = "actual"

    indicator_id: UUID
    as_of: date
    value: Decimal | None = None
    note: str = ""
    evidence: str = ""
