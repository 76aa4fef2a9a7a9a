"""What the clock says: the stages that people pass, the steps that take their time, and where they are held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from partnertrack.indicators.clock import By, Exit, Foot, Part, Timing, Waiting


@dataclass(frozen=True, slots=True)
class Reason:
    """So many left a stage for the same reason; `ways` are the ways out that have this name."""

    label: str
    n: int
    ways: tuple[Exit, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the funnel: entered = passed + in_progress + left; the conversion is of those that are decided."""

    key: str
    kind: str
    label: str
    entered: int
    passed: int
    in_progress: int
    left: int
    conversion: Fraction | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step with what it waits for, the kind of organisation that is responsible, and its times; `kind` colours it."""

    key: str
    label: str
    before: str
    kind: str
    responsible: str
    timing: Timing


@dataclass(frozen=True, slots=True)
class Hold:
    """A step that holds people beyond what was planned, for so many days together; where it holds most of them."""

    step: Step
    people: int
    days: int
    organisation: UUID | None = None
    name: str = ""
    people_there: int = 0
    days_there: int = 0


@dataclass(frozen=True, slots=True)
class ClockView:
    """The clock of a pilot on a day; `late` of the people wait too long somewhere.

    `silent` are the steps that the pilot passes over; the last parts are the choices by which the clock is narrowed.
    """

    as_of: date
    people: int
    late: int
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    holds: tuple[Hold, ...]
    silent: tuple[str, ...]
    cohorts: tuple[str, ...]
    regions: tuple[str, ...]
    tracks: tuple[str, ...]
    organisations: tuple[tuple[UUID, str], ...]
    responsible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Those at a step who have something in common, by key and name; "" are those of whom nobody knows."""

    key: str
    label: str
    timing: Timing


@dataclass(frozen=True, slots=True)
class StepView:
    """One step alone: by groups, where it holds people, and who waits, the longest first."""

    step: Step
    by: By
    groups: tuple[Group, ...]
    holds: tuple[Hold, ...]
    stuck: tuple[Waiting, ...]
    organisations: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """People of the clock: a part of a step or of any, perhaps in a group, or a foot of a stage.

    With `days`, "slow" means longer than these.
    """

    step: str = ""
    part: Part = "entered"
    by: By | None = None
    group: str = ""
    stage: str = ""
    foot: Foot = "entered"
    ways: tuple[Exit, ...] = ()
    days: int | None = None
