"""A pilot that is open."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast
from uuid import UUID

from partnertrack.domain.change import Change, ChangeSet, added, change_set, removed
from partnertrack.domain.export import Export
from partnertrack.domain.own_indicator import OwnIndicator, in_order
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.record import Record
from partnertrack.domain.scheme import Scheme
from partnertrack.errors import ConflictError
from partnertrack.i18n import _
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.indicators.calculate import Results, results_of
from partnertrack.indicators.case import Case
from partnertrack.indicators.definition import Catalogue
from partnertrack.indicators.office import Office
from partnertrack.indicators.own import with_own
from partnertrack.indicators.view import Register
from partnertrack.persistence import faults
from partnertrack.persistence.archive import File
from partnertrack.persistence.keys import OFFICER, VIEWER, Access, notes
from partnertrack.persistence.queries import counts, facts, records
from partnertrack.persistence.store import Applied, Store
from partnertrack.progress import SILENT, Progress
from partnertrack.saving import save
from partnertrack.services.workspace import beside, cases

T = TypeVar("T")

_DAYS_KEPT = 8


def practice_mark(pilot: Pilot) -> str:
    """What is to stand on all that leaves the practice pilot; "" for any other one."""
    return _("Practice – invented people") if pilot.is_practice else ""


@dataclass(slots=True)
class Workspace:
    """A pilot that is open: its store, its own scheme and what the program ships with that the scheme counts.

    `access` tells how it was opened; None for a file without encryption, and while the key is forgotten. `role` is that
    of who opened it, None for a file without encryption. `home` is the folder of the settings, below which its backups
    lie; None for the usual one.
    """

    path: Path
    store: Store
    pilot: Pilot
    scheme: Scheme
    shipped: Catalogue
    access: Access | None = None
    home: Path | None = None
    role: str | None = field(init=False)
    vocabulary: Vocabulary = field(init=False)
    _remembered: dict[str, tuple[int, Any]] = field(init=False, default_factory=dict)
    _remembering: Lock = field(init=False, default_factory=Lock)

    def __post_init__(self) -> None:
        """Lay out the words that partners use for this scheme's fields; keep the role beyond the key."""
        self.role = self.access.role if self.access else None
        families = {key: family.headings for key, family in self.scheme.families.items()}
        repeated = {step.key for step in self.scheme.steps() if step.is_repeatable}
        fields = frozenset(key for key, field in self.scheme.fields.items() if field.step in repeated)
        self.vocabulary = Vocabulary(self.scheme.fields, self.scheme.code_lists, families, fields)

    @property
    def title(self) -> str:
        """The pilot's title."""
        return self.pilot.title

    @property
    def mark(self) -> str:
        """What is to stand on all that leaves the practice pilot; "" for any other one."""
        return practice_mark(self.pilot)

    @property
    def catalogue(self) -> Catalogue:
        """What the pilot counts: the shipped indicators of its scheme, then its own; those that are no more are gone.

        One of its own that cannot be read, or has the id of another, is left out.
        """
        return self.remembered("catalogue", lambda: with_own(self.shipped, self.own_indicators()))

    @property
    def is_masked(self) -> bool:
        """Whether names are hidden."""
        return self.store.doors.is_masked

    @property
    def is_viewed(self) -> bool:
        """Whether it was opened by somebody who may see figures, and no names."""
        return self.role == VIEWER

    def hide_names(self) -> None:
        """Show everybody under a pseudonym; nothing can be changed until `show_names`, and never by a viewer."""
        personal = {key for key, field in self.scheme.fields.items() if field.is_personal}
        self.store.doors.hide_names(personal, is_for_good=self.is_viewed)
        self._forget()

    def show_names(self) -> None:
        """Show everybody as they are again, but to a viewer."""
        self.store.doors.show_names()
        self._forget()

    def _forget(self) -> None:
        with self._remembering:
            self._remembered.clear()

    def own_indicators(self) -> tuple[OwnIndicator, ...]:
        """The indicators of the pilot's own, in their order, those that cannot be read among them."""
        with self.store.reading() as session:
            return tuple(in_order(records.all_of(session, OwnIndicator)))

    def commit(self, title: str, changes: Iterable[Change]) -> Applied:
        """Store these changes under one title, all or none."""
        return self.apply(change_set(title, changes))

    def apply(
        self, changes: ChangeSet, progress: Progress = SILENT, files: Sequence[File] = (), seen: int | None = None
    ) -> Applied:
        """Store a set of changes, all or none, with the files that they bring; raises what `Store.apply` raises."""
        return self.store.apply(changes, files=files, progress=progress, seen=seen)

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

    def leaving(self, export: Export) -> AbstractContextManager[None]:
        """Note in the export log that people’s data leave the pilot, where the block that takes them out ends well."""
        return self.store.leaving(export)

    def note_export(self, export: Export) -> None:
        """Note in the export log that people’s data left the pilot: the door for what is no file of our own."""
        with self.leaving(export):
            pass

    def take_out(self, path: Path, content: bytes, export: Export) -> None:
        """Write a file with people’s data in it and note that in the export log: both or neither.

        Raises `UserError` when it cannot be written.
        """
        with self.leaving(replace(export, format=path.suffix.lstrip(".").lower())):
            save(path, content)

    def cases(self) -> tuple[Case, ...]:
        """Every enrolment with its events, one by one; remembered until something is stored."""
        found = self.facts()
        return self.remembered("cases", lambda: cases.cases(found))

    def register(self) -> Register:
        """Every enrolment, with the events in columns; remembered until something is stored."""
        found = self.facts()
        return self.remembered("register", lambda: cases.register(self.scheme, found))

    def facts(self) -> facts.Facts:
        """What the store tells of every enrolment and event, read once for all that is made of it."""

        def work() -> facts.Facts:
            with self.store.reading(is_counting=True) as session:
                return facts.cases(session)

        return self.remembered("facts", work)

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
        """All that is counted, cumulative to `as_of`; with `since`, also what fell into that period.

        Remembered for the days that were asked for last, until something is stored.
        """
        known, office = self.register(), self.office()
        kept: dict[tuple[date, date | None], Results] = self.remembered("results", dict)
        found = kept.get((as_of, since))
        if found is None:
            found = results_of(known, self.catalogue, as_of, since, office)
            if len(kept) >= _DAYS_KEPT:
                kept.pop(next(iter(kept)))
            kept[as_of, since] = found
        return found

    def results_of(self, catalogue: Catalogue, as_of: date) -> Results:
        """What another catalogue counts in this pilot; not remembered."""
        return results_of(self.register(), catalogue, as_of, office=self.office())

    def office(self) -> Office:
        """What the office knows beside its participants' steps; remembered until something is stored."""
        known = self.register()

        def work() -> Office:
            with self.store.reading() as session:
                return beside.office(session, self.pilot, known)

        return self.remembered("office", work)

    def close(self) -> None:
        """Close the pilot file."""
        self.store.close()

    @property
    def is_encrypted(self) -> bool:
        """Whether a key opened the pilot, and can be forgotten."""
        return self.role is not None

    @property
    def is_sealed(self) -> bool:
        """Whether the key is forgotten for now."""
        return self.store.doors.is_sealed

    def seal(self) -> None:
        """Forget the key; whatever reads or writes raises `LockedError` until `unseal`."""
        self.access = None
        self.store.doors.seal()

    def unseal(self, access: Access) -> None:
        """Go on with what opens the pilot; raises `LockedError` for another key, and for less than was allowed."""
        if self.role == OFFICER and access.role != OFFICER:
            raise faults.other_role(self.path)
        self.store.doors.unseal(access)
        self.access = access

    def conceal(self, name: str, text: str) -> tuple[str, str]:
        """A name and a text of the user's own as they may lie outside the pilot: under its key, where it has one.

        Raises `LockedError` while the key is forgotten.
        """
        if self.role is None:
            return name, text
        if self.access is None:
            raise faults.locked(self.path)
        return notes.name_of(self.access, name), notes.seal(self.access, json.dumps([name, text])) if text else ""

    def reveal(self, name: str, text: str) -> tuple[str, str] | None:
        """The name and the text that `conceal` was given; as they are where they lie open, None for another key's."""
        if not notes.is_sealed(text):
            return name, text
        shown = notes.unseal(self.access, text) if self.access else None
        found = json.loads(shown) if shown else None
        return (found[0], found[1]) if found else None

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
