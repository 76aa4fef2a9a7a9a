"""A field of the dictionary, found in a person's records and written there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.encoding import Plain
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import ORGANISATION_TYPES, Organisation
from partnertrack.domain.part import NAMES, VALUES, Part, contents, with_contents
from partnertrack.domain.record import Record, Value
from partnertrack.domain.recording import Said, record
from partnertrack.domain.scheme import Field, Scheme, Step
from partnertrack.domain.statement import SlotKey

_REFERRING = {"cohort": "cohort_id", "organisation": "organisation_id"}
"""Slots that refer to a record by its name, with the name of the part that holds its id."""

_TOLD_OTHERWISE = frozenset({(Enrolment.kind, "status"), (Enrolment.kind, "reason"), ("participant", "name")})
"""Fields that no part holds: a way out tells the status and the reason, and a full name is kept in two."""

_SETTLING = frozenset({"outcome", "done_on", "started_on"})


def part_of(scheme: Scheme, slot: SlotKey) -> Part | None:
    """The part of the records that a field fills; None for a field that is kept nowhere, or as something else."""
    key, occurrence = slot
    field = scheme.fields.get(key)
    if field is None or field.record not in NAMES or (field.record, field.slot) in _TOLD_OTHERWISE:
        return None
    name = _REFERRING.get(field.slot, field.slot)
    name = name if name in NAMES[field.record] and field.slot != "status" else VALUES + key
    if field.record != Event.kind:
        return Part(field.record, name)
    step = scheme.step(field.step)
    is_repeated = step is not None and step.is_repeatable
    return Part(field.record, name, field.step, occurrence if occurrence and is_repeated else 1)


def slots_of(scheme: Scheme, dossier: Dossier) -> Iterator[SlotKey]:
    """Every field of which the records hold something, in the order of the dictionary; each part once.

    Where several fields fill one part, the one that has an answer for what is kept speaks for it.
    """
    found: dict[Part, SlotKey] = {}
    for slot in _possible(scheme, dossier):
        part = part_of(scheme, slot)
        kept = _read(dossier, part) if part else None
        if part and kept is not None and (part not in found or _suits(scheme, slot, kept)):
            found[part] = slot
    order = {key: place for place, key in enumerate(scheme.fields)}
    yield from sorted(found.values(), key=lambda slot: (order[slot[0]], slot[1] or 0))


def held(dossier: Dossier, directory: Directory, scheme: Scheme, slot: SlotKey) -> Value | None:
    """What the records hold of a field, as a cell would say it; None where they hold nothing."""
    part = part_of(scheme, slot)
    return None if part is None else as_said(_read(dossier, part), directory, scheme.fields[slot[0]])


def as_said(kept: Plain, directory: Directory, field: Field) -> Value | None:
    """What is kept in a part, as a cell of that field would say it: a name in place of an id, yes for an outcome."""
    if isinstance(kept, UUID):
        return directory.name(kept) or None
    if field.slot == "outcome" and field.type == "yes_no" and isinstance(kept, str):
        answers = {outcome: answer == "yes" for answer, outcome in field.outcomes.items()}
        return answers.get(kept)
    return kept if isinstance(kept, Value) else None


def with_value(
    dossier: Dossier, directory: Directory, scheme: Scheme, slot: SlotKey, value: Value | None
) -> tuple[Change, ...]:
    """The changes after which the records hold this value, or nothing for None, whatever they held before.

    Raises KeyError for a field that is kept nowhere.
    """
    part = part_of(scheme, slot)
    if part is None:
        raise KeyError(slot[0])
    field = scheme.fields[slot[0]]
    target, new = referred(directory, scheme, field, value)
    changes = [added(new)] if new else []
    if part.kind == Event.kind:
        step = scheme.step(part.step)
        assert step is not None  # noqa: S101 - a scheme declares the steps of its fields
        before: Record | None = dossier.event(part.step, part.occurrence)
        blank = Event(enrolment_id=dossier.enrolment.id, step=part.step, occurrence=part.occurrence)
        event = before if isinstance(before, Event) else blank
        after: Record = _told(event, scheme, step, part, Said(field, value) if value is not None else None, target)
    else:
        before = dossier.record(part.kind)
        assert before is not None  # noqa: S101 - a dossier has a person and an enrolment
        after = with_contents(before, {part.name: target or value})
    if contents(after) == contents(before):
        return ()
    return *changes, Change(before, after)


def referred(
    directory: Directory, scheme: Scheme, field: Field, value: Value | None
) -> tuple[UUID | None, Record | None]:
    """The id of the cohort or organisation that a value names, and its record where it is new."""
    if field.slot not in _REFERRING or value is None:
        return None, None
    found: Cohort | Organisation
    if field.slot == "cohort":
        found = directory.cohort(str(value))
        return found.id, None if found in directory.cohorts else found
    step = scheme.step(field.step)
    kind = field.key if field.key in ORGANISATION_TYPES else step.responsible if step else "other"
    found = directory.organisation(str(value), kind)
    return found.id, None if found in directory.organisations else found


def _possible(scheme: Scheme, dossier: Dossier) -> Iterator[SlotKey]:
    """The fields that may hold something, those of a repeated step once for each of its times."""
    times: defaultdict[str, set[int]] = defaultdict(set)
    for event in dossier.events:
        times[event.step].add(event.occurrence)
    for key, field in scheme.fields.items():
        if field.record != Event.kind:
            yield key, None
        yield from ((key, None if time == 1 else time) for time in sorted(times[field.step]))


def _suits(scheme: Scheme, slot: SlotKey, kept: Plain) -> bool:
    """Whether what is kept is an answer on the field's own list."""
    codes = scheme.code_list(scheme.fields[slot[0]].codes)
    return codes is not None and kept in codes


def _read(dossier: Dossier, part: Part) -> Plain:
    return contents(dossier.record(part.kind, part.step, part.occurrence)).get(part.name)


def _told(event: Event, scheme: Scheme, step: Step, part: Part, said: Said | None, target: UUID | None) -> Event:
    """The event with one part told anew, and with the status that follows."""
    bare = with_contents(event, {part.name: None})
    is_proof = part.name.startswith(VALUES) and scheme.fields[part.name.removeprefix(VALUES)].is_proof
    if (part.name in _SETTLING or is_proof) and not step.exit_status:
        bare = _settled(bare, scheme, step, is_asked=said is not None and part.name == "outcome")
    if said is None:
        return bare
    return record(bare, step, [said], scheme.code_lists, target)


def _settled(event: Event, scheme: Scheme, step: Step, *, is_asked: bool) -> Event:
    """The event with the status that what is left of it shows; `is_asked`: its outcome is about to be told."""
    codes = scheme.outcomes(step)
    code = codes.code(event.outcome) if codes and event.outcome else None
    proofs = (scheme.fields[key] for key in event.values if key in scheme.fields)
    is_open = code is not None and not code.is_final
    shows_end = event.done_on is not None or (event.outcome and not is_open) or any(each.is_proof for each in proofs)
    if shows_end and not is_asked:
        return replace(event, status="done", outcome=event.outcome or step.default_outcome or None)
    if is_open:
        return replace(event, status="waiting_third_party")
    return replace(event, status="in_progress" if isinstance(event.started_on, date) else "not_started")
