"""How what a partner or an officer says about a step becomes its event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.event import Event
from partnertrack.domain.record import Value, Values
from partnertrack.domain.scheme import CodeList, Field, Step

_DATE_SLOTS = ("planned_on", "due_on", "started_on", "done_on")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said about a step: a field of the dictionary and its typed value."""

    field: Field
    value: Value


@dataclass(slots=True)
class _Reading:
    """What all that was said about one step comes to."""

    slots: dict[str, date | str]
    values: dict[str, Value]
    is_settled: bool = False
    open_outcome: str = ""
    is_proved: bool = False
    weak_outcome: str = ""


UNKNOWN = "unknown"
"""The outcome of a step that is done when an answer was given that nobody has understood yet."""


def record(
    event: Event,
    step: Step,
    said: Iterable[Said],
    code_lists: Mapping[str, CodeList],
    organisation_id: UUID | None,
    withheld: frozenset[str] = frozenset(),
) -> Event:
    """The event with what was said added; a blank never erases, and a step that is done is not undone by it.

    `event` is the one so far, or a blank one. `withheld` are slots of which something was said that could not be taken:
    no outcome is assumed in its place, and no day is given up. What changes nothing gives the same event back.
    """
    reading = _read(step, said, code_lists)
    after = replace(event, values={**event.values, **reading.values}, **reading.slots)  # type: ignore[arg-type]  # slots hold what the event's fields hold
    if organisation_id is not None:
        after = replace(after, organisation_id=organisation_id)
    if "done_on" in withheld:
        reading.is_proved = False
    assumed = UNKNOWN if "outcome" in withheld else step.default_outcome
    return _settle(after, event, reading, assumed)


def _read(step: Step, said: Iterable[Said], code_lists: Mapping[str, CodeList]) -> _Reading:
    reading = _Reading({}, {})
    for item in said:
        field, value = item.field, item.value
        if (field.is_proof or step.exit_status) and not _is_weak(field, value):
            reading.is_proved = True
        if field.slot == "outcome":
            _read_outcome(reading, field, value, code_lists)
        elif field.slot in _DATE_SLOTS and isinstance(value, date):
            reading.slots[field.slot] = value
        elif field.slot == "reason" and isinstance(value, str):
            reading.slots["reason"] = value
        elif field.slot != "organisation":
            reading.values[field.key] = value
    return reading


def _read_outcome(reading: _Reading, field: Field, value: Value, code_lists: Mapping[str, CodeList]) -> None:
    if isinstance(value, bool):
        outcome = field.outcomes.get(_answer(value), "")
        if _is_weak(field, value):
            reading.weak_outcome = outcome
            return
    else:
        outcome = str(value)
        codes = code_lists.get(field.codes)
        code = codes.code(outcome) if codes else None
        if code is not None and not code.is_final:
            reading.open_outcome = outcome
            return
    if outcome:
        reading.slots["outcome"] = outcome
        reading.is_settled = True


def _answer(value: bool) -> str:  # noqa: FBT001 - the answer itself
    return "yes" if value else "no"


def _is_weak(field: Field, value: Value) -> bool:
    """Whether the answer says nothing by itself."""
    return isinstance(value, bool) and _answer(value) in field.weak


def _settle(after: Event, before: Event, reading: _Reading, assumed: str) -> Event:
    """The event with the status and outcome that follow from what is known now."""
    if reading.open_outcome and before.status != "done":
        return replace(after, status="waiting_third_party", outcome=reading.open_outcome)
    if before.status == "done" or after.done_on or reading.is_settled or reading.is_proved:
        outcome = after.outcome or reading.weak_outcome or assumed or None
        return replace(after, status="done", outcome=outcome)
    if after.started_on:
        return replace(after, status="in_progress")
    return after


def is_blank(event: Event) -> bool:
    """Whether nothing is known about the step."""
    blank = Event(id=event.id, version=event.version, enrolment_id=event.enrolment_id, step=event.step)
    return replace(event, occurrence=1, source_id=None, source_place=None) == blank


def merge_values(known: Values, said: Values) -> Values:
    """The known values with what was said on top; the same mapping when that changes nothing."""
    merged = {**known, **said}
    return known if merged == dict(known) else merged
