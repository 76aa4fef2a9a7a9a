"""A count of an issued report as it comes out today, for the same day and the same period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from partnertrack.services.donor_report.frozen.value import FrozenCount

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
    def is_changed(self) -> bool:
        """Whether other people are counted now, or another number of them."""
        return self.now != self.count.number or bool(self.merged or self.came or self.went)
