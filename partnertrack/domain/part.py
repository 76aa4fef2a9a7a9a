"""The parts of a person's records that hold a value each, by the names that the journal gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from partnertrack.domain.encoding import Plain
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record, Values

R = TypeVar("R", bound=Record)

VALUES = "values."
"""What stands before the key of a value that is kept among a record's `values`."""

NAMES: Mapping[str, tuple[str, ...]] = {
    Participant.kind: ("last_name", "first_name", "sex", "birth_date", "nationality", "region"),
    Enrolment.kind: ("reference", "cohort_id", "track"),
    Event.kind: (
        "status",
        "outcome",
        "planned_on",
        "due_on",
        "started_on",
        "done_on",
        "reason",
        "organisation_id",
    ),
}
"""The fields of each kind of record that tell something about a person."""

_BLANKS: Mapping[str, Plain] = {
    "last_name": "",
    "first_name": "",
    "reference": None,
    "track": "undecided",
    "status": "not_started",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a person's records: the kind of record and the name in it ("birth_date", "values.phone").

    For an event, `step` and `occurrence` tell which.
    """

    kind: str
    name: str
    step: str = ""
    occurrence: int = 1


def contents(record: Record | None) -> dict[str, Plain]:
    """What a record tells, by name; what it does not know is left out."""
    if record is None:
        return {}
    found = {name: getattr(record, name) for name in NAMES[record.kind]}
    told = {name: value for name, value in found.items() if value is not None and value != _BLANKS.get(name)}
    return told | {VALUES + key: value for key, value in _values(record).items()}


def with_contents(record: R, told: Mapping[str, Plain]) -> R:
    """The record with these parts told anew; None makes one unknown."""
    fields: dict[str, Any] = {
        name: _BLANKS.get(name) if value is None else value
        for name, value in told.items()
        if not name.startswith(VALUES)
    }
    said = {name.removeprefix(VALUES): value for name, value in told.items() if name.startswith(VALUES)}
    if said:
        known = {**_values(record), **said}
        fields["values"] = {key: value for key, value in known.items() if value is not None}
    return replace(record, **fields) if fields else record


def _values(record: Record) -> Values:
    return cast("Values", record.values)  # type: ignore[attr-defined]  # the kinds of `NAMES` have them
