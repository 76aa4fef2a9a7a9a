"""Which trainees and which fields a partner is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.standing import standing
from partnertrack.domain.statement import SlotKey, unpack
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records, sources, statements
from partnertrack.persistence.session import Reading
from partnertrack.services.workspace import Workspace

IDENTITY_SLOTS = ("reference", "last_name", "first_name", "birth_date")
"""The slots that say who is meant, in the order of the columns."""

_PROGRESS = ("started_on", "done_on", "outcome")
_NOT_ASKED = ("name", "status", "reason")


@dataclass(frozen=True, slots=True)
class Past:
    """What a partner's files have said so far: the fields, and the enrolments of whom they spoke."""

    slots: frozenset[SlotKey]
    enrolments: frozenset[UUID]


def past(session: Reading, partner: str) -> Past:
    """All that the files of a partner have said; its name is compared without regard to accents and capitals."""
    slots: set[SlotKey] = set()
    people: set[UUID] = set()
    for source in sources.every(session):
        if source.partner and fold(source.partner) == fold(partner):
            for row in statements.of_source(session, source.id):
                slots.update(unpack(row.said))
                people.add(row.enrolment_id)
    return Past(frozenset(slots), frozenset(people))


def organisation_named(session: Reading, partner: str) -> Organisation | None:
    """The organisation of that name, if the pilot has it."""
    return next((each for each in records.all_of(session, Organisation) if fold(each.name) == fold(partner)), None)


def trainees(workspace: Workspace, said: Past, organisation: Organisation | None, day: date) -> set[UUID]:
    """Those of whom the partner spoke or whose steps name it; else all who have neither left nor reached the end."""
    cases = workspace.cases()
    found = set(said.enrolments)
    if organisation is not None:
        found |= {
            case.enrolment_id
            for case in cases
            if any(event.organisation_id == organisation.id for events in case.events.values() for event in events)
        }
    if found:
        return found
    places = ((case, standing(workspace.scheme, case.track, case.events, day)) for case in cases)
    return {case.enrolment_id for case, place in places if place.status == "active"}


def slots(scheme: Scheme, said: Past, organisation: Organisation | None, keys: Sequence[str] | None) -> list[SlotKey]:
    """The fields to fill in, in the order of the dictionary.

    They are those that were asked for (`keys`), else those that the partner's files carried, else those of the steps
    that its kind of organisation answers for, else the days and outcomes of all steps. Raises `UserError` for a field
    that the scheme has not.
    """
    if keys is not None:
        unknown = [key for key in keys if key not in scheme.fields]
        if unknown:
            raise UserError(_("The scheme has no field “{field}”.").format(field=unknown[0]))
        return _in_order(scheme, _with_times(scheme, keys))
    known = [slot for slot in said.slots if _is_asked(scheme.fields.get(slot[0]))]
    if known:
        return _in_order(scheme, known)
    kind = organisation.type if organisation else ""
    theirs = [key for step in scheme.steps() if step.responsible == kind for key in step.fields]
    general = [key for stage in scheme.stages for step in stage.steps if not step.is_repeatable for key in step.fields]
    wanted = theirs or [key for key in general if scheme.fields[key].slot in _PROGRESS]
    return _in_order(scheme, _with_times(scheme, (key for key in wanted if _is_asked(scheme.fields[key]))))


def _is_asked(field: Field | None) -> bool:
    """Whether a field may be asked of a partner: not who is meant, which stands in columns of its own."""
    if field is None or field.record == "none":
        return False
    is_told_otherwise = field.record == "enrolment" and field.slot in _NOT_ASKED
    return not (field.slot in IDENTITY_SLOTS or field.slot == "name" or is_told_otherwise)


def _with_times(scheme: Scheme, keys: Iterable[str]) -> Iterator[SlotKey]:
    """The fields, those of a repeated step once for each time that it is due."""
    for key in keys:
        step = scheme.step(scheme.fields[key].step)
        if step is not None and step.is_repeatable and step.due and step.due.offsets:
            yield from ((key, offset) for offset in step.due.offsets)
        else:
            yield key, None


def _in_order(scheme: Scheme, found: Iterable[SlotKey]) -> list[SlotKey]:
    order = {key: place for place, key in enumerate(scheme.fields)}
    wanted = {slot for slot in found if _is_asked(scheme.fields[slot[0]])}
    return sorted(wanted, key=lambda slot: (order[slot[0]], slot[1] or 0))
