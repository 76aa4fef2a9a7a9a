"""Several fields of one person, written in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record, Value
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.slots import with_value
from partnertrack.domain.statement import SlotKey


@dataclass(frozen=True, slots=True)
class Filled:
    """The dossier after several fields were written, and the changes that lead there, one for each record."""

    dossier: Dossier
    changes: tuple[Change, ...]


def with_values(
    dossier: Dossier, directory: Directory, scheme: Scheme, values: Mapping[SlotKey, Value | None]
) -> Filled:
    """Write these values, None for nothing, in the order of the dictionary; a new cohort or organisation comes once.

    Raises KeyError for a field that is kept nowhere.
    """
    first: dict[UUID, Record | None] = {}
    last: dict[UUID, Record] = {}
    order = {key: place for place, key in enumerate(scheme.fields)}
    for slot in sorted(values, key=lambda slot: (order[slot[0]], slot[1] or 0)):
        for change in with_value(dossier, directory, scheme, slot, values[slot]):
            record = change.record
            first.setdefault(record.id, change.before)
            last[record.id] = record
            dossier = _with_record(dossier, record)
            directory = directory.knowing(record)
    changes = (Change(before, last[key]) for key, before in first.items())
    return Filled(dossier, tuple(change for change in changes if change.before != change.after))


def _with_record(dossier: Dossier, record: Record) -> Dossier:
    if isinstance(record, Participant):
        return replace(dossier, participant=record)
    if isinstance(record, Enrolment):
        return replace(dossier, enrolment=record)
    if isinstance(record, Event):
        others = tuple(event for event in dossier.events if event.id != record.id)
        return replace(dossier, events=(*others, record))
    return dossier
