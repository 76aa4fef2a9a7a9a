"""The open pilot: what every service is handed first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast
from uuid import UUID

from partnertrack.domain.change import Change, ChangeSet, added, change_set, removed
from partnertrack.domain.own_indicator import OwnIndicator, in_order
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.record import Record
from partnertrack.domain.scheme import Scheme
from partnertrack.errors import ConflictError
from partnertrack.i18n import _
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.indicators.calculate import Results, calculate
from partnertrack.indicators.case import Case, EventFact, by_step
from partnertrack.indicators.definition import Catalogue
from partnertrack.indicators.own import with_own
from partnertrack.persistence.archive import File
from partnertrack.persistence.queries import counts, facts, records
from partnertrack.persistence.store import Applied, Store
from partnertrack.progress import SILENT, Progress

__all__ = ["Case", "EventFact", "Results", "Workspace"]

T = TypeVar("T")


@dataclass(slots=True)
class Workspace:
    """A pilot that is open: its store, its own scheme and what the program ships with that the scheme counts."""

    path: Path
    store: Store
    pilot: Pilot
    scheme: Scheme
    shipped: Catalogue
    vocabulary: Vocabulary = field(init=False)
    _cases: tuple[Case, ...] | None = field(init=False, default=None)
    _own: tuple[int, Catalogue] | None = field(init=False, default=None)
    _remembered: dict[str, tuple[int, Any]] = field(init=False, default_factory=dict)
    _remembering: Lock = field(init=False, default_factory=Lock)

    def __post_init__(self) -> None:
        """Lay out the words that partners use for this scheme's fields."""
        families = {key: family.headings for key, family in self.scheme.families.items()}
        repeated = {step.key for step in self.scheme.steps() if step.is_repeatable}
        fields = frozenset(key for key, field in self.scheme.fields.items() if field.step in repeated)
        self.vocabulary = Vocabulary(self.scheme.fields, self.scheme.code_lists, families, fields)

    @property
    def title(self) -> str:
        """The pilot's title."""
        return self.pilot.title

    @property
    def catalogue(self) -> Catalogue:
        """What the pilot counts: the shipped indicators of its scheme, then its own; those that are no more are gone.

        One of its own that cannot be read, or has the id of another, is left out.
        """
        with self.store.reading() as session:
            now = counts.last_change(session)
            if self._own is None or self._own[0] != now:
                own = records.all_of(session, OwnIndicator)
                self._own = (now, with_own(self.shipped, own))
        return self._own[1]

    def own_indicators(self) -> tuple[OwnIndicator, ...]:
        """The indicators of the pilot's own, in their order, those that cannot be read among them."""
        with self.store.reading() as session:
            return tuple(in_order(records.all_of(session, OwnIndicator)))

    def commit(self, title: str, changes: Iterable[Change]) -> Applied:
        """Store these changes under one title, all or none."""
        return self.apply(change_set(title, changes))

    def apply(self, changes: ChangeSet, progress: Progress = SILENT, files: Sequence[File] = ()) -> Applied:
        """Store a set of changes, all or none, with the files that they bring; raises what `Store.apply` raises."""
        self.forget()
        return self.store.apply(changes, files=files, progress=progress)

    def keep(self, title: str, record: Record) -> Applied:
        """Store one record: a new one, or another form of one that was read.

        Raises `ConflictError` when that was changed or removed since.
        """
        if not record.version:
            return self.commit(title, [added(record)])
        return self.commit(title, [Change(self._found(type(record), record.id, record.version), record)])

    def drop(self, title: str, record: type[Record], record_id: UUID) -> Applied:
        """Remove one record; raises `ConflictError` when it is gone or in use."""
        return self.commit(title, [removed(self._found(record, record_id))])

    def forget(self) -> None:
        """Drop what was remembered of the data, because they change."""
        self._cases = None

    def cases(self) -> tuple[Case, ...]:
        """Every enrolment with its events, as figures see them; remembered until something is stored."""
        known = self._cases
        if known is None:
            with self.store.reading() as session:
                known = self._cases = _cases(facts.cases(session))
        return known

    def remembered(self, name: str, work: Callable[[], T]) -> T:
        """What that work comes to, done again only where something was stored since; who asks meanwhile, waits."""
        with self._remembering:
            with self.store.reading() as session:
                now = counts.last_change(session)
            before, known = self._remembered.get(name, (-1, None))
            if before != now:
                known = work()
                self._remembered[name] = (now, known)
        return cast("T", known)

    def results(self, as_of: date, since: date | None = None) -> Results:
        """All that the scheme counts, cumulative to `as_of`; with `since`, also what fell into that period."""
        return self.results_of(self.catalogue, as_of, since)

    def results_of(self, catalogue: Catalogue, as_of: date, since: date | None = None) -> Results:
        """What another catalogue counts in this pilot."""
        return calculate(self.scheme, catalogue, self.cases(), as_of, since, self.pilot.applicants)

    def close(self) -> None:
        """Close the pilot file."""
        self.store.close()

    def _found(self, record: type[Record], record_id: UUID, version: int = 0) -> Record:
        """The record as it is stored, in that version where one is named."""
        with self.store.reading() as session:
            found = records.fetch(session, record, [record_id]).get(record_id)
        if found is None or version not in (0, found.version):
            raise ConflictError(
                _("This was changed or removed in the meantime; nothing was stored."),
                _("Look at it again, then repeat."),
            )
        return found


def _cases(found: facts.Facts) -> tuple[Case, ...]:
    events: dict[UUID, list[EventFact]] = defaultdict(list)
    for row in found.events:
        events[row.enrolment_id].append(
            EventFact(
                step=row.step,
                occurrence=row.occurrence,
                status=row.status,
                outcome=row.outcome,
                started_on=row.started_on,
                done_on=row.done_on,
                planned_on=row.planned_on,
                due_on=row.due_on,
                reason=row.reason,
                organisation_id=row.organisation_id,
                values=row.values,
            )
        )
    return tuple(
        Case(
            enrolment_id=row.enrolment_id,
            participant_id=row.participant_id,
            number=row.number,
            sex=row.sex,
            birth_date=row.birth_date,
            region=row.region,
            nationality=row.nationality,
            cohort=row.cohort,
            track=row.track,
            values={**row.person_values, **row.values} if row.person_values else row.values,
            events=by_step(events.get(row.enrolment_id, ())),
        )
        for row in found.cases
    )
