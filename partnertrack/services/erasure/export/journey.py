"""Who the person is and what happened to them, with where each value came from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.file_columns import column_of, place
from partnertrack.domain.shown import shown
from partnertrack.domain.shown import track as track_words
from partnertrack.domain.slots import held, part_of, slots_of
from partnertrack.domain.source import Source
from partnertrack.domain.statement import Said, SlotKey, unpack
from partnertrack.domain.step_name import step_name
from partnertrack.persistence.queries import dossiers, records, statements
from partnertrack.persistence.queries.statements import StatementRow
from partnertrack.services.erasure.export.part import Asked, Part, told_day


def parts(asked: Asked) -> Iterator[Part]:
    """Identity, enrolments, steps, and what partners sent."""
    known = dossiers.directory(asked.reading)
    origins = _Origins(asked)
    yield asked.part("identity", "field value origin", _values(asked, known, origins, is_event=False))
    yield asked.part("enrolments", "number field value", _enrolments(asked, known))
    yield asked.part("steps", "step value origin", _steps(asked, known, origins))
    yield asked.part("said", "partner field written", origins.cells())


class _Origins:
    """Which cell of which file told each value last."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        found = statements.about(asked.reading, [each.id for each in asked.enrolments])
        self._rows = [(row, unpack(row.said)) for rows in found.values() for row in rows]
        self._sources = records.fetch(asked.reading, Source, {row.source_id for row, _cells in self._rows})

    def of(self, dossier: Dossier, slot: SlotKey) -> str:
        """The partner, file, cell and day; "entered by us" where no file told it."""
        for row, cells in reversed(self._rows):
            if slot in cells and (row.enrolment_id == dossier.enrolment.id or slot[1] is None):
                return self._told(row, slot)
        return self._asked.say("by_hand")

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Every cell that a partner filled about the person."""
        fields = self._asked.workspace.scheme.fields
        for row, cells in self._rows:
            for slot, cell in cells.items():
                yield self._told(row, slot), _label(self._asked, slot) if slot[0] in fields else slot[0], _written(cell)

    def _told(self, row: StatementRow, slot: SlotKey) -> str:
        source = self._sources[row.source_id]
        at = place(row.sheet, row.row, column_of(source.sheets, row.sheet, slot))
        partner = row.partner or self._asked.say("unknown_partner")
        return self._asked.say(
            "from_file", partner=partner, file=row.file_name, place=at, day=told_day(row.imported_at)
        )


def _values(asked: Asked, known: Directory, origins: _Origins, *, is_event: bool) -> Iterator[tuple[str, ...]]:
    scheme = asked.workspace.scheme
    seen: set[tuple[str, str]] = set()
    for dossier in asked.dossiers:
        for slot in slots_of(scheme, dossier):
            part = part_of(scheme, slot)
            value = held(dossier, known, scheme, slot)
            if part is None or value is None or (part.kind == Event.kind) is not is_event:
                continue
            field = scheme.fields[slot[0]]
            told = _label(asked, slot), shown(scheme, field, value)
            if told not in seen:
                seen.add(told)
                yield *told, origins.of(dossier, slot)


def _enrolments(asked: Asked, known: Directory) -> Iterator[tuple[str, ...]]:
    names = {each.id: each.name for each in known.cohorts}
    for each in asked.enrolments:
        yield each.label, asked.workspace.title, names.get(each.cohort_id, "") if each.cohort_id else ""
        if words := track_words(each.track):
            yield each.label, asked.workspace.scheme.title.text(asked.language), words


def _steps(asked: Asked, known: Directory, origins: _Origins) -> Iterator[tuple[str, ...]]:
    scheme = asked.workspace.scheme
    for dossier in asked.dossiers:
        order = {step.key: number for number, step in enumerate(scheme.steps())}
        slots = [(slot, part) for slot in slots_of(scheme, dossier) if (part := part_of(scheme, slot))]
        for event in sorted(dossier.events, key=lambda each: (order.get(each.step, 0), each.occurrence)):
            step = scheme.step(event.step)
            name = step_name(step, event.occurrence) if step else event.step
            told = False
            for slot, part in slots:
                if part.kind == Event.kind and (part.step, part.occurrence) == (event.step, event.occurrence):
                    value = held(dossier, known, scheme, slot)
                    if value is not None:
                        told = True
                        text = f"{_label(asked, slot)}: {shown(scheme, scheme.fields[slot[0]], value)}"
                        yield name, text, origins.of(dossier, slot)
            if not told:
                yield name, told_day(event.done_on or event.started_on or event.planned_on), asked.say("by_hand")


def _label(asked: Asked, slot: SlotKey) -> str:
    return asked.workspace.scheme.fields[slot[0]].label.text(asked.language)


def _written(cell: Said) -> str:
    """The cell as the partner wrote it; what was read from another cell, or a title above, as it was read."""
    value = cell.value
    return cell.raw or (told_day(value) if isinstance(value, date) else str(value or ""))
