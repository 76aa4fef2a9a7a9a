"""Two entries in all their fields, with where each value came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.file_columns import column_of, place
from partnertrack.domain.merge_people import Way, proposed
from partnertrack.domain.shown import shown
from partnertrack.domain.slots import held, part_of, slots_of
from partnertrack.domain.source import Source
from partnertrack.domain.statement import SlotKey, unpack
from partnertrack.domain.step_name import after
from partnertrack.i18n import current
from partnertrack.persistence.queries import dossiers, records
from partnertrack.persistence.session import Reading
from partnertrack.services.review_duplicates.entries import Entry, both, entry
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of both entries: what they hold, where that came from, and whether it has to be chosen."""

    slot: SlotKey
    label: str
    one: str
    other: str
    one_source: str
    other_source: str

    @property
    def differs(self) -> bool:
        """Whether both hold something, and not the same."""
        return bool(self.one and self.other) and self.one != self.other


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two entries in all their fields, those that differ first, and the way in which they would be merged."""

    one: Entry
    other: Entry
    one_cohort: str
    other_cohort: str
    one_steps: int
    other_steps: int
    way: Way
    fields: tuple[FieldLine, ...]


def compare(workspace: Workspace, one: UUID, other: UUID) -> SideBySide:
    """Both entries in all their fields; raises `RuleError` when one of them is gone."""
    with workspace.store.reading() as reading:
        left, right = both(reading, one, other)
        directory = dossiers.directory(reading)
        sources = _sources(reading, left, right)
    scheme = workspace.scheme
    slots = list(dict.fromkeys((*slots_of(scheme, left), *slots_of(scheme, right))))
    parts = {part_of(scheme, slot): slot for slot in reversed(slots)}
    order = {key: place for place, key in enumerate(scheme.fields)}
    lines = [
        _line(workspace, slot, (left, right), directory, sources)
        for slot in sorted(parts.values(), key=lambda slot: (order[slot[0]], slot[1] or 0))
    ]
    lines.sort(key=lambda line: not line.differs)
    return SideBySide(
        entry(left),
        entry(right),
        _cohort(left, directory),
        _cohort(right, directory),
        len(left.events),
        len(right.events),
        proposed(left, right),
        tuple(lines),
    )


def _cohort(dossier: Dossier, directory: Directory) -> str:
    return directory.name(dossier.enrolment.cohort_id) if dossier.enrolment.cohort_id else ""


def _sources(reading: Reading, *entries: Dossier) -> dict[UUID, Source]:
    """The files that spoke of these entries."""
    ids = {statement.source_id for dossier in entries for statement in dossier.statements}
    ids |= {event.source_id for dossier in entries for event in dossier.events if event.source_id}
    return records.fetch(reading, Source, ids)


def _line(
    workspace: Workspace,
    slot: SlotKey,
    entries: tuple[Dossier, Dossier],
    directory: Directory,
    sources: Mapping[UUID, Source],
) -> FieldLine:
    scheme = workspace.scheme
    field = scheme.fields[slot[0]]
    values = [held(dossier, directory, scheme, slot) for dossier in entries]
    one, other = ("" if value is None else shown(scheme, field, value) for value in values)
    one_source, other_source = (next(_origins(workspace, slot, dossier, sources), "") for dossier in entries)
    label = field.label.text(current())
    step = scheme.step(field.step)
    if step is not None and step.is_repeatable and slot[1]:
        label = f"{label} · {after(slot[1])}"
    return FieldLine(slot, label, one, other, one_source if one else "", other_source if other else "")


def _origins(workspace: Workspace, slot: SlotKey, dossier: Dossier, sources: Mapping[UUID, Source]) -> Iterator[str]:
    """The places in files that told the field, the latest first; for a step at last the place that its event names."""
    part = part_of(workspace.scheme, slot)
    said = [each for each in dossier.statements if each.source_id in sources]
    for statement in sorted(said, key=lambda each: sources[each.source_id].imported_at, reverse=True):
        told_by = sources[statement.source_id]
        for key in unpack(statement.said):
            if part_of(workspace.scheme, key) == part:
                column = column_of(told_by.sheets, statement.sheet, key)
                yield f"{place(statement.sheet, statement.row, column)} · {told_by.file_name}"
    event = dossier.event(part.step, part.occurrence) if part and part.kind == Event.kind else None
    source = sources.get(event.source_id) if event and event.source_id else None
    if event and source:
        yield " · ".join(filter(None, (event.source_place, source.file_name)))
