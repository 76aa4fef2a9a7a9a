"""Grievances as counts, which is all that leaves the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from partnertrack.domain.grievance import GRIEVANCE_STATUSES, GRIEVANCE_SUBJECTS
from partnertrack.domain.open_grievances import AGES, age
from partnertrack.services.grievances.listing import GrievanceLine

_SETTLED_HERE = ("resolved", "referred")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are: open, late, by age of the open ones, by subject and status.

    `days` is the median from the day one came to the day it was resolved or referred, over `settled` of them.
    """

    total: int
    open: int
    late: int
    settled: int
    days: Fraction | None
    by_age: tuple[int, ...]
    by_subject: tuple[tuple[str, tuple[int, ...]], ...]
    """Each subject of which there is one, with its counts in the order of `GRIEVANCE_STATUSES`."""


def counts(lines: Iterable[GrievanceLine]) -> Counts:
    """These grievances counted."""
    found = tuple(lines)
    open_ones = [each for each in found if each.is_open]
    settled = [each.days for each in found if each.status in _SETTLED_HERE and each.resolved_on]
    ages = Counter(age(each.days) for each in open_ones)
    cells = Counter((each.subject, each.status) for each in found)
    subjects = [*GRIEVANCE_SUBJECTS, *sorted({each.subject for each in found}.difference(GRIEVANCE_SUBJECTS))]
    rows = ((subject, tuple(cells[subject, status] for status in GRIEVANCE_STATUSES)) for subject in subjects)
    return Counts(
        len(found),
        len(open_ones),
        sum(each.is_late for each in open_ones),
        len(settled),
        Fraction(median(settled)) if settled else None,
        tuple(ages[place] for place in range(len(AGES) + 1)),
        tuple((subject, row) for subject, row in rows if any(row)),
    )
