"""The command `logframe`."""

from __future__ import annotations

import argparse
from decimal import Decimal
from fractions import Fraction
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import add_file, add_json, add_period, show, show_json
from partnertrack.domain.logframe import Target
from partnertrack.i18n import _, day, ngettext, percent
from partnertrack.services import logframe


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    told = commands.add_parser("logframe", help=_("results, indicators and targets, and how they stand"))
    add_file(told)
    add_period(told)
    add_json(told)
    told.set_defaults(run=_logframe)


def _logframe(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        found = logframe.logframe(workspace, chosen.as_of, chosen.since)
    finally:
        workspace.close()
    if chosen.json:
        show_json(_as_json(found))
    else:
        _show(found)
    return 0


def _show(found: logframe.Logframe) -> None:
    show(_("As of {day}").format(day=day(found.as_of)))
    if not found.results:
        show(_("The pilot has no logframe yet."))
    for result in found.results:
        show(f"{result.node.code}  {result.node.statement}")
        for line in result.lines:
            words = f"  {line.indicator.code:8} {line.indicator.label[:60]:60} {line.current.text:>12}"
            show(f"{words}  {_against(line, found.currency)}".rstrip())
    if found.gaps:
        count = len(found.gaps)
        show(ngettext("{n} thing is missing.", "{n} things are missing.", count).format(n=count))


def _against(line: logframe.Line, currency: str) -> str:
    """The next milestone and how much of it is reached: "91.1% of 45 by 30 June 2026  on_track"."""
    ahead = line.stand.next
    if ahead is None or line.stand.of_next is None:
        return line.stand.light
    goal = logframe.value_text(ahead.value, line.unit, currency)
    words = _("{share} of {goal} by {day}").format(share=percent(line.stand.of_next), goal=goal, day=day(ahead.due_on))
    return f"{words}  {line.stand.light}"


def _as_json(found: logframe.Logframe) -> dict[str, object]:
    return {
        "as_of": found.as_of.isoformat(),
        "from": found.since.isoformat() if found.since else None,
        "on_track": float(found.limits.on_track),
        "at_risk": float(found.limits.at_risk),
        "currency": found.currency,
        "results": [
            {
                "level": result.node.level,
                "code": result.node.code,
                "statement": result.node.statement,
                "assumptions": result.node.assumptions,
                "gaps": [gap.kind for gap in result.gaps],
                "indicators": [_line_json(line) for line in result.lines],
            }
            for result in found.results
        ],
    }


def _line_json(line: logframe.Line) -> dict[str, object]:
    indicator, current, against = line.indicator, line.current, line.stand
    return {
        "code": indicator.code,
        "label": indicator.label,
        "figure": indicator.figure or None,
        "unit": line.unit,
        "direction": indicator.direction,
        "verification": indicator.verification,
        "responsible": indicator.responsible,
        "baseline": _number(indicator.baseline),
        "baseline_year": indicator.baseline_year,
        "value": _number(current.value),
        "text": current.text,
        "n": current.n,
        "d": current.d,
        "reported_on": current.on.isoformat() if current.on else None,
        "note": current.note,
        "evidence": current.evidence,
        "known": [current.completeness.known, current.completeness.of] if current.completeness else None,
        "in_period": _number(line.progress),
        "next": _target_json(against.next),
        "final": _target_json(against.final),
        "of_next": _number(against.of_next),
        "of_next_text": percent(against.of_next) if against.of_next is not None else None,
        "of_final": _number(against.of_final),
        "of_final_text": percent(against.of_final) if against.of_final is not None else None,
        "shortfall": _number(against.missing),
        "status": against.light or None,
        "trend": line.trend or None,
        "targets": [
            {**_dated(goal.target), "versions": [_version_json(version) for version in goal.versions]}
            for goal in line.goals
        ],
        "by": {
            split.dimension: [{"label": group.label, "n": group.n, "d": group.d} for group in split.groups]
            for split in line.splits
        },
        "gaps": [gap.kind for gap in line.gaps],
    }


def _target_json(target: Target | None) -> dict[str, object] | None:
    return None if target is None else _dated(target)


def _dated(target: Target) -> dict[str, object]:
    return {"type": target.type, "due_on": target.due_on.isoformat(), "value": _number(target.value)}


def _version_json(target: Target) -> dict[str, object]:
    told = {"decided_on": target.decided_on.isoformat(), "reason": target.reason}
    return {**told, "due_on": target.due_on.isoformat(), "value": _number(target.value)}


def _number(value: Fraction | Decimal | None) -> float | None:
    return None if value is None else float(value)
