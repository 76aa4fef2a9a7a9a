"""What a step brought a cohort, as a sheet: a line for each person, a column for each field of the step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.filling import with_values
from partnertrack.domain.part import Part
from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Field, Scheme, Step
from partnertrack.domain.slots import held, part_of
from partnertrack.domain.statement import SlotKey
from partnertrack.domain.step_name import step_name
from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext
from partnertrack.persistence.queries import dossiers, participants
from partnertrack.services.workspace import Workspace

Cell = tuple[UUID, SlotKey]
"""An enrolment and a field."""

_FIRST = {"started_on": 0, "done_on": 1, "outcome": 2}
"""The places of the columns that every step has; the others follow in the order of the scheme."""


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A field of the step; `names` are known of what it refers to."""

    slot: SlotKey
    field: Field
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """The sheet: people in the order of their names, and what the pilot holds of them, where it holds anything."""

    cohort: str
    step: str
    columns: tuple[ResultColumn, ...]
    people: tuple[tuple[UUID, str], ...]
    values: Mapping[Cell, Value]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Which sheets there are: cohorts by name, and steps that have fields, by key and label ("follow_up:180")."""

    cohorts: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]


def sheets(workspace: Workspace) -> Sheets:
    """What there is to fill in; tests and training come in the order of the scheme as all steps do."""
    with workspace.store.reading() as reading:
        cohorts = dossiers.directory(reading).cohorts
    return Sheets(tuple(sorted(cohort.name for cohort in cohorts)), tuple(_steps(workspace.scheme)))


def results(workspace: Workspace, cohort: str, step: str) -> Results:
    """The sheet of a cohort for a step; a cohort or step that is unknown has nothing in it."""
    scheme = workspace.scheme
    with workspace.store.reading() as reading:
        ids = participants.ids(reading, filters=participants.Filters(cohort=cohort)) if cohort else []
        found = dossiers.journeys(reading, ids)
        directory = dossiers.directory(reading)
    names = tuple(sorted((each.name for each in directory.organisations), key=str.casefold))
    columns = tuple(
        ResultColumn(slot, scheme.fields[slot[0]], names if scheme.fields[slot[0]].slot == "organisation" else ())
        for slot in _slots(scheme, step)
    )
    read = (
        ((who, column.slot), held(found[who], directory, scheme, column.slot))
        for who in ids
        if who in found
        for column in columns
    )
    values = {cell: value for cell, value in read if value is not None}
    people = tuple((who, found[who].participant.name or found[who].enrolment.label) for who in ids if who in found)
    return Results(cohort, step, columns, people, values)


def write(workspace: Workspace, wanted: Mapping[Cell, Value | None]) -> UUID | None:
    """Store what cells shall say, None for nothing; all or none, as one change.

    Returns the id of the change, None where it changes nothing. Raises `UserError` when somebody is not in the pilot
    any more, and what `Store.apply` raises.
    """
    each: dict[UUID, dict[SlotKey, Value | None]] = {}
    for (who, slot), value in wanted.items():
        each.setdefault(who, {})[slot] = value
    with workspace.store.reading() as reading:
        found = dossiers.journeys(reading, each)
        directory = dossiers.directory(reading)
    if len(found) < len(each):
        raise UserError(_("Some of these people are no longer in the pilot."))
    changes: list[Change] = []
    for who, values in each.items():
        filled = with_values(found[who], directory, workspace.scheme, values)
        for change in filled.changes:
            directory = directory.knowing(change.record if change.before is None else None)
        changes += filled.changes
    if not changes:
        return None
    steps = {workspace.scheme.fields[slot[0]].step for _who, slot in wanted}
    step = workspace.scheme.step(min(steps))
    words = ngettext("{step}: results of {n} person", "{step}: results of {n} people", len(each))
    title = words.format(step=step_name(step, 1) if step else "", n=len(each))
    return workspace.commit(title, changes).change_set.id


def _steps(scheme: Scheme) -> Iterator[tuple[str, str]]:
    for step in scheme.steps():
        for time in _times(step):
            key = step.key if time is None else f"{step.key}:{time}"
            if any(_slots(scheme, key)):
                yield key, step_name(step, time or 1)


def _times(step: Step) -> tuple[int | None, ...]:
    return step.due.offsets if step.is_repeatable and step.due and step.due.offsets else (None,)


def _slots(scheme: Scheme, key: str) -> list[SlotKey]:
    """The fields of a step, each part of the records once: as a list of answers where there is one."""
    name, _colon, time = key.partition(":")
    step = scheme.step(name)
    found: dict[Part, SlotKey] = {}
    for each in step.fields if step else ():
        slot = (each, int(time) if time else None)
        part = part_of(scheme, slot)
        is_list = scheme.fields[each].type == "code"
        if part and scheme.fields[each].step == name and (part not in found or is_list):
            found[part] = slot
    return sorted(found.values(), key=lambda slot: _FIRST.get(scheme.fields[slot[0]].slot, len(_FIRST)))
