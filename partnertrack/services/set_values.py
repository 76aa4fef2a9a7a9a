"""A field is set for many people at once, all or none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from partnertrack.domain.change import Change, added, change_set
from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.journey import OrderWarning, order_warnings
from partnertrack.domain.record import Record, Value
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.slots import held, part_of, referred, with_value
from partnertrack.domain.statement import SlotKey
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, ngettext
from partnertrack.persistence.queries import dossiers
from partnertrack.progress import SILENT, Progress
from partnertrack.services.workspace import Workspace

_AT_ONCE = 500
_OWN = frozenset({"last_name", "first_name", "reference"})
"""Slots that tell people apart: nobody shares them."""


@dataclass(frozen=True, slots=True)
class Settable:
    """A field that can be set for many: its slot, the field, and the names that are known of what it refers to."""

    slot: SlotKey
    field: Field
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Valued:
    """What setting a field does to one enrolment: no `change` where the field says so already, or is set with another.

    `warnings` are those that it brings.
    """

    enrolment_id: UUID
    label: str
    name: str
    before: Value | None
    change: Change | None
    warnings: tuple[OrderWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What setting a field to a value, or to nothing, does to everybody; `new` is a name's record that it adds."""

    field: Field
    value: Value | None
    people: tuple[Valued, ...]
    new: Record | None = None


def settable(workspace: Workspace) -> tuple[Settable, ...]:
    """Every field of the profile, then of the steps in the order of the scheme; a repeated step once for each time."""
    scheme = workspace.scheme
    with workspace.store.reading() as reading:
        directory = dossiers.directory(reading)
    cohorts = tuple(sorted((each.name for each in directory.cohorts), key=str.casefold))
    organisations = tuple(sorted((each.name for each in directory.organisations), key=str.casefold))
    names = {"cohort": cohorts, "organisation": organisations}
    return tuple(
        Settable(slot, scheme.fields[slot[0]], names.get(scheme.fields[slot[0]].slot, ()))
        for slot in _slots(scheme)
        if part_of(scheme, slot) is not None and scheme.fields[slot[0]].slot not in _OWN
    )


def preview(
    workspace: Workspace,
    enrolment_ids: Sequence[UUID],
    slot: SlotKey,
    value: Value | None,
    progress: Progress = SILENT,
) -> Preview:
    """What the value, None for nothing, does to each, in the order given.

    Raises `UserError` for a field that the scheme does not keep, and when somebody is not in the pilot any more.
    """
    if part_of(workspace.scheme, slot) is None:
        raise UserError(_("The scheme of this pilot keeps no such field."))
    ids = tuple(dict.fromkeys(enrolment_ids))
    valued: list[Valued] = []
    with workspace.store.reading() as reading:
        directory = dossiers.directory(reading)
        setting = _Setting(workspace.scheme, directory, slot, value)
        for start in range(0, len(ids), _AT_ONCE):
            progress.report(start, len(ids))
            some = ids[start : start + _AT_ONCE]
            found = dossiers.journeys(reading, some)
            if len(found) < len(some):
                raise UserError(_("Some of these people are no longer in the pilot."), _("Choose them again."))
            valued += (setting.valued(found[key]) for key in some)
    return Preview(setting.field, value, tuple(valued), setting.new)


def commit(workspace: Workspace, seen: Preview, progress: Progress = SILENT) -> UUID | None:
    """Store what was previewed, all or none; returns the id of the change, None where nothing changes.

    Raises `ConflictError` when somebody changed one of them since the preview, and what `Store.apply` raises.
    """
    changes = [each.change for each in seen.people if each.change is not None]
    if not changes:
        return None
    if seen.value is None:
        text = ngettext("Clear “{field}” of {count} person", "Clear “{field}” of {count} people", len(changes))
    else:
        text = ngettext("Set “{field}” of {count} person", "Set “{field}” of {count} people", len(changes))
    title = text.format(field=seen.field.label.text(current()), count=len(changes))
    beside = [added(seen.new)] if seen.new else []
    return workspace.apply(change_set(title, [*beside, *changes]), progress).change_set.id


class _Setting:
    """Sets one field of one dossier after another; what two of them share is changed once."""

    def __init__(self, scheme: Scheme, directory: Directory, slot: SlotKey, value: Value | None) -> None:
        self.field = scheme.fields[slot[0]]
        self._scheme, self._directory, self._slot, self._value = scheme, directory, slot, value
        target, self.new = referred(directory, scheme, self.field, value)
        self._named = directory.only(target).knowing(self.new)
        self._written: set[UUID] = set()

    def valued(self, dossier: Dossier) -> Valued:
        """What becomes of one enrolment."""
        enrolment = dossier.enrolment
        (change,) = with_value(dossier, self._named, self._scheme, self._slot, self._value) or (None,)
        before = held(dossier, self._directory, self._scheme, self._slot)
        if change and change.record.id in self._written:
            change = None
        if change:
            self._written.add(change.record.id)
        name = dossier.participant.name or enrolment.label
        return Valued(enrolment.id, enrolment.label, name, before, change, self._warnings(dossier, change))

    def _warnings(self, dossier: Dossier, change: Change | None) -> tuple[OrderWarning, ...]:
        """What comes into an order that cannot be by a change of an event or of the track."""
        if change is None:
            return ()
        after, events, track = change.record, dossier.events, dossier.enrolment.track
        known = list(order_warnings(self._scheme, track, events))
        if isinstance(after, Event):
            events = (*(event for event in events if event.id != after.id), after)
        elif isinstance(after, Enrolment) and after.track != track:
            track = after.track
        else:
            return ()
        return tuple(each for each in order_warnings(self._scheme, track, events) if each not in known)


def _slots(scheme: Scheme) -> Iterator[SlotKey]:
    for key, field in scheme.fields.items():
        if field.record != Event.kind:
            yield key, None
    for step in scheme.steps():
        times: tuple[int | None, ...] = (None,)
        if step.is_repeatable and step.due and step.due.offsets:
            times = step.due.offsets
        yield from ((key, time) for time in times for key in step.fields if scheme.fields[key].step == step.key)
