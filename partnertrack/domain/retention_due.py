"""From when on a person’s data are to be made anonymous, by the pilot’s rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from partnertrack.domain.months import add_months
from partnertrack.domain.retention import RetentionHold, RetentionRule

LAST_EVENT, DAY, STEP = "last_event", "day", "step:"
MOST_MONTHS = 1200


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person’s time in the pilot: the last day on which something happened, and of each step."""

    last_on: date | None
    steps: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class DueBy:
    """The day from which on nothing is to be kept any more, and the rule that says so."""

    on: date
    rule: RetentionRule


def due_by(rules: Iterable[RetentionRule], known: Known) -> DueBy | None:
    """When a person is due: the rule that keeps longest decides; None while one of them has not begun to run."""
    found: list[DueBy] = []
    for rule in rules:
        if not rule.is_active:
            continue
        start = _start(rule, known)
        if start is None:
            if rule.starts.startswith(STEP):
                continue  # somebody who never came to that step is not meant by it
            return None
        found.append(DueBy(add_months(start, rule.months), rule))
    return max(found, key=lambda each: each.on, default=None)


def is_held(hold: RetentionHold, as_of: date) -> bool:
    """Whether a hold still counts on that day."""
    return hold.until is None or hold.until >= as_of


def _start(rule: RetentionRule, known: Known) -> date | None:
    if rule.starts == DAY:
        return rule.starts_on
    if rule.starts == LAST_EVENT:
        return known.last_on
    return known.steps.get(rule.starts.removeprefix(STEP))
