"""The command `clock`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any, get_args

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import a_day, add_file, add_json, show, show_json
from partnertrack.i18n import _, day, number, percent
from partnertrack.services import clock

_DIMENSIONS = get_args(clock.By)


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    told = commands.add_parser("clock", help=_("how long each step takes, and who holds people"))
    add_file(told)
    told.add_argument("--as-of", type=a_day, required=True, metavar="DATE", help=_("figures as of this day"))
    told.add_argument("--by", choices=_DIMENSIONS, metavar="DIM", help=", ".join(_DIMENSIONS))
    add_json(told)
    told.set_defaults(run=_clock)


def _clock(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        view = clock.clock(workspace, chosen.as_of)
        asked = [clock.step(workspace, chosen.as_of, step.key, chosen.by) for step in view.steps] if chosen.by else []
        parts = {each.step.key: each.groups for each in asked if each}
    finally:
        workspace.close()
    if chosen.json:
        show_json(_view_json(view, parts, chosen.by))
    else:
        _show_view(view, parts)
    return 0


def _view_json(
    view: clock.ClockView, parts: Mapping[str, tuple[clock.Group, ...]], by: clock.By | None
) -> dict[str, object]:
    return {
        "as_of": view.as_of.isoformat(),
        "by": by,
        "people": view.people,
        "stages": [_stage_json(stage) for stage in view.stages],
        "steps": [
            {
                "step": step.key,
                "label": step.label,
                "after": step.before,
                "responsible": step.responsible,
                **_timing_json(step.timing),
                **({"groups": [_group_json(group) for group in parts.get(step.key, ())]} if by else {}),
            }
            for step in view.steps
        ],
        "held": [
            {
                "step": hold.step.key,
                "responsible": hold.step.responsible,
                "people": hold.people,
                "days": hold.days,
                "organisation": hold.name or None,
                "people_there": hold.people_there,
                "days_there": hold.days_there,
            }
            for hold in view.holds
        ],
    }


def _stage_json(stage: clock.Stage) -> dict[str, object]:
    return {
        "stage": stage.key,
        "label": stage.label,
        "entered": stage.entered,
        "passed": stage.passed,
        "in_progress": stage.in_progress,
        "left": stage.left,
        "conversion": None if stage.conversion is None else float(stage.conversion),
        "reasons": [{"reason": reason.label, "n": reason.n} for reason in stage.reasons],
    }


def _group_json(group: clock.Group) -> dict[str, object]:
    return {"key": group.key, "label": group.label, **_timing_json(group.timing)}


def _timing_json(timing: clock.Timing) -> dict[str, object]:
    found = timing.estimate
    return {
        "entered": timing.entered,
        "done": timing.done,
        "open": timing.open,
        "left": timing.left,
        "passed_over": timing.passed,
        "unmeasured": timing.unmeasured,
        "planned": timing.planned,
        "late": timing.late,
        "late_days": timing.late_days,
        "oldest": timing.oldest,
        "p10": found.p10,
        "p25": found.p25,
        "median": found.median,
        "p75": found.p75,
        "p90": found.p90,
        "curve": [[days, round(share, 6)] for days, share in found.curve],
    }


def _show_view(view: clock.ClockView, parts: Mapping[str, tuple[clock.Group, ...]]) -> None:
    show(_("As of {day}").format(day=day(view.as_of)))
    for stage in view.stages:
        told = _("{entered} entered, {passed} passed on, {open} in progress, {left} left").format(
            entered=number(stage.entered),
            passed=number(stage.passed),
            open=number(stage.in_progress),
            left=number(stage.left),
        )
        share = percent(stage.conversion) if stage.conversion is not None else _("n/a")
        show(f"  {stage.label:40} {told}  {share}")
    for step in view.steps:
        if step.timing.done or step.timing.open:
            show(f"  {step.label:40} {_told(step.timing)}")
            for group in parts.get(step.key, ()):
                show(f"    {group.label:38} {_told(group.timing)}")
    for hold in view.holds[:1]:
        told = _("{step} holds {people} people beyond what was planned, for {days} person-days")
        show(told.format(step=hold.step.label, people=number(hold.people), days=number(hold.days)))


def _told(timing: clock.Timing) -> str:
    return _("{done} done, {open} waiting; median {median}, 90th percentile {p90}, planned {planned} days").format(
        done=number(timing.done),
        open=number(timing.open),
        median=_days(timing.estimate.median),
        p90=_days(timing.estimate.p90),
        planned=_days(timing.planned),
    )


def _days(days: int | None) -> str:
    return _("n/a") if days is None else number(days)
