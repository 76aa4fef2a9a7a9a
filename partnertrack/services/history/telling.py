"""What one change did is told record by record, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from partnertrack.domain.encoding import decode
from partnertrack.domain.source import Source
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence import operations, trace
from partnertrack.persistence.history import entries as journal_entries
from partnertrack.persistence.operations import Operation
from partnertrack.persistence.queries import dossiers, records
from partnertrack.persistence.session import Reading
from partnertrack.progress import SILENT, Progress
from partnertrack.services.history.field_words import REFERRING, TECHNICAL
from partnertrack.services.history.kinds import RESTRICTED, UNTOLD, kind_words
from partnertrack.services.history.listing import Happened, refuse_hidden, row_of
from partnertrack.services.history.person.restoring import Earlier
from partnertrack.services.history.person.words import SILENT as UNTOLD_FIELDS
from partnertrack.services.history.person.words import Vocabulary, is_telling
from partnertrack.services.history.restorable import can_be_put_back
from partnertrack.services.history.subjects import Subject, Subjects
from partnertrack.services.workspace import Workspace

_CHAPTER: Final = 4_000
"""Records of a change that are looked at together, so that what belongs to one person stands together."""

_LONGEST: Final = 400
"""Characters of a value that are told."""

Place = tuple[int, int]
"""Where a telling goes on: the chapter, and the subject in it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field that was changed: its label, and what it held before and after ("" for nothing).

    `earlier` is what can be put back, None where nothing can; of an `is_erased` one nothing is known any more.
    """

    label: str
    before: str
    after: str
    earlier: Earlier | None = None
    is_erased: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """All that a change did to one person, organisation or other record.

    `person` and `organisation` are whom to go to, None where they are gone or it is about neither; `places` are the
    rows of the file that told it.
    """

    heading: str
    op: str
    lines: tuple[Line, ...]
    person: UUID | None = None
    organisation: UUID | None = None
    places: tuple[str, ...] = ()
    erased_on: date | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """What a change did, from one place to the `next` one, None at its end; `source_id` is the file it took in."""

    row: Happened
    told: tuple[Told, ...]
    next: Place | None
    source_id: UUID | None = None


def detail(
    workspace: Workspace,
    key: UUID,
    start: Place = (0, 0),
    *,
    only: UUID | None = None,
    most: int = 40,
    progress: Progress = SILENT,
) -> Detail:
    """What a change did, told of `most` subjects from `start` on, or `only` of one enrolment or organisation.

    Raises `UserError` when there is no such change.
    """
    refuse_hidden(workspace)
    progress.report(0, 2)
    with workspace.store.reading() as reading:
        entries = journal_entries(reading)
        entry = [each for each in entries if each.key == key]
        names = trace.file_names(reading, entry)
        row = row_of(entries, names, key)
        if row is None:
            raise UserError(_("There is no such change in this pilot."))
        progress.report(1, 2)
        teller = Teller(workspace, reading, only)
        told, following = teller.tell(key, start, most)
    return Detail(row, told, following, teller.source_id)


class Teller:
    """Tells changes one after the other in one view of the data; `source_id` is the file that the last one took in.

    With `only` nothing is told but of that enrolment or organisation.
    """

    def __init__(self, workspace: Workspace, reading: Reading, only: UUID | None = None) -> None:
        self.source_id: UUID | None = None
        self._only = only
        self._scheme, self._reading = workspace.scheme, reading
        self._directory = dossiers.directory(reading)

    def tell(self, key: UUID, start: Place, most: int) -> tuple[tuple[Told, ...], Place | None]:
        """What a change did to `most` subjects from a place on, and where it goes on."""
        lines = trace.lines(self._reading, key)
        chapter, first = start
        done = _read(lines[chapter * _CHAPTER : (chapter + 1) * _CHAPTER])
        subjects = Subjects(self._reading, done)
        groups = _grouped(done, subjects)
        if self._only:
            groups = {each: of for each, of in groups.items() if self._only in (each.id, subjects.person(each))}
        chosen = dict(list(groups.items())[first : first + most])
        words = Vocabulary(self._scheme, self._directory, subjects.steps)
        telling = _Telling(words, subjects, _current(self._reading, [each for of in chosen.values() for each in of]))
        told = (telling.told(subject, of) for subject, of in chosen.items())
        self.source_id = next((each.id for each in done if each.kind == Source.kind and each.op == "add"), None)
        following: Place | None = (chapter, first + most) if first + most < len(groups) else None
        if following is None and (chapter + 1) * _CHAPTER < len(lines):
            following = (chapter + 1, 0)
        return tuple(each for each in told if each.lines or each.op != "update"), following

    def all_of(self, key: UUID) -> Iterator[Told]:
        """All that a change did."""
        place: Place | None = (0, 0)
        while place is not None:
            told, place = self.tell(key, place, _CHAPTER)
            yield from told


def _read(lines: Iterable[str]) -> list[Operation]:
    return [each for line in lines if line for each in operations.load(line)]


def _grouped(done: Iterable[Operation], subjects: Subjects) -> dict[Subject, list[Operation]]:
    """What was done, by whom it is about, in the order in which they come first."""
    groups: defaultdict[Subject, list[Operation]] = defaultdict(list)
    for operation in done:
        if operation.kind not in UNTOLD:
            groups[subjects.of(operation)].append(operation)
    return dict(groups)


class _Telling:
    """Puts what was done into words, against the records as they are now."""

    def __init__(self, words: Vocabulary, subjects: Subjects, now: Mapping[UUID, Mapping[str, object]]) -> None:
        self._words, self._subjects, self._now = words, subjects, now

    def told(self, subject: Subject, done: list[Operation]) -> Told:
        """All that was done to one subject."""
        ops = {each.op for each in done if each.kind == subject.kind} or {each.op for each in done}
        op = next(iter(ops)) if len(ops) == 1 else "update"
        lines = tuple(line for operation in done for line in self._lines(subject, operation))
        return Told(
            self._subjects.heading(subject),
            op,
            lines,
            self._subjects.person(subject),
            self._subjects.organisation(subject),
            self._subjects.places(subject),
            self._subjects.erased_on(subject),
        )

    def _lines(self, subject: Subject, operation: Operation) -> Iterator[Line]:
        for name in operation.blackened:
            if self._is_told(operation.kind, name):
                yield Line(self._label(subject, operation, name), "", "", is_erased=True)
        for name in operation.fields if operation.op != operations.ERASE else ():
            is_told = self._is_told(operation.kind, name) and (name != "status" or is_telling(operation))
            if is_told and (line := self._line(subject, operation, name)):
                yield line
        if operation.op == "remove" and self._may_return(subject, operation):
            label = self._subjects.name(operation) or kind_words(operation.kind)
            earlier = Earlier(operation.kind, operation.id, label, fields=operation.before)
            yield Line(_("{kind} as a whole").format(kind=kind_words(operation.kind)), label, "", earlier)

    def _is_told(self, kind: str, name: str) -> bool:
        hidden = (TECHNICAL, REFERRING, UNTOLD_FIELDS.get(kind, ()), RESTRICTED.get(kind, ()))
        return not any(name in names for names in hidden)

    def _line(self, subject: Subject, operation: Operation, name: str) -> Line | None:
        kind, key = operation.kind, operation.id
        before, after = (decode(value) for value in operation.fields[name])
        told = tuple(_clipped(self._words.text(kind, key, name, value)) for value in (before, after))
        if told[0] == told[1]:
            return None
        label = self._label(subject, operation, name)
        now = self._now.get(key)
        earlier = None
        if operation.op == "update" and now is not None and can_be_put_back(kind, name, told[0]):
            slot = self._words.slot(kind, key, name, before)
            is_other = now.get(name) != operation.fields[name][0]
            earlier = Earlier(kind, key, label, name, before, slot) if is_other and (told[0] or slot) else None
        return Line(label, told[0], told[1], None if self._subjects.erased_on(subject) else earlier)

    def _label(self, subject: Subject, operation: Operation, name: str) -> str:
        """What a field is called, behind what the record is where it is not the subject itself."""
        own = subject.kind in ("participant", operation.kind)
        heading = self._words.heading(operation.kind, operation.id) or ("" if own else kind_words(operation.kind))
        if subject.kind == operation.kind:
            heading = ""
        before, after = (decode(value) for value in operation.fields.get(name, (None, None)))
        label = self._words.label(operation.kind, operation.id, name, before if before is not None else after)
        return " · ".join(filter(None, (heading, label)))

    def _may_return(self, subject: Subject, operation: Operation) -> bool:
        is_gone = operation.id not in self._now and not operation.blackened
        return is_gone and can_be_put_back(operation.kind, "", "") and not self._subjects.erased_on(subject)


def _current(reading: Reading, done: Iterable[Operation]) -> dict[UUID, Mapping[str, object]]:
    """The records as they are now, as the journal would write them; one that is gone is not there."""
    ids: defaultdict[str, set[UUID]] = defaultdict(set)
    for operation in done:
        ids[operation.kind].add(operation.id)
    return {
        record.id: operations.flatten(record)
        for kind, keys in ids.items()
        for record in records.fetch_kind(reading, kind, keys).values()
    }


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
