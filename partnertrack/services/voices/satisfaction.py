"""Satisfaction of trainees and of employers, whole and by quarter, employer, cohort and sex."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

import numpy as np

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.participant import Participant
from partnertrack.domain.satisfaction import SATISFIED, SCALE, Tally, quarter
from partnertrack.indicators.columns import Mask, Numbers
from partnertrack.persistence.queries import records
from partnertrack.services.voices.answers import ISSUE, Answers, answers, asking_step
from partnertrack.services.workspace import Workspace

Voice: TypeAlias = Literal["trainee", "employer"]
Part: TypeAlias = Literal["due", "done", "answered", "satisfied", "1", "2", "3", "4", "5"]
Dimension: TypeAlias = Literal["quarter", "employer", "cohort", "sex"]

PARTS: tuple[Part, ...] = ("due", "done", "answered", "satisfied", "1", "2", "3", "4", "5")
"""What can be counted of follow-ups: due or done, done, answered by a voice, and how.

One that was done although it was not due, such as after the end of a placement, is among all of them: the answers of
a group then add up to those who answered.
"""

DIMENSIONS: tuple[Dimension, ...] = ("quarter", "employer", "cohort", "sex")

_MOST_ISSUES = 500
_SEXES = ("female", "male", "other")


@dataclass(frozen=True, slots=True)
class Group:
    """Follow-ups that have something in common: `key` is "" where that is not known, `label` then too."""

    key: str
    label: str
    due: int
    done: int
    trainee: Tally = field(default_factory=Tally)
    employer: Tally = field(default_factory=Tally)

    def count(self, part: Part, voice: Voice = "trainee") -> int:
        """How many follow-ups belong to that part, by the answer of that voice."""
        told = self.tally(voice)
        known = {"due": self.due, "done": self.done, "answered": told.d, "satisfied": told.n}
        return known[part] if part in known else told.counts[int(part) - 1]

    def tally(self, voice: Voice) -> Tally:
        """The answers of trainees or of employers."""
        return self.trainee if voice == "trainee" else self.employer


@dataclass(frozen=True, slots=True)
class Issue:
    """What somebody told at a follow-up."""

    enrolment_id: UUID
    name: str
    label: str
    employer: str
    day: date | None
    occurrence: int
    text: str


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """All follow-ups, by each dimension, with the issues that were told, the latest first.

    Of quarters none is left out between the first and the last; `is_asked` says whether the scheme asks at all. Of very
    many issues the latest are there; `told` counts all.
    """

    as_of: date
    total: Group
    groups: tuple[tuple[Dimension, tuple[Group, ...]], ...] = ()
    issues: tuple[Issue, ...] = ()
    told: int = 0
    is_asked: bool = True

    def by(self, dimension: Dimension) -> tuple[Group, ...]:
        """The groups of one of `DIMENSIONS`."""
        return dict(self.groups).get(dimension, ())


@dataclass(frozen=True, slots=True, eq=False)
class _Counted:
    """What was said until a day, with the groups to which each follow-up belongs."""

    said: Satisfaction
    answers: Answers | None = None
    keys: dict[Dimension, tuple[list[str], Numbers]] = field(default_factory=dict)


def satisfaction(workspace: Workspace, as_of: date) -> Satisfaction:
    """What was said until the end of that day; remembered for the last day that was asked for."""
    return _counted(workspace, as_of).said


def behind(
    workspace: Workspace, as_of: date, part: Part, voice: Voice, group: tuple[Dimension, str] | None = None
) -> tuple[UUID, ...]:
    """Whose follow-ups belong to that part by the answer of that voice, each person once: all, or those of one group.

    A group is named by its dimension and its key.
    """
    counted = _counted(workspace, as_of)
    told = counted.answers
    if told is None:
        return ()
    which = _which(told, part, voice)
    if group:
        dimension, key = group
        names, codes = counted.keys[dimension]
        which = which & (codes == names.index(key)) if key in names else np.zeros_like(which)
    people = told.register.people
    return tuple(people[who].enrolment_id for who in np.unique(told.who[which]).tolist())


def _counted(workspace: Workspace, as_of: date) -> _Counted:
    kept: dict[date, _Counted] = workspace.remembered("voices", dict)
    if as_of not in kept:
        found = _count(workspace, as_of)
        kept.clear()
        kept[as_of] = found
    return kept[as_of]


def _count(workspace: Workspace, as_of: date) -> _Counted:
    step = asking_step(workspace.scheme)
    if step is None:
        return _Counted(Satisfaction(as_of, Group("", "", 0, 0), is_asked=False))
    told = answers(workspace, step, as_of)
    with workspace.store.reading() as reading:
        names = {str(each.id): each.name for each in records.all_of(reading, Organisation)}
    organisations = told.organisations()
    people, who = told.register.people, told.who.tolist()
    keys: dict[Dimension, tuple[list[str], Numbers]] = {
        "quarter": _coded([_quarter(each) for each in told.day.tolist()]),
        "employer": _coded([str(each or "") for each in organisations]),
        "cohort": _coded([people[each].cohort or "" for each in who]),
        "sex": _coded([_sex(people[each].sex) for each in who]),
    }
    whole = _groups(told, [""], np.zeros(len(who), np.int32), {})
    groups = tuple((each, _ordered(each, _groups(told, *keys[each], names))) for each in DIMENSIONS)
    issues = told.told(ISSUE)
    said = Satisfaction(
        as_of,
        whole[0],
        groups,
        tuple(_issues(workspace, told, issues, [names.get(str(each), "") for each in organisations])),
        len(issues),
    )
    return _Counted(said, told, keys)


def _which(told: Answers, part: Part, voice: Voice) -> Mask:
    """The follow-ups of a part."""
    scores = told.trainee if voice == "trainee" else told.employer
    match part:
        case "due":
            return np.ones(len(scores), np.bool_)
        case "done":
            return told.is_done
        case "answered":
            return np.isin(scores, SCALE)
        case "satisfied":
            return np.isin(scores, SATISFIED)
        case _:
            return np.isin(scores, (int(part),))


def _coded(values: Sequence[str]) -> tuple[list[str], Numbers]:
    """Which values there are, and the place of each value among them."""
    known: dict[str, int] = {}
    codes = np.fromiter((known.setdefault(each, len(known)) for each in values), np.int32, len(values))
    return list(known), codes


def _groups(told: Answers, keys: Sequence[str], codes: Numbers, names: dict[str, str]) -> list[Group]:
    """The follow-ups of each key, counted."""
    many, wide = len(keys), len(SCALE) + 1
    due = np.bincount(codes, minlength=many).tolist()
    done = np.bincount(codes[told.is_done], minlength=many).tolist()
    tallies = [
        np.bincount(codes * wide + scores, minlength=many * wide).reshape(many, wide)[:, 1:].tolist()
        for scores in (told.trainee, told.employer)
    ]
    return [
        Group(key, names.get(key, key), due[at], done[at], Tally(tuple(tallies[0][at])), Tally(tuple(tallies[1][at])))
        for at, key in enumerate(keys)
    ]


def _ordered(dimension: Dimension, groups: list[Group]) -> tuple[Group, ...]:
    """The groups by name, or quarter after quarter without a gap; what is not known comes last."""
    if dimension != "quarter":
        return tuple(sorted(groups, key=lambda group: (not group.key, fold(group.label))))
    found = {group.key: group for group in groups}
    known = sorted(filter(None, found))
    every = _between(date.fromisoformat(known[0]), date.fromisoformat(known[-1])) if known else []
    days = [each.isoformat() for each in every]
    return (*(found.get(day) or Group(day, day, 0, 0) for day in days), *([found[""]] if "" in found else ()))


def _between(first: date, last: date) -> list[date]:
    """The first days of the quarters from one to another."""
    days = [first]
    while days[-1] < last:
        day = days[-1]
        days.append(date(day.year + day.month // 10, (day.month + 2) % 12 + 1, 1))
    return days


def _quarter(ordinal: int) -> str:
    return quarter(date.fromordinal(ordinal)).isoformat() if ordinal else ""


def _sex(sex: str | None) -> str:
    return sex if sex in _SEXES else ""


def _issues(workspace: Workspace, told: Answers, texts: list[tuple[int, str]], employers: Sequence[str]) -> list[Issue]:
    """What was told, the latest first, with the names of those who told it."""
    latest = sorted(texts, key=lambda each: (-int(told.day[each[0]]), each[0]))[:_MOST_ISSUES]
    people = told.register.people
    who = {at: people[int(told.who[at])] for at, _text in latest}
    with workspace.store.reading() as reading:
        enrolments = records.fetch(reading, Enrolment, {each.enrolment_id for each in who.values()})
        named = records.fetch(reading, Participant, {each.participant_id for each in who.values()})
    return [
        Issue(
            who[at].enrolment_id,
            named[who[at].participant_id].name or enrolments[who[at].enrolment_id].label,
            enrolments[who[at].enrolment_id].label,
            employers[at],
            date.fromordinal(int(told.day[at])) if told.day[at] else None,
            int(told.occurrence[at]),
            text,
        )
        for at, text in latest
    ]
