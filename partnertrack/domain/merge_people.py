"""Two entries that are one person become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, TypeVar

from partnertrack.domain.attendance import Attendance
from partnertrack.domain.change import Change, added, removed
from partnertrack.domain.distinction import Distinction
from partnertrack.domain.dossier import Attached, Dossier
from partnertrack.domain.encoding import Plain
from partnertrack.domain.event import Event
from partnertrack.domain.part import Part, contents, with_contents
from partnertrack.domain.record import Record, new_id
from partnertrack.domain.vacancy import Candidacy

R = TypeVar("R", bound=Record)

Choice = Literal["survivor", "other"]
Chosen: TypeAlias = Mapping[Part, Choice]
"""Whose value is kept where both hold different ones; the survivor's where nothing is chosen."""

Way = Literal["one-enrolment", "two-enrolments"]
"""one-enrolment: the same way through the scheme was entered twice; two-enrolments: one person came twice."""

_HOW_FAR = (
    "not_started",
    "planned",
    "in_progress",
    "waiting_third_party",
    "not_applicable",
    "cancelled",
    "waived",
    "failed",
    "done",
)
"""The statuses of an event, from the one that says least."""


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A value that the records no longer hold after a merge, and what they hold in its place."""

    part: Part
    kept: Plain
    lost: Plain


@dataclass(frozen=True, slots=True)
class Merged:
    """The changes that make two entries one, and what is given up by them."""

    changes: tuple[Change, ...]
    given_up: tuple[GivenUp, ...]


@dataclass(slots=True)
class _Work:
    """What comes together while two entries are merged."""

    chosen: Chosen
    changes: list[Change] = field(default_factory=list)
    given_up: list[GivenUp] = field(default_factory=list)

    def change(self, before: Record, after: Record) -> None:
        """Take a change in, if it is one."""
        if before != after:
            self.changes.append(Change(before, after))


def proposed(one: Dossier, other: Dossier) -> Way:
    """The likelier way: two cohorts with something done in each are two enrolments of one person."""
    cohorts = {one.enrolment.cohort_id, other.enrolment.cohort_id} - {None}
    are_two = len(cohorts) > 1 and bool(one.events) and bool(other.events)
    return "two-enrolments" if are_two else "one-enrolment"


def merge(
    survivor: Dossier, other: Dossier, way: Way, chosen: Chosen, distinctions: Iterable[Distinction] = ()
) -> Merged:
    """What makes the other entry a part of the survivor's.

    Blanks are filled; where both hold different values the chosen one stays, and what is given up is listed. In
    one enrolment events are joined step by step; statements, `distinctions` and what was kept by hand follow. What the
    other one's events tell is written anew under the survivor, so that taking the merge back gives both people what
    they had, and leaves the survivor what was said since. Raises ValueError when there is nothing to merge.
    """
    is_one_person = survivor.participant.id == other.participant.id
    if survivor.enrolment.id == other.enrolment.id or (is_one_person and way == "two-enrolments"):
        raise ValueError("the two are one already")
    work = _Work(chosen)
    moving = list(other.siblings)
    if way == "two-enrolments":
        moving.append(other.enrolment)
    else:
        _join(work, survivor.enrolment, other.enrolment)
        _join_events(work, survivor, other)
        for statement in other.statements:
            work.change(statement, replace(statement, enrolment_id=survivor.enrolment.id))
        work.changes += _followed(survivor, other)
        work.changes.append(removed(other.enrolment))
    if not is_one_person:
        _join(work, survivor.participant, other.participant)
        for enrolment in moving:
            work.change(enrolment, replace(enrolment, participant_id=survivor.participant.id))
        work.changes.append(removed(other.participant))
    work.changes += _told_apart(survivor, other, way, distinctions)
    return Merged(tuple(work.changes), tuple(work.given_up))


def _join(work: _Work, ours: Record, theirs: Record) -> None:
    """Keep one record in place of two."""
    work.change(ours, _joined(work, ours, theirs))


def _joined(work: _Work, ours: R, theirs: R) -> R:
    """Our record with the blanks filled from theirs, and with their values where those were chosen."""
    we, they = contents(ours), contents(theirs)
    told = {**they, **we}
    for name in they.keys() & we.keys():
        if we[name] == they[name]:
            continue
        part = _part(ours, name)
        is_theirs = _takes_status(work, ours, theirs) if name == "status" else work.chosen.get(part) == "other"
        told[name], lost = (they[name], we[name]) if is_theirs else (we[name], they[name])
        work.given_up.append(GivenUp(part, told[name], lost))
    return with_contents(ours, told)


def _takes_status(work: _Work, ours: Record, theirs: Record) -> bool:
    """Whether their status is taken: that of the outcome that was chosen, else the one that says more."""
    we, they = contents(ours), contents(theirs)
    if "outcome" in we and "outcome" in they and we["outcome"] != they["outcome"]:
        return work.chosen.get(_part(ours, "outcome")) == "other"
    return _HOW_FAR.index(str(they["status"])) > _HOW_FAR.index(str(we["status"]))


def _part(record: Record, name: str) -> Part:
    if isinstance(record, Event):
        return Part(record.kind, name, record.step, record.occurrence)
    return Part(record.kind, name)


def _join_events(work: _Work, survivor: Dossier, other: Dossier) -> None:
    known = {(event.step, event.occurrence): event for event in survivor.events}
    joined = dict(known)
    for event in other.events:
        key = event.step, event.occurrence
        ours = joined.get(key)
        if ours is None:
            joined[key] = replace(event, id=new_id(), version=0, enrolment_id=survivor.enrolment.id)
        else:
            after = _joined(work, ours, event)
            if after != ours and after.source_id is None:
                after = replace(after, source_id=event.source_id, source_place=event.source_place)
            joined[key] = after
        work.changes.append(removed(event))
    for key, event in joined.items():
        if key not in known:
            work.changes.append(added(event))
        else:
            work.change(known[key], event)


def _followed(survivor: Dossier, other: Dossier) -> Iterator[Change]:
    """What was kept by hand beside the other one's journey, now beside the survivor's; what both have stays once."""
    known = {_once(each) for each in survivor.attached}
    for each in other.attached:
        moved = replace(each, enrolment_id=survivor.enrolment.id)
        yield removed(each) if _once(each) in known else Change(each, moved)


def _once(kept: Attached) -> tuple[object, ...]:
    """What there can be only once beside a journey: a day of a training, a vacancy that somebody is put forward for."""
    if isinstance(kept, Attendance):
        return kept.kind, kept.step, kept.held_on
    return (kept.kind, kept.vacancy_id if isinstance(kept, Candidacy) else kept.id)


def _told_apart(survivor: Dossier, other: Dossier, way: Way, distinctions: Iterable[Distinction]) -> Iterator[Change]:
    """What was said of the other one's being somebody else is said of the survivor; the two are not told apart."""
    ours, theirs = survivor.enrolment.id, other.enrolment.id
    distinctions = list(distinctions)
    said = {each.pair for each in distinctions}
    for each in distinctions:
        if each.pair == frozenset((ours, theirs)):
            yield removed(each)
        elif way == "one-enrolment" and theirs in each.pair:
            (rest,) = each.pair - {theirs}
            moved = replace(each, one_id=ours, other_id=rest)
            yield removed(each) if moved.pair in said else Change(each, moved)
            said.add(moved.pair)
