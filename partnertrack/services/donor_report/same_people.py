"""People who are counted in several places of a report are known to be the same, so that none gives away another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from uuid import UUID

from partnertrack.domain.person_count import CountKey, PersonCount
from partnertrack.services.donor_report.brief import Brief

People = frozenset[UUID]


def counted(brief: Brief, key: CountKey, ids: Sequence[UUID], label: str) -> PersonCount:
    """The count of these enrolments; where an earlier part counts just them, the press learns of it.

    That all of a step happen to be those of one region is no equation that a reader could know: a count of a step and
    one that is set apart by something personal are left apart.
    """
    count = brief.counting.of(key, ids, label)
    if ids:
        for other in _others(brief, frozenset(ids)):
            if other.is_personal == count.is_personal:
                brief.press.same(count, other)
    return count


def counted_apart(brief: Brief, parts: Sequence[tuple[PersonCount, Sequence[UUID]]]) -> None:
    """Tell the press that parts which have nobody in common add up to a whole that is counted, where there is one."""
    whole = frozenset(each for _count, ids in parts for each in ids)
    if len(parts) > 1 and whole and sum(len(ids) for _count, ids in parts) == len(whole):
        for found in _others(brief, whole):
            brief.press.split(found, [count for count, _ids in parts])


def _others(brief: Brief, people: People) -> Iterator[PersonCount]:
    """The counts noted so far that are of just these people; only asked for before anything is decided."""
    if brief.press.decisions is not None:
        return
    for count in tuple(brief.press.system().counts.values()):
        is_as_many = count.exceeds(len(people) - 1) and not count.exceeds(len(people))
        if is_as_many and _people(brief, count) == people:
            yield count


def _people(brief: Brief, count: PersonCount) -> People:
    """Whom a count is of; nobody where that is not known."""
    return brief.once(("people", count.key), partial(_ids, brief, count))


def _ids(brief: Brief, count: PersonCount) -> People:
    try:
        return frozenset(brief.counting.ids([count]).get(count.key, ()))
    except KeyError:  # a figure of money, behind which no enrolment stands
        return frozenset()
