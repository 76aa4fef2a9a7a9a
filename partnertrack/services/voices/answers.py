"""What was answered at each follow-up and what should have been, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np

from partnertrack.domain.journey import SETTLED
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.indicators.columns import Happenings, Mask, Numbers
from partnertrack.indicators.view import Register
from partnertrack.persistence.queries.settled import settled
from partnertrack.services.workspace import Workspace

TRAINEE, EMPLOYER, ISSUE = "satisfaction_trainee", "satisfaction", "issue"
_EMPLOYED = ("contract", "work_start")
"""The steps that say with which employer somebody is, the one that says it best last."""

_WAIVED = SETTLED - {"done"}
_PAUSE = "on_hold"


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The follow-ups that were done by a day, or due by it: `who` are places in the register, days are ordinals.

    `day` is 0 where it is not known, `trainee` and `employer` hold answers from 1 to 5, or 0; `event` is the place
    among the events of the step, -1 for one that is due and not done.
    """

    register: Register
    step: str
    who: Numbers
    day: Numbers
    occurrence: Numbers
    event: Numbers
    trainee: Numbers
    employer: Numbers

    @property
    def is_done(self) -> Mask:
        """Which follow-ups were done."""
        return self.event >= 0

    def organisations(self) -> list[UUID | None]:
        """With which organisation each follow-up is: the one it names, else the employer of the person."""
        employed = _employers(self.register)
        told = self.register.of(self.step)
        named: Sequence[UUID | None] = told.organisation if told else ()
        return [
            (named[event] if event >= 0 else None) or employed.get(who)
            for who, event in zip(self.who.tolist(), self.event.tolist(), strict=True)
        ]

    def told(self, field: str) -> list[tuple[int, str]]:
        """The follow-ups at which something was written in a field, by their place."""
        events = self.register.of(self.step)
        if events is None:
            return []
        values = events.told(field)
        found = ((place, values[event]) for place, event in enumerate(self.event.tolist()) if event >= 0)
        return [(place, text.strip()) for place, text in found if isinstance(text, str) and text.strip()]


def asking_step(scheme: Scheme) -> Step | None:
    """The step at which people are asked how satisfied they are; None where the scheme asks nobody."""
    fields = (scheme.fields.get(key) for key in (TRAINEE, EMPLOYER))
    steps = (scheme.step(field.step) for field in fields if field)
    return next((step for step in steps if step), None)


def answers(workspace: Workspace, step: Step, as_of: date) -> Answers:
    """All follow-ups of a step that were done by that day, or due by it.

    Due are those of the scheme's rule, on the day that was agreed or planned where there is one; none falls due after
    the placement ended or the person left, and none that is settled otherwise.
    """
    register, today = workspace.register(), as_of.toordinal()
    events = register.of(step.key)
    with workspace.store.reading() as reading:
        waived = settled(reading, step.key, _WAIVED)
    begun, last = _begun(register, step, today), _last(register, step, today)
    found = []
    for occurrence, offset in _occurrences(step, events):
        at = _places(register, events, occurrence)
        ruled = np.where(begun > 0, begun + offset, 0) if offset else np.zeros_like(begun)
        agreed, done_on, is_done = _said(events, at, today)
        day = np.where(agreed > 0, agreed, ruled)
        is_due = (day > 0) & (day <= np.where(agreed > 0, today, last)) & ~is_done
        for who in np.flatnonzero(is_due & (at >= 0)).tolist() if waived else ():
            is_due[who] = (register.people[who].enrolment_id, occurrence) not in waived
        known = np.where(day <= today, day, 0)
        day = np.where(is_done, np.where(done_on > 0, done_on, known), day)
        which = np.flatnonzero(is_done | is_due)
        event = np.where(is_done, at, -1)[which]
        found.append((which, day[which], np.full(len(which), occurrence), event))
    columns: list[Numbers] = [np.zeros(0, np.int32)] * 4
    if found:
        columns = [np.concatenate(each).astype(np.int32) for each in zip(*found, strict=True)]
    scores = [_scores(workspace.scheme, events, field, columns[-1]) for field in (TRAINEE, EMPLOYER)]
    return Answers(register, step.key, *columns, *scores)


def _occurrences(step: Step, events: Happenings | None) -> Iterator[tuple[int, int]]:
    """Each occurrence with the days after which the rule asks for it, 0 where it does not."""
    ruled = {offset if step.is_repeatable else 1: offset for offset in (step.due.offsets if step.due else ())}
    told = set(events.occurrence.tolist()) if events else set()
    for occurrence in sorted(told | ruled.keys()):
        yield occurrence, ruled.get(occurrence, 0)


def _places(register: Register, events: Happenings | None, occurrence: int) -> Numbers:
    """The place of each person's event of that occurrence, -1 for none."""
    at = np.full(len(register.people), -1, np.int32)
    if events:
        which = np.flatnonzero(events.occurrence == occurrence)
        at[events.who[which]] = which
    return at


def _said(events: Happenings | None, at: Numbers, today: int) -> tuple[Numbers, Numbers, Mask]:
    """The day that was agreed or planned, the day on which it was done (0 for none), and whether it was done."""
    if events is None or not len(events.who):
        return np.zeros_like(at), np.zeros_like(at), np.zeros(len(at), np.bool_)
    has = at >= 0
    agreed = np.where(events.due > 0, events.due, events.planned)
    is_done = has & (events.is_done & (events.done <= today))[at]
    return np.where(has, agreed[at], 0), np.where(is_done, events.done[at], 0), is_done


def _begun(register: Register, step: Step, today: int) -> Numbers:
    """The day from which the rule counts for each person, 0 where it does not."""
    begun = np.zeros(len(register.people), np.int32)
    events = register.of(step.due.after) if step.due else None
    if events:
        counts = events.is_done & (events.done > 0) & (events.done <= today)
        order = np.argsort(-events.done[counts], kind="stable")  # the first day is written last, and stays
        begun[events.who[counts][order]] = events.done[counts][order]
    return begun


def _last(register: Register, step: Step, today: int) -> Numbers:
    """The last day on which the rule asks anything of each person; after an end on an unknown day it asks nothing."""
    last = np.full(len(register.people), today, np.int32)
    ways_out = (each.key for each in register.scheme.exits if each.exit_status != _PAUSE)
    for key in (step.due.until if step.due else "", *ways_out):
        events = register.of(key)
        if events:
            ended = events.is_done & (events.done <= today)
            np.minimum.at(last, events.who[ended], events.done[ended])
    return last


def _scores(scheme: Scheme, events: Happenings | None, field: str, event: Numbers) -> Numbers:
    """The answers in a field as numbers from 1 to 5, 0 where there is none."""
    known = scheme.fields.get(field)
    codes = scheme.code_list(known.codes) if known else None
    if events is None or codes is None:
        return np.zeros(len(event), np.int32)
    ranks: dict[object, int] = {code.key: place for place, code in enumerate(codes.codes, 1)}
    said = np.fromiter((ranks.get(each, 0) for each in events.told(field)), np.int32, len(events.who))
    return np.where(event >= 0, said[event], 0).astype(np.int32) if len(said) else np.zeros(len(event), np.int32)


def _employers(register: Register) -> dict[int, UUID]:
    """With whom each person is, by the person's place."""
    found: dict[int, UUID] = {}
    for step in _EMPLOYED:
        told = register.of(step)
        if told:
            found.update((who, each) for who, each in zip(told.who.tolist(), told.organisation, strict=True) if each)
    return found
