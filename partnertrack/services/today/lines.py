"""The lines of the day, each with exactly the people it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.criterion import Criterion
from partnertrack.domain.deadline import Deadline
from partnertrack.domain.shown import due
from partnertrack.i18n import _, ngettext, number
from partnertrack.services.today.deadlines import deadlines, under_way
from partnertrack.services.today.departures import planned
from partnertrack.services.today.reminders import About, put_off_on
from partnertrack.services.workspace import Case, Workspace

Group: TypeAlias = Literal["overdue", "week", "expiring", "impossible"]

GROUPS: tuple[Group, ...] = ("overdue", "week", "expiring", "impossible")
AHEAD = 90
"""So many days before it ends, something that expires is spoken of."""

_ICONS = {"overdue": "triangle-alert", "week": "calendar", "expiring": "id-card", "impossible": "plane"}
_ORDER = GROUPS.index


@dataclass(frozen=True, slots=True)
class Line:
    """Something to do about `people`, with the day that is nearest or longest past.

    `about` names the reminders of the line, to put them off; `criteria` the list of the same people in words that a
    search understands, where there are any.
    """

    group: Group
    subject: str
    icon: str
    text: str
    oldest: date
    people: tuple[UUID, ...]
    about: tuple[About, ...]
    criteria: tuple[Criterion, ...] = ()

    @property
    def count(self) -> int:
        """How many people it is about."""
        return len(self.people)


@dataclass(frozen=True, slots=True)
class Today:
    """The lines as of a day, in the order of the groups, the most pressing of a group first."""

    as_of: date
    lines: tuple[Line, ...]

    def of(self, group: Group) -> tuple[Line, ...]:
        """The lines of one group."""
        return tuple(line for line in self.lines if line.group == group)


def today(workspace: Workspace, as_of: date) -> Today:
    """What is to be done on that day; what was put off beyond it is left out."""
    cases = under_way(workspace, as_of)
    rests = put_off_on(workspace, as_of)
    gathered: dict[tuple[Group, str], list[Deadline]] = {}
    for deadline in deadlines(workspace, cases):
        group = _group(deadline, as_of)
        if group and (deadline.subject, deadline.enrolment_id) not in rests:
            gathered.setdefault((group, f"{deadline.kind}:{deadline.key}"), []).append(deadline)
    lines = [_line(workspace, group, found, as_of) for (group, _subject), found in gathered.items()]
    lines.extend(_impossible(workspace, cases, as_of, rests))
    return Today(as_of, tuple(sorted(lines, key=lambda line: (_ORDER(line.group), line.oldest, line.subject))))


def _group(deadline: Deadline, as_of: date) -> Group | None:
    ahead = (deadline.day - as_of).days
    if deadline.kind != "step":
        return "expiring" if ahead <= AHEAD else None
    if ahead < 0:
        return "overdue"
    return "week" if deadline.day <= sunday(as_of) else None


def sunday(day: date) -> date:
    """The last day of the week."""
    return day + timedelta(6 - day.weekday())


def _line(workspace: Workspace, group: Group, found: list[Deadline], as_of: date) -> Line:
    first = found[0]
    subject = f"{first.kind}:{first.key}"
    oldest = min(deadline.day for deadline in found)
    people = tuple(dict.fromkeys(deadline.enrolment_id for deadline in found))
    text = _WORDS[group](label(workspace, subject), len(people), (as_of - oldest).days)
    about = tuple((deadline.subject, deadline.enrolment_id) for deadline in found)
    return Line(group, subject, _ICONS[group], text, oldest, people, about, _criteria(group, subject, as_of))


def label(workspace: Workspace, subject: str) -> str:
    """What a subject ("step:visa_decision", "expiry:visa_to", "document:passport") is called."""
    kind, key, *_rest = subject.split(":")
    return due(workspace.scheme, kind, key)


def _criteria(group: Group, subject: str, as_of: date) -> tuple[Criterion, ...]:
    if group == "week":
        span = (as_of.isoformat(), sunday(as_of).isoformat())
        return (Criterion("deadline", "between", (subject, *span)),)
    days = AHEAD if group == "expiring" else 0
    return (Criterion("deadline", "within", (subject, str(days))),)


def _overdue(name: str, n: int, days: int) -> str:
    return ngettext(
        "{step}: {n} overdue, the longest {days} day", "{step}: {n} overdue, the longest {days} days", days
    ).format(step=name, n=number(n), days=number(days))


def _week(name: str, n: int, _days: int) -> str:
    return _("{step}: {n} due this week").format(step=name, n=number(n))


def _expiring(name: str, n: int, days: int) -> str:
    if days > 0:
        words = ngettext(
            "{paper}: {n} expired or soon to, the oldest {days} day ago",
            "{paper}: {n} expired or soon to, the oldest {days} days ago",
            days,
        )
    else:
        words = ngettext(
            "{paper}: {n} to expire, the first in {days} day", "{paper}: {n} to expire, the first in {days} days", -days
        )
    return words.format(paper=name, n=number(n), days=number(abs(days)))


_WORDS: dict[Group, Callable[[str, int, int], str]] = {"overdue": _overdue, "week": _week, "expiring": _expiring}


def _impossible(
    workspace: Workspace, cases: tuple[Case, ...], as_of: date, rests: frozenset[tuple[str, UUID | None]]
) -> Iterator[Line]:
    """One line for the departures that cannot be reached."""
    subject = "plan:departed"
    wrong = [
        each
        for each in planned(workspace, cases, as_of)
        if not each.plan.is_possible and (f"{subject}:1", each.enrolment_id) not in rests
    ]
    if wrong:
        n = len(wrong)
        words = ngettext(
            "{n} planned departure cannot be reached", "{n} planned departures cannot be reached", n
        ).format(n=number(n))
        people = tuple(each.enrolment_id for each in wrong)
        about = tuple((f"{subject}:1", key) for key in people)
        yield Line("impossible", subject, _ICONS["impossible"], words, wrong[0].plan.departure, people, about)
