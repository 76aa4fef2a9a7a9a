"""Which enrolments a set of changes touches, and all about those that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.document import Document
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.participant import Participant
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.record import Record


class Brought(NamedTuple):
    """A new enrolment with its person, its events in the order in which they are stored, and what expires."""

    person: Participant
    enrolment: Enrolment
    events: Sequence[Event]
    documents: Sequence[Document]


class Touched:
    """What the derived rows of which enrolments rest on; `is_every` where the scheme is another one."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.enrolments: set[UUID] = set()
        self.people: set[UUID] = set()
        self.is_every = False
        self._new: dict[UUID, Enrolment] = {}
        self._persons: dict[UUID, Participant] = {}
        self._events: defaultdict[UUID, list[Event]] = defaultdict(list)
        self._papers: defaultdict[UUID, list[Document]] = defaultdict(list)
        for change in changes:
            if change.before is not None:
                self._see_before(change.before, change.after)
            if change.after is not None:
                self._see_after(change.after, is_new=change.before is None)

    def brought(self) -> dict[UUID, Brought]:
        """All about the new enrolments that come with their person, as imports bring them.

        It is all in the changes: what refers to an enrolment cannot have been there before it.
        """
        return {
            key: Brought(
                self._persons[enrolment.participant_id],
                enrolment,
                sorted(self._events.get(key, ()), key=attrgetter("id.int")),
                self._papers.get(key, ()),
            )
            for key, enrolment in self._new.items()
            if enrolment.participant_id in self._persons
        }

    def _see_before(self, before: Record, after: Record | None) -> None:
        match before:
            case Event() | Document():
                self.enrolments.add(before.enrolment_id)
            case Enrolment():
                self.enrolments.add(before.id)
            case Participant():
                self.people.add(before.id)
            case Pilot():
                self.is_every |= isinstance(after, Pilot) and after.scheme != before.scheme

    def _see_after(self, after: Record, *, is_new: bool) -> None:
        match after:
            case Event():
                self.enrolments.add(after.enrolment_id)
                self._events[after.enrolment_id].append(after)
            case Document():
                self.enrolments.add(after.enrolment_id)
                if after.expires_on is not None:
                    self._papers[after.enrolment_id].append(after)
            case Enrolment():
                self.enrolments.add(after.id)
                if is_new:
                    self._new[after.id] = after
            case Participant():
                self._persons[after.id] = after
