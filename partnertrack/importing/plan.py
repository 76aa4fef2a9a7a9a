"""What the rows of a partner's file change in the pilot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.organisation import ORGANISATION_TYPES
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Value
from partnertrack.domain.recording import UNKNOWN, Said, merge_values, record
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.domain.slots import with_value
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Said as Sent
from partnertrack.importing.agreement import Cell, Past, Rules, Weighed, weigh
from partnertrack.importing.choices import Side
from partnertrack.importing.differences import differences, same_name
from partnertrack.importing.holdings import NAME_SLOTS, Holdings, occurrence_of
from partnertrack.importing.incomplete import days_unknown
from partnertrack.importing.issue import Issue
from partnertrack.importing.ledger import Ledger, stamped
from partnertrack.importing.people import KnownPerson
from partnertrack.importing.typed_sheet import Slot

NOTHING_WITHHELD: Mapping[str, frozenset[str]] = MappingProxyType({})
_ASSUMED: Final = ("outcome", "track")
"""What the pilot may hold although nobody said it: what a step that is done came to, and the track of a newcomer."""

_NO_STEP: Final = ""
NO_PAST: Final = Past()


@dataclass(frozen=True, slots=True)
class RowToPlan:
    """What one row says about one enrolment.

    `values` are typed, `sent` what the cells said as they came, `erased` the fields that it asks to delete, `sides`
    what a person chose where pilot and file differ; `withheld` are, by step, the parts of which the sheet says
    something that is not taken (`AssignedSheet`); `layout` names the arrangement of the sheet,
    `worksheet` the sheet as the spreadsheet program shows it, where it holds several tables.
    """

    enrolment_id: UUID
    sheet: str
    number: int
    values: Mapping[Slot, Value]
    sent: Mapping[Slot, Sent] = field(default_factory=dict)
    erased: frozenset[Slot] = frozenset()
    sides: Mapping[Slot, Side] = field(default_factory=dict)
    withheld: Mapping[str, frozenset[str]] = field(default_factory=lambda: NOTHING_WITHHELD)
    layout: str = ""
    worksheet: str = ""

    @property
    def place(self) -> str:
        """Where the row stands: "Selected!12"."""
        return f"{self.worksheet or self.sheet}!{self.number}"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What a row came to.

    Whether it changed anything; whether it waits for a decision, and then it changed nothing; what became of each cell
    that differs; what a person should know about it.
    """

    has_changed: bool
    issues: tuple[Issue, ...] = ()
    weighed: tuple[Weighed, ...] = ()
    is_open: bool = False


def needs_past(weighed: Iterable[Weighed]) -> bool:
    """Whether a cell says anything else than the pilot holds, so that one has to know who said what before."""
    return any(one.kind not in ("same", "erase") and one.said is not None for one in weighed)


class Planner:
    """Writes rows into a ledger, one after another, so that later rows see what earlier ones left."""

    def __init__(self, scheme: Scheme, ledger: Ledger, source: Source, rules: Rules | None = None) -> None:
        self._scheme = scheme
        self._ledger = ledger
        self._source = source
        self._rules = rules or Rules()
        self._repeated = frozenset(step.key for step in scheme.steps() if step.is_repeatable)
        self._assumed: dict[str, tuple[str, ...]] = {
            step.key: (step.default_outcome, UNKNOWN) for step in scheme.steps()
        }
        self._assumed[_NO_STEP] = (scheme.default_track,)

    def enrol(self, newcomer: KnownPerson, number: int) -> None:
        """Make a new person with an enrolment under the newcomer's ids."""
        track = self._scheme.default_track
        self._ledger.put(Participant(id=newcomer.participant_id))
        self._ledger.put(
            Enrolment(id=newcomer.enrolment_id, participant_id=newcomer.participant_id, number=number, track=track)
        )

    def write_new(self, row: RowToPlan) -> PlannedRow:
        """Enter what a row says about somebody of whom nothing is known yet."""
        entered = [*self._enter(row, self._holdings(row), row.values)]
        return PlannedRow(any(entered), tuple(self._open_days(row, row.values)))

    def write(self, row: RowToPlan, weighed: tuple[Weighed, ...]) -> PlannedRow:
        """Enter what one row says about one enrolment, as `weigh` decided.

        A blank never erases, and a conflict holds the whole row back.
        """
        holdings = self._holdings(row)
        issues = tuple(differences(holdings.participant, row.values, row.sheet, row.number))
        if any(one.kind == "conflict" for one in weighed):
            return PlannedRow(has_changed=False, issues=issues, weighed=weighed, is_open=True)
        if all(one.kind in ("same", "kept") for one in weighed):
            return PlannedRow(has_changed=False, issues=issues, weighed=weighed)
        taken = {one.slot: row.values[one.slot] for one in weighed if one.is_taken and one.slot in row.values}
        changes = [*self._enter(row, holdings, taken), *self._erase(row.enrolment_id, weighed)]
        return PlannedRow(any(changes), (*issues, *self._open_days(row, taken)), weighed)

    def weigh(self, row: RowToPlan, past: Past = NO_PAST) -> tuple[Weighed, ...]:
        """Each cell of the row against what the pilot holds; what `needs_past` is only right with the past."""
        holdings = self._holdings(row)
        slots = dict.fromkeys((*row.values, *row.erased))
        if same_name(holdings.participant, row.values):
            slots = {slot: None for slot in slots if self._scheme.fields[slot[0]].slot not in NAME_SLOTS}
        return tuple(weigh((self._cell(row, slot) for slot in slots), holdings, past, self._rules))

    def _holdings(self, row: RowToPlan) -> Holdings:
        return Holdings(self._ledger, row.enrolment_id, self._repeated)

    def _cell(self, row: RowToPlan, slot: Slot) -> Cell:
        field = self._scheme.fields[slot[0]]
        said = row.values.get(slot)
        sent = row.sent.get(slot) or Sent("", said)
        assumed = self._assumed.get(field.step, ()) if field.slot in _ASSUMED else ()
        return Cell(slot, field, said, sent, slot in row.erased, row.sides.get(slot), assumed)

    def _enter(self, row: RowToPlan, holdings: Holdings, taken: Mapping[Slot, Value]) -> Iterator[bool]:
        """Enter the values that are taken, and say of each record whether that changed it."""
        said: dict[str, list[tuple[Slot, Said]]] = defaultdict(list)
        for slot, value in taken.items():
            field = self._scheme.fields[slot[0]]
            said[field.record].append((slot, Said(field, value)))
        yield self._ledger.put(_with_person(holdings.participant, [item for _slot, item in said["participant"]]))
        yield self._ledger.put(self._with_enrolment(holdings.enrolment, [item for _slot, item in said["enrolment"]]))
        yield from self._write_steps(row, said["event"])
        yield from (self._write_status(row, item) for _slot, item in said["enrolment"])

    def _open_days(self, row: RowToPlan, taken: Iterable[Slot]) -> Iterator[Issue]:
        """The steps of which the row told something, and which are done on a day that nobody told."""
        steps = dict.fromkeys(
            (field.step, occurrence_of(field, slot, self._repeated))
            for slot in taken
            if (field := self._scheme.fields[slot[0]]).step
        )
        for key, occurrence in steps:
            if (step := self._scheme.step(key)) is not None:
                event = self._ledger.event(row.enrolment_id, key, occurrence)
                yield from days_unknown(step, event, row.sheet, row.number)

    def _erase(self, enrolment_id: UUID, weighed: Iterable[Weighed]) -> Iterator[bool]:
        """Take out what somebody allowed to be deleted."""
        for one in weighed:
            if one.kind == "erase":
                enrolment = self._ledger.get(Enrolment, enrolment_id)
                person = self._ledger.get(Participant, enrolment.participant_id)
                dossier = Dossier(person, enrolment, self._ledger.events_of(enrolment_id))
                for change in with_value(dossier, Directory(), self._scheme, one.slot, None):
                    yield self._ledger.put(change.record)

    def _with_enrolment(self, enrolment: Enrolment, said: Iterable[Said]) -> Enrolment:
        """The enrolment with what the row says; a status or reason is told by the step by which people leave."""
        others: dict[str, Value] = {}
        parts: dict[str, Any] = {}
        for item in said:
            slot = item.field.slot
            if slot == "cohort":
                parts["cohort_id"] = self._ledger.cohort(str(item.value)).id
            elif slot in ("reference", "track"):
                parts[slot] = str(item.value)
            elif not slot:
                others[item.field.key] = item.value
        return replace(enrolment, values=merge_values(enrolment.values, others), **parts)

    def _write_steps(self, row: RowToPlan, said: Iterable[tuple[Slot, Said]]) -> Iterator[bool]:
        by_step: dict[tuple[str, int], list[Said]] = defaultdict(list)
        for slot, item in said:
            by_step[item.field.step, occurrence_of(item.field, slot, self._repeated)].append(item)
        for (key, occurrence), items in by_step.items():
            step = self._scheme.step(key)
            if step is not None:
                before = self._ledger.event(row.enrolment_id, key, occurrence)
                organisation = self._organisation(step, items)
                doubts = row.withheld.get(key, frozenset())
                after = record(before, step, items, self._scheme.code_lists, organisation, doubts)
                yield after != before and self._ledger.put(stamped(after, self._source, row.place))

    def _organisation(self, step: Step, items: list[Said]) -> UUID | None:
        for item in items:
            if item.field.slot == "organisation":
                kind = item.field.key if item.field.key in ORGANISATION_TYPES else step.responsible
                return self._ledger.organisation(str(item.value), kind).id
        return None

    def _write_status(self, row: RowToPlan, item: Said) -> bool:
        """A status such as "dropped out" is the step by which people leave, on a day that nobody told us."""
        way_out = self._scheme.way_out(str(item.value)) if item.field.slot == "status" else None
        if way_out is None:
            return False
        step, outcome = way_out
        before = self._ledger.event(row.enrolment_id, step.key, 1)
        after = replace(before, status="done", outcome=outcome or before.outcome)
        return after != before and self._ledger.put(stamped(after, self._source, row.place))


def _with_person(person: Participant, said: Iterable[Said]) -> Participant:
    """The person with what the row says."""
    others: dict[str, Value] = {}
    parts: dict[str, Any] = {}
    for item in said:
        if item.field.slot:
            parts[item.field.slot] = item.value
        else:
            others[item.field.key] = item.value
    return replace(person, values=merge_values(person.values, others), **parts)
