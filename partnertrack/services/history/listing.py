"""The changes of a pilot are listed and found, without unpacking what each did."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.part import VALUES
from partnertrack.domain.participant import Participant
from partnertrack.domain.records import KINDS
from partnertrack.domain.slots import part_of
from partnertrack.domain.source import Source
from partnertrack.errors import UserError
from partnertrack.i18n import _, current
from partnertrack.persistence import trace
from partnertrack.persistence.history import Entry
from partnertrack.persistence.history import entries as journal_entries
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.progress import SILENT, Progress
from partnertrack.services.history.kinds import PEOPLE, REPORTS, kind_of, kind_words, way_words
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Filter:
    """Which changes are wanted; whatever is left empty narrows nothing.

    `words` stand in the title, the name or the file, whatever their case and accents; `subject` is the id of an
    enrolment or an organisation; `kind` a kind of record; `field` a field of the dictionary; `way` is "import",
    "edit", …, as `Happened.way` says; `file` the name of the file that an import took in.
    Days are local, both included.
    """

    words: str = ""
    way: str = ""
    who: str | None = None
    since: date | None = None
    until: date | None = None
    kind: str = ""
    field: str = ""
    file: str = ""
    subject: UUID | None = None
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """A change as people look back on it.

    `way` is import, edit, report, organisation, results, setup, safety, merge, removal, erasure, undo or redo;
    `counts` says per kind of record how many it added, updated and removed; `people` how many persons it added, changed
    or removed, 0 where only what lies beside them was touched. `number` counts the changes from the first; `hash` is
    what the chain proves it by.
    """

    id: UUID
    number: int
    at: datetime
    who: str
    title: str
    way: str
    file: str
    people: int
    counts: Mapping[str, Mapping[str, int]]
    is_undone: bool
    is_blackened: bool
    hash: str
    is_first: bool = False

    @property
    def day(self) -> date:
        """The local day."""
        return self.at.astimezone().date()

    @property
    def records(self) -> int:
        """How many records it touched."""
        return sum(sum(each.values()) for each in self.counts.values())

    @property
    def can_undo(self) -> bool:
        """Whether it may be taken back: the beginning and an erasure never are, and nothing twice."""
        return not (self.is_undone or self.is_first or self.way == "erasure")


@dataclass(frozen=True, slots=True)
class Listing:
    """The changes that were asked for, newest first, and of how many."""

    rows: tuple[Happened, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What a history can be narrowed to: ways, names, files, kinds of record and fields, as kept and in words."""

    ways: tuple[tuple[str, str], ...]
    who: tuple[str, ...]
    files: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str], ...]


def happened(workspace: Workspace, wanted: Filter, progress: Progress = SILENT) -> Listing:
    """The changes that a filter lets through, newest first; raises `UserError` while names are hidden."""
    refuse_hidden(workspace)
    progress.report(0, 3)
    with workspace.store.reading() as reading:
        entries = journal_entries(reading)
        files = trace.file_names(reading, entries)
        progress.report(1, 3)
        found = [row for row in _rows(entries, files) if _fits(row, wanted)]
        progress.report(2, 3)
        within = _within(workspace, reading, wanted, entries, {row.id for row in found})
    rows = (row for row in found if within is None or row.id in within)
    return Listing(tuple(rows)[::-1], len(entries))


def choices(workspace: Workspace, progress: Progress = SILENT) -> Choices:
    """What the history of this pilot can be narrowed to."""
    refuse_hidden(workspace)
    progress.report(0, 1)
    with workspace.store.reading() as reading:
        entries = journal_entries(reading)
        files = trace.file_names(reading, entries)
    kinds = {kind for entry in entries for kind in entry.counts}
    scheme = workspace.scheme
    fields = [(key, each.label.text(current())) for key, each in scheme.fields.items() if part_of(scheme, (key, None))]
    return Choices(
        _by_words((way, way_words(way)) for way in {_way(entry) for entry in entries}),
        tuple(sorted({entry.who for entry in entries}, key=fold)),
        tuple(sorted(set(files.values()), key=fold)),
        _by_words((kind, kind_words(kind)) for kind in kinds if kind_words(kind)),
        _by_words(fields),
    )


def _by_words(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: fold(pair[1])))


def refuse_hidden(workspace: Workspace) -> None:
    """Raise `UserError` while names are hidden: the history would tell them."""
    if workspace.is_masked:
        raise UserError(_("Names are hidden, and the history would tell them."), _("Show the names to read it."))


def row_of(entries: Sequence[Entry], files: Mapping[UUID, str], key: UUID) -> Happened | None:
    """One of the changes, None where the pilot has no such one."""
    return next((row for row in _rows(entries, files) if row.id == key), None)


def _rows(entries: Sequence[Entry], files: Mapping[UUID, str]) -> Iterator[Happened]:
    """The changes, oldest first."""
    for number, entry in enumerate(entries, 1):
        people = max(
            (sum(entry.counts.get(kind, {}).values()) for kind in (Participant.kind, Enrolment.kind)), default=0
        )
        yield Happened(
            entry.key,
            number,
            entry.at,
            entry.who,
            entry.title,
            _way(entry),
            files.get(entry.key, ""),
            people,
            entry.counts,
            entry.is_undone,
            entry.is_blackened,
            entry.hash.hex(),
            is_first=number == 1,
        )


def _way(entry: Entry) -> str:
    """Through what the change came about."""
    counts = entry.counts
    if entry.undoes is not None:
        return "undo" if entry.is_undo else "redo"
    if "add" in counts.get(Erasure.kind, {}):
        return "erasure"
    if "add" in counts.get(Source.kind, {}):
        return "import"
    if any("remove" in counts.get(kind, {}) for kind in (Participant.kind, Enrolment.kind, Organisation.kind)):
        return "merge" if any("update" in each for each in counts.values()) else "removal"
    if counts.keys() & REPORTS:
        return "report"
    return "edit" if counts.keys() & PEOPLE else kind_of(next(iter(counts), ""))


def _fits(row: Happened, wanted: Filter) -> bool:
    """Whether the change has all that its row can tell."""
    told = fold(f"{row.title} {row.who} {row.file}")
    return (
        all(word in told for word in fold(wanted.words).split())
        and wanted.way in ("", row.way)
        and (wanted.who is None or wanted.who == row.who)
        and (wanted.since or date.min) <= row.day <= (wanted.until or date.max)
        and (not wanted.kind or wanted.kind in row.counts)
        and wanted.file in ("", row.file)
        and (not wanted.is_undone or row.is_undone)
    )


def _within(
    workspace: Workspace, reading: Reading, wanted: Filter, entries: Sequence[Entry], keys: Collection[UUID]
) -> set[UUID] | None:
    """The keys of the changes that speak of the subject and the field; None where neither narrows anything."""
    found: set[UUID] | None = None
    if wanted.subject:
        ids = _ids_about(reading, wanted.subject)
        found = {each.entry.key for each in trace.passages(reading, ids, frozenset(KINDS))}
    part = part_of(workspace.scheme, (wanted.field, None)) if wanted.field else None
    if part:
        marks = [f'"{part.name}":[', f'"{VALUES}{wanted.field}":[']
        asked = (each for each in entries if each.key in keys and part.kind in each.counts)
        telling = trace.naming(reading, asked, marks)
        found = telling if found is None else found & telling
    return found


def _ids_about(reading: Reading, subject: UUID) -> tuple[UUID, ...]:
    """The ids by which a history knows somebody: of an enrolment also its person."""
    enrolment = records.fetch(reading, Enrolment, [subject]).get(subject)
    return (subject, enrolment.participant_id) if enrolment else (subject,)
