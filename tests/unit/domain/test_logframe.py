"""Targets keep their history, and a logframe says itself what it lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from partnertrack.domain.logframe import LogframeIndicator, ResultNode, Target
from partnertrack.domain.logframe_gaps import Known, LogframeGap, logframe_gaps
from partnertrack.domain.logframe_targets import Decision, final_target, goals, in_force, next_milestone, re_planned

NODE = ResultNode(level="output", code="O1", statement="People are trained")
INDICATOR = LogframeIndicator(
    node_id=NODE.id,
    code="O1.1",
    label="Trained",
    figure="certificate",
    verification="Register",
    responsible="Agency",
    baseline=Decimal(0),
    baseline_year=2023,
)
BEGUN = date(2024, 1, 15)


def target(
    due_on: date, value: int | None, decided_on: date = BEGUN, kind: str = "milestone", reason: str = ""
) -> Target:
    amount = None if value is None else Decimal(value)
    return Target(
        indicator_id=INDICATOR.id, type=kind, due_on=due_on, decided_on=decided_on, value=amount, reason=reason
    )


SUMMER, WINTER, END = date(2025, 6, 30), date(2025, 12, 31), date(2026, 12, 31)
PLAN = (target(SUMMER, 40), target(WINTER, 80), target(END, 120, kind="final"))
LATER = (
    target(WINTER, 60, date(2025, 7, 10), reason="The third intake began late"),
    target(END, 110, date(2025, 7, 10), "final", "The same"),
)


def values(holding: tuple[Target, ...]) -> list[Decimal | None]:
    return [each.value for each in holding]


def test_the_last_decided_target_holds_from_the_day_of_its_decision() -> None:
    every = (*LATER, *PLAN)
    assert values(in_force(every, date(2025, 7, 9))) == [40, 80, 120]
    assert values(in_force(every, date(2025, 7, 10))) == [40, 60, 110]


def test_of_two_decisions_of_one_day_the_younger_holds() -> None:
    again = target(WINTER, 70, date(2025, 7, 10))
    assert values(in_force((again, *PLAN, *LATER), END)) == [40, 70, 110]


def test_every_version_stays_readable() -> None:
    winter = next(goal for goal in goals((*PLAN, *LATER), END) if goal.target.due_on == WINTER)
    assert [version.value for version in winter.versions] == [80, 60]
    assert winter.is_replanned
    assert winter.versions[1].reason == "The third intake began late"


def test_a_plan_that_was_entered_late_stands_in_for_the_days_before() -> None:
    assert values(in_force((*PLAN, *LATER), date(2023, 1, 1))) == [40, 80, 120]


def test_the_next_milestone_is_the_first_one_still_due() -> None:
    holding = in_force(PLAN, END)
    assert next_milestone(holding, SUMMER) == PLAN[0]
    assert next_milestone(holding, date(2025, 7, 1)) == PLAN[1]
    assert next_milestone(holding, date(2026, 1, 1)) == PLAN[2]
    assert next_milestone(holding, date(2027, 6, 1)) == final_target(holding)
    assert next_milestone(holding[:2], date(2027, 6, 1)) is None


def test_re_planning_adds_a_version_and_moves_what_gets_another_day() -> None:
    why, on = "Delay", date(2025, 7, 10)
    (again,) = re_planned(PLAN[1], Decision(Decimal(60), WINTER, why, on))
    assert values(in_force((*PLAN, again), END)) == [40, 60, 120]
    moved = re_planned(PLAN[1], Decision(Decimal(60), date(2026, 3, 31), why, on))
    assert [(each.due_on, each.value) for each in in_force((*PLAN, *moved), END)] == [
        (SUMMER, Decimal(40)),
        (date(2026, 3, 31), Decimal(60)),
        (END, 120),
    ]
    later = re_planned(PLAN[2], Decision(Decimal(120), date(2027, 6, 30), why, on))
    assert final_target(in_force((*PLAN, *later), END)) == later[0]
    taken = re_planned(PLAN[0], Decision(None, SUMMER, why, on))
    assert values(in_force((*PLAN, *taken), END)) == [80, 120]
    assert re_planned(PLAN[0], Decision(PLAN[0].value, SUMMER, why, on)) == ()


KNOWN = Known(figures={"certificate"}, reported=(), ends_on=END)


def kinds(*indicators: LogframeIndicator, node: ResultNode = NODE, plan: tuple[Target, ...] = PLAN) -> list[str]:
    found = logframe_gaps([node], indicators, {INDICATOR.id: plan}, KNOWN, END)
    assert all(gap.node_id == node.id for gap in found)
    return [gap.kind for gap in found]


def test_a_whole_logframe_lacks_nothing() -> None:
    assert kinds(INDICATOR) == []


def test_each_thing_that_an_auditor_asks_for_is_missed() -> None:
    bare = replace(INDICATOR, baseline=None, baseline_year=None, verification=" ", responsible="", figure="")
    assert kinds(bare, plan=()) == ["baseline", "final_target", "verification", "never_measured", "responsible"]
    assert kinds(replace(INDICATOR, baseline_year=None)) == ["baseline_year"]
    assert kinds(replace(INDICATOR, figure="Z9")) == ["unknown_figure"]
    assert kinds(node=replace(NODE, statement="")) == ["statement", "no_indicator"]
    assert kinds(node=replace(NODE, level="impact")) == []


def test_days_behind_the_last_day_are_told() -> None:
    late = target(date(2027, 3, 31), 130)
    assert kinds(INDICATOR, plan=(*PLAN, late)) == ["late_milestone", "late_target"]
    assert kinds(INDICATOR, plan=(target(date(2027, 3, 31), 130, kind="final"),)) == ["late_target"]


def test_a_gap_says_what_it_is_about() -> None:
    found = logframe_gaps([NODE], [replace(INDICATOR, responsible="")], {INDICATOR.id: PLAN}, KNOWN, END)
    assert found == (LogframeGap("responsible", NODE.id, INDICATOR.id),)
