"""The steps of the stage clock with their times, and in counts of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from partnertrack.disclosure import WITHHELD
from partnertrack.domain.organisation_types import organisation_type
from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, number
from partnertrack.indicators.clock import Part
from partnertrack.services.donor_report.brief import Brief

if TYPE_CHECKING:
    from partnertrack.services import clock

_MANY_OPEN = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class StepTimes:
    """A step of the clock with its counts of people.

    A follow-up `is_on_a_day` that is fixed beforehand: how long it takes tells nothing.
    """

    label: str
    before: str
    responsible: str
    planned: int | None
    cuts: tuple[int | None, ...]
    longest: int
    days_late: int
    oldest: int | None
    is_on_a_day: bool
    done: PersonCount
    open: PersonCount
    late: PersonCount

    @property
    def is_estimated(self) -> bool:
        """Whether so many still wait that the times of the others alone would be too short."""
        return self.open.exceeds_share(_MANY_OPEN, self.done)

    @property
    def median(self) -> int | None:
        """The days after which half are through."""
        return self.cuts[2]


def step_times(brief: Brief) -> Iterator[StepTimes]:
    """The steps of the clock in the order of the scheme."""
    from partnertrack.services import clock  # noqa: PLC0415 - what only these parts ask

    as_of = brief.options.as_of
    view = brief.once(("clock", brief.options.language), lambda: clock.clock(brief.workspace, as_of))
    for step in view.steps:
        timing, found = step.timing, step.timing.estimate
        done = _count(brief, step, "done", timing.done, _("{step}: done"))
        still = _count(brief, step, "open", timing.open, _("{step}: waiting"))
        late = _count(brief, step, "late", timing.late, _("{step}: waiting longer than planned"))
        brief.press.within(late, still)
        yield StepTimes(
            label=step.label,
            before=step.before,
            responsible=organisation_type(step.responsible),
            planned=timing.planned,
            cuts=(found.p10, found.p25, found.median, found.p75, found.p90),
            longest=found.longest,
            days_late=timing.late_days,
            oldest=timing.oldest,
            is_on_a_day=":" in step.key,
            done=done,
            open=still,
            late=late,
        )


def _count(brief: Brief, step: clock.Step, part: Part, people: int, label: str) -> PersonCount:
    """A part of a step."""
    from partnertrack.services import clock  # noqa: PLC0415 - as above

    who = partial(clock.people, brief.workspace, brief.options.as_of, clock.Wanted(step=step.key, part=part))
    return brief.counting.count((f"{step.key}~{part}",), people, label.format(step=step.label), who)


def days_text(days: int | None, *, may_tell: bool = True) -> str:
    """A number of days; a dash where it is not known, withheld where it may not be told."""
    if not may_tell:
        return WITHHELD
    return "–" if days is None else number(days)
