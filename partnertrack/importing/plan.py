"""What the rows of a partner's file change in the pilot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any
from uuid import UUID

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.identity import Identity
from partnertrack.domain.organisation import ORGANISATION_TYPES
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Value
from partnertrack.domain.recording import Said, merge_values, record
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.domain.source import Source
from partnertrack.importing.issue import Issue
from partnertrack.importing.ledger import Ledger, stamped
from partnertrack.importing.name_likeness import NameLikeness, compare_names
from partnertrack.importing.people import KnownPerson, identity_of
from partnertrack.importing.typed_sheet import Slot

NOTHING_WITHHELD: Mapping[str, frozenset[str]] = MappingProxyType({})
_NAMES = ("name", "last_name", "first_name")
_IDENTITY = ("last_name", "first_name", "sex", "birth_date")


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What a row came to: whether it changed anything, and what a person should know about it."""

    has_changed: bool
    issues: tuple[Issue, ...] = ()


class Planner:
    """Writes rows into a ledger, one after another, so that later rows see what earlier ones left."""

    def __init__(self, scheme: Scheme, ledger: Ledger, source: Source) -> None:
        self._scheme = scheme
        self._ledger = ledger
        self._source = source
        self._repeated = frozenset(step.key for step in scheme.steps() if step.is_repeatable)

    def enrol(self, newcomer: KnownPerson, number: int) -> None:
        """Make a new person with an enrolment under the newcomer's ids."""
        track = self._scheme.default_track
        self._ledger.put(Participant(id=newcomer.participant_id))
        self._ledger.put(
            Enrolment(id=newcomer.enrolment_id, participant_id=newcomer.participant_id, number=number, track=track)
        )

    def write(
        self,
        enrolment_id: UUID,
        values: Mapping[Slot, Value],
        sheet: str,
        row: int,
        withheld: Mapping[str, frozenset[str]] = NOTHING_WITHHELD,
    ) -> PlannedRow:
        """Enter what one row says about one enrolment; a blank never erases.

        `withheld` are, by step, the parts of which the sheet says something that is not taken (`AssignedSheet`).
        """
        enrolment = self._ledger.get(Enrolment, enrolment_id)
        person = self._ledger.get(Participant, enrolment.participant_id)
        issues = tuple(_differences(person, values, sheet, row))
        said: dict[str, list[tuple[Slot, Said]]] = defaultdict(list)
        for slot, value in values.items():
            field = self._scheme.fields[slot[0]]
            said[field.record].append((slot, Said(field, value)))
        place = f"{sheet}!{row}"
        changes = [
            self._ledger.put(_with_person(person, values, [item for _slot, item in said["participant"]])),
            self._ledger.put(self._with_enrolment(enrolment, [item for _slot, item in said["enrolment"]])),
            *self._write_steps(enrolment_id, said["event"], place, withheld),
            *(self._write_status(enrolment_id, item, place) for _slot, item in said["enrolment"]),
        ]
        return PlannedRow(any(changes), issues)

    def _with_enrolment(self, enrolment: Enrolment, said: Iterable[Said]) -> Enrolment:
        for item in said:
            slot, value = item.field.slot, str(item.value)
            if slot == "cohort" and enrolment.cohort_id is None:
                enrolment = replace(enrolment, cohort_id=self._ledger.cohort(value).id)
            elif slot == "reference" and not enrolment.reference:
                enrolment = replace(enrolment, reference=value)
            elif slot == "track":
                enrolment = replace(enrolment, track=value)
            elif not slot:
                enrolment = replace(enrolment, values=merge_values(enrolment.values, {item.field.key: item.value}))
        return enrolment

    def _write_steps(
        self,
        enrolment_id: UUID,
        said: Iterable[tuple[Slot, Said]],
        place: str,
        withheld: Mapping[str, frozenset[str]],
    ) -> Iterator[bool]:
        by_step: dict[tuple[str, int], list[Said]] = defaultdict(list)
        for (_key, occurrence), item in said:
            time = occurrence if occurrence and item.field.step in self._repeated else 1
            by_step[item.field.step, time].append(item)
        for (key, occurrence), items in by_step.items():
            step = self._scheme.step(key)
            if step is not None:
                before = self._ledger.event(enrolment_id, key, occurrence)
                organisation = self._organisation(step, items)
                doubts = withheld.get(key, frozenset())
                after = record(before, step, items, self._scheme.code_lists, organisation, doubts)
                yield after != before and self._ledger.put(stamped(after, self._source, place))

    def _organisation(self, step: Step, items: list[Said]) -> UUID | None:
        for item in items:
            if item.field.slot == "organisation":
                kind = item.field.key if item.field.key in ORGANISATION_TYPES else step.responsible
                return self._ledger.organisation(str(item.value), kind).id
        return None

    def _write_status(self, enrolment_id: UUID, item: Said, place: str) -> bool:
        """A status such as "dropped out" is the step by which people leave, on a day that nobody told us."""
        way_out = self._scheme.way_out(str(item.value)) if item.field.slot == "status" else None
        if way_out is None:
            return False
        step, outcome = way_out
        before = self._ledger.event(enrolment_id, step.key, 1)
        after = replace(before, status="done", outcome=outcome or before.outcome)
        return after != before and self._ledger.put(stamped(after, self._source, place))


def _with_person(person: Participant, values: Mapping[Slot, Value], said: Iterable[Said]) -> Participant:
    """The person with what the row adds; a name, sex or birth date that is known stays as it is."""
    others: dict[str, Value] = {}
    parts: dict[str, Any] = {}
    for item in said:
        slot = item.field.slot
        if not slot:
            others[item.field.key] = item.value
        elif slot not in _NAMES and not (slot in _IDENTITY and getattr(person, slot)):
            parts[slot] = item.value
    if not person.name:
        said_to_be = identity_of(values)
        parts |= {"last_name": said_to_be.last_name, "first_name": said_to_be.first_name}
    return replace(person, values=merge_values(person.values, others), **parts)


def _differences(person: Participant, values: Mapping[Slot, Value], sheet: str, row: int) -> Iterator[Issue]:
    """Where the row tells another name, sex or birth date than the pilot holds; the pilot's stay."""
    said = identity_of(values)
    known = Identity(person.last_name, person.first_name, person.birth_date, person.sex)
    if said.name and known.name and compare_names(said, known) < NameLikeness.EXACT:
        yield Issue("name-differs", "info", sheet, row, value=said.name, detail=known.name)
    if said.birth_date and known.birth_date and said.birth_date != known.birth_date:
        detail = known.birth_date.isoformat()
        yield Issue("birth-date-differs", "warning", sheet, row, value=said.birth_date.isoformat(), detail=detail)
    if said.sex and known.sex and said.sex != known.sex:
        yield Issue("sex-differs", "warning", sheet, row, value=said.sex, detail=known.sex)
