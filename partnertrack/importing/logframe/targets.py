"""The targets and the report that a matrix adds to an indicator: a re-planned target is a new version of the old."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from partnertrack.domain.logframe import Actual, LogframeIndicator, Target
from partnertrack.domain.logframe_targets import FINAL, MILESTONE, final_target, in_force
from partnertrack.importing.logframe.draft import ReadIndicator
from partnertrack.importing.logframe.finding import Finding
from partnertrack.importing.logframe.given import Setting
from partnertrack.importing.logframe.units import Figures


@dataclass(frozen=True, slots=True)
class TargetPlan:
    """What the targets of an indicator are planned from; `final_on` is the day that a person gave for final ones."""

    held: tuple[Target, ...]
    setting: Setting
    final_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedTargets:
    """The targets to add, and by their ids what was to be reached before by the same day."""

    targets: tuple[Target, ...] = ()
    before: dict[UUID, Decimal | None] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def planned_targets(
    read: ReadIndicator, figures: Figures, indicator: LogframeIndicator, planned: TargetPlan
) -> PlannedTargets:
    """The targets that differ from those in force."""
    holding = in_force(planned.held, planned.setting.today)
    final = final_target(holding)
    milestones = {each.due_on: each for each in holding if each.type == MILESTONE}
    targets: list[Target] = []
    before: dict[UUID, Decimal | None] = {}
    findings: list[Finding] = []
    for kind, on, value, raw in figures.goals:
        due = on or (_final_day(final, planned) if kind == FINAL else None)
        if due is None:
            findings.append(Finding("target-undated", read.sheet, read.row, raw=raw, key=read.key))
            continue
        known = final if kind == FINAL else milestones.get(due)
        if known and (known.value, known.due_on) == (value, due):
            continue
        added = Target(
            indicator_id=indicator.id,
            type=kind,
            due_on=due,
            decided_on=planned.setting.today,
            value=value,
            reason=planned.setting.reason if known else "",
        )
        targets.append(added)
        before[added.id] = known.value if known else None
    return PlannedTargets(tuple(targets), before, tuple(findings))


def planned_actual(
    read: ReadIndicator,
    figures: Figures,
    indicator: LogframeIndicator,
    actuals: Sequence[Actual],
    current_on: date | None,
) -> tuple[Actual, ...]:
    """The report to add for an indicator that is reported by hand, where it says something new; none without a day."""
    on = read.current_on or current_on
    if indicator.figure or figures.current is None or on is None:
        return ()
    known = [each for each in actuals if each.value is not None and each.as_of <= on]
    last = max(known, key=lambda each: (each.as_of, each.id.hex), default=None)
    if last and last.value == figures.current:
        return ()
    return (Actual(indicator_id=indicator.id, as_of=on, value=figures.current),)


def _final_day(final: Target | None, planned: TargetPlan) -> date | None:
    return final.due_on if final else planned.final_on or planned.setting.ends_on
