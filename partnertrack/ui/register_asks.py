"""What the attendance register asks of its service; loaded in the job’s thread, as `asks` explains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.shown import shown
from partnertrack.i18n import current
from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.domain.statement import SlotKey
    from partnertrack.services.register import Choices, Key, Register
    from partnertrack.services.results import Cell, Sheets
    from partnertrack.services.workspace import Workspace


def choices(workspace: Workspace, *, progress: Progress) -> Choices:
    """The cohorts and steps of which a register can be kept."""
    from partnertrack.services import register

    progress.report(0, 1)
    return register.choices(workspace)


def month(workspace: Workspace, cohort: str, step: str, day: date, *, progress: Progress) -> Register:
    """A month of a register."""
    from partnertrack.services import register

    progress.report(0, 1)
    return register.register(workspace, cohort, step, day)


def mark(workspace: Workspace, step: str, wanted: Mapping[Key, str], *, progress: Progress) -> UUID | None:
    """Store what cells shall say."""
    from partnertrack.services import register

    progress.report(0, 1)
    return register.mark(workspace, step, wanted)


def write_rates(workspace: Workspace, cohort: str, step: str, *, progress: Progress) -> UUID | None:
    """Write everybody's rate into the step's field."""
    from partnertrack.services import register

    progress.report(0, 1)
    return register.write_rates(workspace, cohort, step)


@dataclass(frozen=True, slots=True)
class ResultCell:
    """What a cell says: as one would type it, and as it reads."""

    written: str
    shown: str


@dataclass(frozen=True, slots=True)
class ResultHead:
    """A column: its field’s label with the unit, and the known answers; others may be given if it `is_open`."""

    slot: SlotKey
    label: str
    type: str
    answers: tuple[str, ...] = ()
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """The results of a step for a cohort, in words."""

    cohort: str
    step: str
    heads: tuple[ResultHead, ...]
    people: tuple[tuple[UUID, str], ...]
    cells: Mapping[Cell, ResultCell]


@dataclass(frozen=True, slots=True)
class Written:
    """What came of what was typed: the change, if any, and why some cells were refused."""

    change_id: UUID | None
    refusals: Mapping[Cell, str]


def sheets(workspace: Workspace, *, progress: Progress) -> Sheets:
    """The cohorts and steps whose results can be filled in."""
    from partnertrack.services import results as service

    progress.report(0, 1)
    return service.sheets(workspace)


def results(workspace: Workspace, cohort: str, step: str, *, progress: Progress) -> ResultSheet:
    """The results of a step for a cohort."""
    from partnertrack.services import correct_value
    from partnertrack.services import results as service

    progress.report(0, 1)
    found = service.results(workspace, cohort, step)
    heads = []
    for column in found.columns:
        label, unit = column.field.label.text(current()), column.field.unit
        closed = correct_value.answers(workspace, column.slot)
        named = f"{label} ({unit})" if unit else label
        heads.append(ResultHead(column.slot, named, column.field.type, closed or column.names, is_open=not closed))
    scheme = workspace.scheme
    cells = {
        (who, slot): ResultCell(
            correct_value.written(workspace, slot, value), shown(scheme, scheme.fields[slot[0]], value)
        )
        for (who, slot), value in found.values.items()
    }
    return ResultSheet(cohort, step, tuple(heads), found.people, cells)


def write_results(workspace: Workspace, typed: Mapping[Cell, str], *, progress: Progress) -> Written:
    """Store what was typed, read by the rules of the import; a cell that they refuse is left as it was."""
    from partnertrack.services import correct_value
    from partnertrack.services import results as service

    progress.report(0, 1)
    known = {
        each: correct_value.read(workspace, *each) for each in {(slot, text) for (_who, slot), text in typed.items()}
    }
    reads = {cell: known[cell[1], text] for cell, text in typed.items()}
    refusals = {cell: found.refusal for cell, found in reads.items() if found.refusal}
    wanted = {cell: found.value for cell, found in reads.items() if not found.refusal}
    return Written(service.write(workspace, wanted) if wanted else None, refusals)
