"""What the practice office agreed with its donor: the logframe with its targets and what was reported by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from partnertrack.domain.change import added
from partnertrack.domain.logframe import Actual, LogframeIndicator, ResultNode, Target
from partnertrack.domain.record import Record
from partnertrack.i18n import _
from partnertrack.services.workspace import Workspace

Told = Mapping[str, Any]


def agree_logframe(workspace: Workspace, folder: Path) -> None:
    """Enter the logframe that the file of this folder describes."""
    text = (folder / "logframe.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
    workspace.commit(_("Enter the logframe as agreed with the donor"), map(added, _records(data)))


def _records(data: Told) -> Iterator[Record]:
    nodes: dict[str, UUID] = {}
    for place, about in enumerate(data["results"]):
        node = ResultNode(
            level=about["level"],
            code=about["code"],
            statement=about["statement"],
            parent_id=nodes.get(about.get("parent", "")),
            position=place,
            assumptions=about.get("assumptions", ""),
        )
        nodes[node.code] = node.id
        yield node
        for number, told in enumerate(about["indicators"]):
            yield from _indicator(dict(told), node.id, number, data)


def _indicator(told: dict[str, Any], node_id: UUID, place: int, data: Told) -> Iterator[Record]:
    milestones: Mapping[str, Any] = told.pop("milestones", {})
    final = told.pop("final", None)
    again, reports = told.pop("replanned", ()), told.pop("reports", ())
    baseline = told.pop("baseline", None)
    made = LogframeIndicator(node_id=node_id, position=place, baseline=_amount(baseline), **told)
    yield made
    for due_on, value in milestones.items():
        yield _target(made, "milestone", date.fromisoformat(due_on), data["decided_on"], value)
    if final is not None:
        yield _target(made, "final", data["final_on"], data["decided_on"], final)
    for each in again:
        yield _target(made, "milestone", each["due_on"], each["decided_on"], each["value"], each["reason"])
    for each in reports:
        value = _amount(each.get("value"))
        evidence = each.get("evidence", "")
        yield Actual(indicator_id=made.id, as_of=each["as_of"], value=value, note=each["note"], evidence=evidence)


def _target(
    made: LogframeIndicator, kind: str, due_on: date, decided_on: date, value: int | Decimal, reason: str = ""
) -> Target:
    return Target(
        indicator_id=made.id, type=kind, due_on=due_on, decided_on=decided_on, value=_amount(value), reason=reason
    )


def _amount(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)
