"""What happened to enrolments since a report was issued, as the journal tells it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from partnertrack.domain.encoding import decode
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.source import Source
from partnertrack.persistence import trace
from partnertrack.persistence.history import Entry
from partnertrack.persistence.operations import Operation
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.services.donor_report.frozen.restated import Cause
from partnertrack.services.workspace import Workspace

_KINDS = frozenset({Enrolment.kind, Event.kind, Participant.kind})
_DAYS = frozenset({"done_on", "started_on", "planned_on", "due_on"})


@dataclass(frozen=True, slots=True)
class _Touch:
    """What an entry did to an enrolment: `step` is that of the event, empty for the enrolment or its person."""

    op: str
    kind: str
    step: str
    names: frozenset[str]
    is_undo: bool
    is_import: bool

    @property
    def is_detail(self) -> bool:
        """Whether something about the person or the enrolment was changed, such as the sex or the cohort."""
        return self.kind != Event.kind and self.op == "update"


@dataclass(frozen=True, slots=True)
class SinceIssue:
    """The touches by enrolment, oldest first, and which enrolments became part of which."""

    touches: Mapping[UUID, Sequence[_Touch]] = field(default_factory=dict)
    merged: Mapping[UUID, UUID] = field(default_factory=dict)

    def survivor(self, enrolment: UUID) -> UUID:
        """The enrolment that it became part of, through however many merges; itself where none."""
        seen = {enrolment}
        while (following := self.merged.get(enrolment)) and following not in seen:
            seen.add(following)
            enrolment = following
        return enrolment

    def cause(self, enrolment: UUID, steps: Sequence[str], *, is_there: bool, is_detail: bool) -> Cause:
        """Why an enrolment is counted now or no more.

        `steps` are those that the count speaks of, `is_there` says that the enrolment still is, `is_detail` that only
        its group changed.
        """
        touches = self.touches.get(enrolment, ())
        if not is_there:
            return "undone" if touches and touches[-1].is_undo else "removed"
        telling = [each for each in touches if each.is_detail == is_detail]
        about = [each for each in telling if each.step in steps or each.kind != Event.kind] or telling or touches
        return next((_cause(each) for each in sorted(about, key=_weight)), "other")


def since_issue(workspace: Workspace, clock: int) -> SinceIssue:
    """What happened after a moment of the journal's clock."""
    with workspace.store.reading() as reading:
        entries = list(trace.since(reading, clock, _KINDS))
        places = _Places(reading, [each for _entry, done in entries for each in done])
    touches: defaultdict[UUID, list[_Touch]] = defaultdict(list)
    merged: dict[UUID, UUID] = {}
    for entry, done in entries:
        for operation in done:
            for enrolment, step in places.of(operation):
                touches[enrolment].append(_touch(entry, operation, step))
        merged |= _merged(entry, done, places.numbers)
    return SinceIssue(touches, {gone: kept for gone, kept in merged.items() if gone not in places.there})


class _Places:
    """To which enrolments operations belong."""

    def __init__(self, reading: Reading, operations: Sequence[Operation]) -> None:
        self._told: dict[UUID, tuple[UUID, str]] = {}
        self.numbers: dict[int, UUID] = {}
        self._of_person: defaultdict[UUID, set[UUID]] = defaultdict(set)
        for each in operations:
            self._note(each)
        events = {each.id for each in operations if each.kind == Event.kind} - self._told.keys()
        for key, event in records.fetch(reading, Event, events).items():
            self._told[key] = (event.enrolment_id, event.step)
        people = {each.id for each in operations if each.kind == Participant.kind}
        self.there: set[UUID] = set()
        for enrolment in records.all_of(reading, Enrolment):
            self.there.add(enrolment.id)
            self.numbers[enrolment.number] = enrolment.id
            if enrolment.participant_id in people:
                self._of_person[enrolment.participant_id].add(enrolment.id)

    def of(self, operation: Operation) -> Iterator[tuple[UUID, str]]:
        """The enrolments, each with the step of the event ("" for none)."""
        if operation.kind == Enrolment.kind:
            yield operation.id, ""
        elif operation.kind == Participant.kind:
            yield from ((each, "") for each in self._of_person[operation.id])
        elif operation.kind == Event.kind and operation.id in self._told:
            yield self._told[operation.id]

    def _note(self, operation: Operation) -> None:
        told = _whole(operation)
        if operation.kind == Event.kind and {"enrolment_id", "step"} <= told.keys():
            self._told[operation.id] = (decode(told["enrolment_id"]), str(told["step"]))
        if operation.kind == Enrolment.kind and "number" in told:
            self.numbers[told["number"]] = operation.id
        if operation.kind == Enrolment.kind and "participant_id" in told:
            self._of_person[decode(told["participant_id"])].add(operation.id)


def _whole(operation: Operation) -> Mapping[str, Any]:
    return operation.before if operation.op == "remove" else operation.after


def _touch(entry: Entry, operation: Operation, step: str) -> _Touch:
    return _Touch(
        operation.op,
        operation.kind,
        step,
        frozenset(name for name, (before, _after) in operation.fields.items() if before is not None),
        entry.undoes is not None,
        Source.kind in entry.counts,
    )


def _weight(touch: _Touch) -> int:
    """What says most about why somebody is counted comes first."""
    if touch.op != "update":
        return 0
    return 1 if touch.kind == Event.kind and touch.names & {"status", "outcome"} else 2 if touch.names & _DAYS else 3


def _cause(touch: _Touch) -> Cause:
    if touch.is_undo:
        return "undone"
    if touch.op == "add":
        return "imported" if touch.is_import else "late"
    if touch.op == "remove":
        return "step_removed" if touch.kind == Event.kind else "removed"
    if touch.kind != Event.kind:
        return "detail"
    return _corrected(touch)


def _corrected(touch: _Touch) -> Cause:
    """Why an event that was there counts otherwise: a day that was told anew, or what came out of it."""
    if touch.names & _DAYS and not touch.names & {"status", "outcome"}:
        return "date"
    if touch.names & {"status", "outcome"}:
        return "imported" if touch.is_import else "answer"
    return "imported" if touch.is_import else "late"


def _merged(entry: Entry, done: Iterable[Operation], numbers: Mapping[int, UUID]) -> Iterator[tuple[UUID, UUID]]:
    """The enrolments that an entry took out, with the one that they became part of.

    Nothing but a merge takes an enrolment out that no undo took out; its title names both by their pseudonyms.
    """
    if entry.undoes is not None:
        return
    named = {int(each) for each in re.findall(r"PT-(\d{6,})", entry.title)}
    for each in done:
        if each.kind == Enrolment.kind and each.op == "remove":
            heirs = [numbers[number] for number in named - {each.before["number"]} if number in numbers]
            if len(heirs) == 1:
                yield each.id, heirs[0]
