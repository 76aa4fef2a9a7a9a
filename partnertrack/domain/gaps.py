"""What is missing about a trainee that a partner can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.journey import due_dates
from partnertrack.domain.participant import Participant
from partnertrack.domain.scheme import Field, Scheme, Step
from partnertrack.domain.standing import ACTIVE, standing
from partnertrack.domain.statement import SlotKey
from partnertrack.domain.text import Label

_NEVER_ASKED = frozenset({"status", "reason", "planned_on", "due_on", "track", "first_name"})
"""Slots that may rightly stay empty: a reason where nothing went wrong, a plan for what is done."""

_ATTRIBUTES = {"name": "last_name", "cohort": "cohort_id", "organisation": "organisation_id"}
"""The attributes of records that slots are kept in under another name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a partner is asked for: fields by key with their occurrence, and steps by key."""

    slots: frozenset[SlotKey]
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gap:
    """A step that is overdue since `due_on`, or (None) a blank field; `occurrence` is that of a repeated step, else 1.

    `key` is that of the step or field.
    """

    key: str
    label: Label
    occurrence: int = 1
    due_on: date | None = None


def asked_of_layouts(scheme: Scheme, carried: Mapping[SlotKey, int]) -> Asked:
    """What a partner is asked for that carried these fields, each so many times.

    What it tells of a person no more than now and then (remarks, say) is not asked for.
    """
    known = {slot: count for slot, count in carried.items() if slot[0] in scheme.fields}
    often = max(known.values(), default=0) / 2
    of_steps = {slot for slot in known if scheme.fields[slot[0]].record == "event"}
    of_people = {slot for slot, count in known.items() if slot not in of_steps and count >= often}
    return Asked(frozenset(of_steps | of_people), frozenset(scheme.fields[key].step for key, _occurrence in of_steps))


def asked_of_kind(scheme: Scheme, kind: str) -> Asked:
    """What an organisation of a kind is asked for that never sent a file: the steps that it answers for.

    Where the kind answers for none of them, or is not known, it is all steps.
    """
    own = {step.key for step in scheme.steps() if step.responsible == kind}
    return Asked(frozenset(), frozenset(own or {step.key for step in scheme.steps()}))


def gaps(
    scheme: Scheme, asked: Asked, person: Participant, enrolment: Enrolment, events: Sequence[Event], as_of: date
) -> tuple[Gap, ...]:
    """What is missing, overdue steps first; nothing about somebody who has left or finished."""
    by_step = {event.step: [each for each in events if each.step == event.step] for event in events}
    if standing(scheme, enrolment.track, by_step, as_of).status != ACTIVE:
        return ()
    overdue = tuple(
        Gap(due.step.key, due.step.label, due.occurrence, due.day)
        for due in due_dates(scheme, enrolment.track, events)
        if due.step.key in asked.steps and due.day < as_of
    )
    return (*overdue, *_blanks(scheme, asked, person, enrolment, events))


def _blanks(
    scheme: Scheme, asked: Asked, person: Participant, enrolment: Enrolment, events: Sequence[Event]
) -> Iterator[Gap]:
    """The blank fields in the order of the dictionary; those of a step are asked for once it is done."""
    done = {(event.step, event.occurrence): event for event in events if event.status == "done"}
    people: dict[str, Participant | Enrolment] = {"participant": person, "enrolment": enrolment}
    places = {key: place for place, key in enumerate(scheme.fields)}
    for key, occurrence in sorted(asked.slots, key=lambda slot: (places[slot[0]], slot[1] or 1)):
        field, number = scheme.fields[key], occurrence or 1
        record = people.get(field.record) or done.get((field.step, number))
        if record is not None and not _is_answered(record, field, scheme.step(field.step)):
            yield Gap(key, field.label, number)


def _is_answered(record: Participant | Enrolment | Event, field: Field, step: Step | None) -> bool:
    """Whether a field holds something, or says nothing that its step's being done does not say."""
    if field.slot in _NEVER_ASKED or (field.slot == "outcome" and step and step.default_outcome):
        return True
    value = getattr(record, _ATTRIBUTES.get(field.slot, field.slot)) if field.slot else record.values.get(field.key)
    return value is not None and value != ""
