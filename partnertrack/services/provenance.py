"""Where a value comes from: every file that told it, and who changed it since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.encoding import Plain
from partnertrack.domain.file_columns import FileColumn, column_of, place
from partnertrack.domain.names import fold
from partnertrack.domain.part import Part, contents
from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.shown import shown
from partnertrack.domain.slots import as_said, held, part_of, slots_of
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Said, SlotKey, unpack
from partnertrack.errors import UserError
from partnertrack.i18n import LANGUAGES, _, current
from partnertrack.persistence import trace
from partnertrack.persistence.queries import dossiers, records, statements
from partnertrack.persistence.session import Reading
from partnertrack.persistence.trace import Touch
from partnertrack.services.workspace import Workspace

_MOST_EDITS = 12


@dataclass(frozen=True, slots=True)
class Telling:
    """A cell that told the value: where it stands, what was written there, how it was read, when, who sent it.

    `raw` is empty where nothing is known but that the row spoke of the step last, as of files that were imported
    before rows were kept. `text` is the value as it was read, empty where it could not be; `how` the order of the date
    or the word of the dictionary by which it was read, empty where nothing had to be known; `is_in_force` says that the
    pilot holds it.
    """

    source_id: UUID
    file_name: str
    place: str
    raw: str
    text: str
    how: str
    at: datetime
    partner: str
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the value: what it was called, who made it and when, and the value before and after.

    `earlier` is the value before, which can be restored; None where there was none.
    """

    change_id: UUID
    title: str
    who: str
    at: datetime
    before: str
    after: str
    earlier: Value | None
    is_undo: bool


@dataclass(frozen=True, slots=True)
class Provenance:
    """A value that the pilot holds, and all that is known of where it comes from.

    `tellings` go from the oldest file to the newest, `edits` from the newest change to the oldest.
    """

    slot: SlotKey
    label: str
    value: Value | None
    text: str
    tellings: tuple[Telling, ...]
    edits: tuple[Edit, ...]


def of(workspace: Workspace, enrolment_id: UUID, slot: SlotKey) -> Provenance:
    """Where the value of one field comes from; raises `UserError` when the enrolment is gone.

    Raises KeyError for a field that the pilot keeps nowhere.
    """
    with workspace.store.reading() as reading:
        return _Search(workspace.scheme, reading, enrolment_id).of(slot)


def of_step(workspace: Workspace, enrolment_id: UUID, step: str, occurrence: int) -> tuple[Provenance, ...]:
    """Where all that is known of a step comes from, field by field, blank ones last; raises as `of` does."""
    with workspace.store.reading() as reading:
        search = _Search(workspace.scheme, reading, enrolment_id)
        return tuple(search.of(slot) for slot in search.slots_of_step(step, occurrence))


class _Search:
    """Looks for the origins of one enrolment's values."""

    def __init__(self, scheme: Scheme, reading: Reading, enrolment_id: UUID) -> None:
        dossier = dossiers.dossiers(reading, [enrolment_id]).get(enrolment_id)
        if dossier is None:
            raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
        self._scheme = scheme
        self._reading = reading
        self._dossier: Dossier = dossier
        self._directory: Directory = dossiers.directory(reading)
        self._rows = statements.about(reading, [enrolment_id]).get(enrolment_id, [])
        self._sources = records.fetch(reading, Source, {row.source_id for row in self._rows})
        self._touches: dict[UUID, list[Touch]] = {}

    def slots_of_step(self, step: str, occurrence: int) -> tuple[SlotKey, ...]:
        """The fields that tell of a step, those of which the pilot holds something first; each part once."""
        time = None if occurrence == 1 else occurrence
        held_ones = set(slots_of(self._scheme, self._dossier))
        asked = self._scheme.step(step)
        every = [(key, time) for key in (asked.fields if asked else ()) if self._scheme.fields[key].step == step]
        found: dict[Part, SlotKey] = {}
        for slot in sorted(every, key=lambda slot: slot not in held_ones):
            if part := part_of(self._scheme, slot):
                found.setdefault(part, slot)
        return tuple(found.values())

    def of(self, slot: SlotKey) -> Provenance:
        """The provenance of one field."""
        field, part = self._scheme.fields[slot[0]], part_of(self._scheme, slot)
        if part is None:
            raise KeyError(slot[0])
        value = held(self._dossier, self._directory, self._scheme, slot)
        return Provenance(
            slot,
            field.label.text(current()),
            value,
            self._words(field, value),
            tuple(self._tellings(field, part)) or tuple(self._spoke_last(part)),
            tuple(self._edits(field, part)),
        )

    def _tellings(self, field: Field, part: Part) -> Iterator[Telling]:
        for row in self._rows:
            for key, said in _about(self._scheme, part, unpack(row.said)):
                column = column_of(self._sources[row.source_id].sheets, row.sheet, key)
                yield Telling(
                    row.source_id,
                    row.file_name,
                    place(row.sheet, row.row, column),
                    said.raw,
                    self._words(self._scheme.fields.get(key[0], field), said.value),
                    _how(self._scheme, field, said, column),
                    row.imported_at,
                    row.partner or "",
                    self._is_kept(part, key, said),
                )

    def _spoke_last(self, part: Part) -> Iterator[Telling]:
        """The row by which the event of a step was written, where no row is kept that tells the part."""
        event = self._dossier.event(part.step, part.occurrence)
        if event is None or event.source_id is None or part.name not in contents(event):
            return
        source = records.fetch(self._reading, Source, [event.source_id])[event.source_id]
        told_at, partner = event.source_place or "", source.partner or ""
        yield Telling(source.id, source.file_name, told_at, "", "", "", source.imported_at, partner, is_in_force=False)

    def _is_kept(self, part: Part, key: SlotKey, said: Said) -> bool:
        """Whether the pilot holds what a cell said, under whatever name or by whatever answer."""
        kept = contents(self._dossier.record(part.kind, part.step, part.occurrence)).get(part.name)
        field, value = self._scheme.fields[key[0]], said.value
        if isinstance(kept, UUID):
            return fold(self._directory.name(kept)) == fold(str(value or ""))
        if field.slot == "outcome" and isinstance(value, bool):
            value = field.outcomes.get("yes" if value else "no")
        return value is not None and value == kept

    def _edits(self, field: Field, part: Part) -> Iterator[Edit]:
        record = self._dossier.record(part.kind, part.step, part.occurrence)
        if record is None:
            return
        if record.id not in self._touches:
            self._touches[record.id] = list(trace.touches(self._reading, part.kind, record.id))
        changed = ((touch.entry, *touch.of_field(part.name)) for touch in self._touches[record.id])
        for entry, *kept in islice((each for each in changed if each[1] != each[2]), _MOST_EDITS):
            before, after = (self._read(value, field) for value in kept)
            words = self._words(field, before), self._words(field, after)
            yield Edit(entry.key, entry.title, entry.who, entry.at, *words, before, entry.is_undo)

    def _read(self, kept: Plain, field: Field) -> Value | None:
        """What was kept, as a cell would say it; nothing for what only stands for a blank."""
        is_blank = kept == "" or (field.slot == "track" and kept == "undecided")
        return None if is_blank else as_said(kept, self._directory, field)

    def _words(self, field: Field, value: Value | None) -> str:
        return "" if value is None else shown(self._scheme, field, value)


def _about(scheme: Scheme, part: Part, cells: Mapping[SlotKey, Said]) -> Iterator[tuple[SlotKey, Said]]:
    """The cells of a row that told a part; of a full name, what was read of it."""
    for key, said in cells.items():
        field = scheme.fields.get(key[0])
        if field is None:
            continue
        if part_of(scheme, key) == part and said.raw:
            yield key, said
        elif field.slot == "name" and part.name in ("last_name", "first_name"):
            read = cells.get((part.name, None))
            if read is None or not read.raw:
                yield (part.name, None), Said(said.raw, read.value if read else None)


def _how(scheme: Scheme, field: Field, said: Said, column: FileColumn | None) -> str:
    """By what a cell was read: the order of its date, or the word of the dictionary."""
    orders = {"dmy": _("day, month, year"), "mdy": _("month, day, year"), "ymd": _("year, month, day")}
    if field.type == "date":
        return orders.get(column.order, "") if column else ""
    codes = scheme.code_list(field.codes)
    code = codes.code(str(said.value)) if codes and said.value is not None else None
    if code is None:
        return ""
    wanted = fold(said.raw)
    languages = [name for name in LANGUAGES if any(fold(word) == wanted for word in code.words.get(name, ()))]
    language = current() if current() in languages else next(iter(languages), "")
    return _("“{word}” in the dictionary ({language})").format(word=said.raw, language=language) if language else ""
