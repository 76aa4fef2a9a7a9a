"""Which targets of an indicator hold on a day, and how they came to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from partnertrack.domain.logframe import Target

FINAL, MILESTONE = "final", "milestone"


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached by a day, as it was decided again and again: the version that holds is `target`.

    `versions` are all that were decided by the day that is looked at, the first decided first, those that took the
    milestone back among them.
    """

    target: Target
    versions: tuple[Target, ...]

    @property
    def is_taken_back(self) -> bool:
        """Whether the last decision took it back."""
        return self.target.value is None

    @property
    def is_replanned(self) -> bool:
        """Whether it was decided more than once."""
        return len(self.versions) > 1


def goals(targets: Iterable[Target], day: date) -> tuple[Goal, ...]:
    """The goals of one indicator as they were decided by the end of a day, by the day on which they are due.

    There is one final target, however often its own day was moved, and one milestone for each due day. Before anything
    was decided, the first plan stands in: a logframe that was entered late still says what was meant to be.
    """
    listed = sorted(targets, key=_decided)
    first = min((each.decided_on for each in listed), default=day)
    known = [each for each in listed if each.decided_on <= max(day, first)]
    slots: dict[tuple[str, date | None], list[Target]] = {}
    for each in known:
        slots.setdefault((each.type, None if each.type == FINAL else each.due_on), []).append(each)
    found = [Goal(versions[-1], tuple(versions)) for versions in slots.values()]
    return tuple(sorted(found, key=lambda goal: (goal.target.due_on, goal.target.type == FINAL)))


def in_force(targets: Iterable[Target], day: date) -> tuple[Target, ...]:
    """The targets that hold on a day, by the day on which they are due; what was taken back is not among them."""
    return tuple(goal.target for goal in goals(targets, day) if not goal.is_taken_back)


def final_target(holding: Iterable[Target]) -> Target | None:
    """The final target among those that hold."""
    return next((each for each in holding if each.type == FINAL), None)


def next_milestone(holding: Sequence[Target], day: date) -> Target | None:
    """What is to be reached next: the first that is due on that day or later, and after the last of them the final one.

    None where nothing is left to reach but what was due before, and there is no final target.
    """
    ahead = sorted((each for each in holding if each.due_on >= day), key=lambda each: (each.due_on, each.type == FINAL))
    return ahead[0] if ahead else final_target(holding)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided anew about a target: its value (None takes a milestone back), its due day, why, and when."""

    value: Decimal | None
    due_on: date
    reason: str
    decided_on: date


def re_planned(target: Target, wanted: Decision) -> tuple[Target, ...]:
    """The targets that write a decision down beside the earlier one, which stays readable.

    A milestone that moves to another day is taken back on its old day and set on the new one. A decision that changes
    nothing writes nothing.
    """
    if (wanted.value, wanted.due_on) == (target.value, target.due_on):
        return ()
    again = Target(
        indicator_id=target.indicator_id,
        type=target.type,
        due_on=wanted.due_on,
        decided_on=wanted.decided_on,
        value=wanted.value,
        reason=wanted.reason,
    )
    if target.type == FINAL or wanted.due_on == target.due_on:
        return (again,)
    gone = Target(
        indicator_id=target.indicator_id,
        type=target.type,
        due_on=target.due_on,
        decided_on=wanted.decided_on,
        value=None,
        reason=wanted.reason,
    )
    return (gone, again) if wanted.value is not None else (gone,)


def _decided(target: Target) -> tuple[date, str]:
    """Sorts by the day of the decision; ids tell which of two of the same day is the younger."""
    return target.decided_on, target.id.hex
