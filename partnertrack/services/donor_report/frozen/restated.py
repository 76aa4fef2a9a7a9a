"""A count of an issued report as it comes out today, for the same day and the same period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from partnertrack.domain.person_count import CountKey
from partnertrack.domain.report import Report
from partnertrack.services.donor_report.frozen.value import Frozen, FrozenCount

Cause = Literal["late", "imported", "date", "answer", "step_removed", "detail", "removed", "undone", "other"]
"""Why somebody is counted now or no more.

late: entered after the issue; imported: came with a partner's file after it; date: a day was corrected; answer: an
outcome or status; step_removed: a step was taken out; detail: something about the person, such as the sex; removed: the
enrolment is gone; undone: what had brought it was undone; other: nobody touched it, so the counting itself changed.
"""


@dataclass(frozen=True, slots=True)
class Restated:
    """A count then and now: now = then - merged - went + came.

    `merged` are enrolments that became one with another one (its id) that is counted already, `came` and `went` the
    enrolments that are counted now only, or then only, each with the cause. All three are None where nobody can say who
    was counted then.
    """

    count: FrozenCount
    now: int
    merged: Mapping[UUID, UUID] | None = None
    came: Mapping[UUID, Cause] | None = None
    went: Mapping[UUID, Cause] | None = None

    @property
    def is_running(self) -> bool:
        """Whether it is one of a row of numbers by month, which all change when an early one does."""
        return "~by=" in self.count.key[0]

    @property
    def is_changed(self) -> bool:
        """Whether other people are counted now, or another number of them."""
        return self.now != self.count.number or bool(self.merged or self.came or self.went)

    def causes(self) -> dict[str, int]:
        """How many people came, went or were merged, by the cause: the merged first, then the commonest."""
        moved = Counter([*(self.came or {}).values(), *(self.went or {}).values()])
        merged = {"merged": len(self.merged)} if self.merged else {}
        return {**merged, **dict(moved.most_common())}

    def is_below(self, threshold: int) -> bool:
        """Whether the change, or what came or went of it, is made by fewer people than that, but by somebody."""
        moved = [len(each or ()) for each in (self.merged, self.came, self.went)]
        return any(0 < each < threshold for each in (*moved, abs(self.now - self.count.number)))


@dataclass(frozen=True, slots=True)
class Restatement:
    """An issued report held against today: what it printed and comes out otherwise now, in the order of references.

    `compared` is how many of its printed counts could be counted again.
    """

    report: Report
    frozen: Frozen
    compared: int
    changed: tuple[Restated, ...]

    def told(self, threshold: int, *, covers_totals: bool) -> tuple[Restated, ...]:
        """The changed counts of which readers may be told how they changed.

        Whoever knows both numbers knows how many people moved, and of a few people in a group that is set apart by
        something personal nobody may learn that. All groups of a breakdown are told of, or none: else the change of one
        would follow from the others and the total. A total is told of, unless the rule covers totals.
        """
        printed = [each for each in self.changed if not each.count.withheld and not each.is_running]
        small = {_breakdown(each.count.key) for each in printed if each.is_below(threshold)}
        held = {_breakdown(each.count.key) for each in self.changed if each.count.withheld}
        open_ = {_breakdown(each.count.key) for each in printed if not self.is_personal(each) and not covers_totals}
        return tuple(each for each in printed if _breakdown(each.count.key) not in (small | held) - open_)

    def is_personal(self, each: Restated) -> bool:
        """Whether a count is set apart by something personal, by its key or because it is of one sex alone.

        A figure such as "women among those departed" counts the same people as a group of a milestone.
        """
        if len(each.count.key) > 1:
            return True
        by_sex = [count for count in self.frozen.counts if any(part.startswith("sex=") for part in count.key[1:])]
        is_total = any(count.key[0] == each.count.key[0] for count in by_sex)
        return not is_total and each.count.packed in {count.packed for count in by_sex if count.packed}

    def hidden(self, told: tuple[Restated, ...]) -> int:
        """How many printed counts changed beside those that are told of."""
        return sum(not each.count.withheld and not each.is_running for each in self.changed) - len(told)

    @property
    def running(self) -> int:
        """How many printed numbers of rows by month changed."""
        return sum(not each.count.withheld and each.is_running for each in self.changed)


def _breakdown(key: CountKey) -> tuple[str, ...]:
    """The table to which a group belongs: its population with the names of the dimensions."""
    return (key[0], *(part.partition("=")[0] for part in key[1:]))
