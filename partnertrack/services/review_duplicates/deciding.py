"""Two entries are made one, told apart, or parted again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.consent import Consent
from partnertrack.domain.cost import Cost
from partnertrack.domain.data_request import DataRequest
from partnertrack.domain.directory import Directory
from partnertrack.domain.distinction import Distinction
from partnertrack.domain.grievance import Grievance
from partnertrack.domain.merge_people import Choice, GivenUp, Way
from partnertrack.domain.merge_people import merge as merged
from partnertrack.domain.part import Part
from partnertrack.domain.retention import RetentionHold
from partnertrack.domain.shown import shown
from partnertrack.domain.slots import as_said, part_of
from partnertrack.domain.statement import SlotKey
from partnertrack.errors import RuleError
from partnertrack.i18n import _, current
from partnertrack.persistence import history
from partnertrack.persistence.queries import dossiers, records
from partnertrack.persistence.session import Reading
from partnertrack.services.review_duplicates.entries import both
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Done:
    """A merge that was stored, with the values that the pilot no longer holds: (field, kept, given up)."""

    change_id: UUID
    title: str
    given_up: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A merge that can be taken back."""

    change_id: UUID
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Parted:
    """A merge that was taken back; `kept` records stay as they are, because they were changed since."""

    title: str
    kept: int


def merge(workspace: Workspace, survivor: UUID, other: UUID, way: Way, chosen: Mapping[SlotKey, Choice]) -> Done:
    """Make two entries one; `chosen` says by field whose value is kept, the survivor's where it says nothing.

    Raises `RuleError` when one of them is gone or they are one already, and what `Store.apply` raises.
    """
    with workspace.store.reading() as reading:
        ours, theirs = both(reading, survivor, other)
        directory = dossiers.directory(reading)
        distinctions = records.all_of(reading, Distinction)
        told = _told_of(reading, other) if way == "one-enrolment" else []
        agreed = _agreed(reading, theirs.participant.id) if theirs.participant.id != ours.participant.id else []
    parts = {part: choice for slot, choice in chosen.items() if (part := part_of(workspace.scheme, slot))}
    try:
        result = merged(ours, theirs, way, parts, distinctions)
    except ValueError:
        raise RuleError(_("These two are one person already.")) from None
    title = _("Merge {other} into {survivor}").format(other=theirs.enrolment.label, survivor=ours.enrolment.label)
    moved = (Change(each, replace(each, enrolment_id=survivor)) for each in told)
    kept = (Change(each, replace(each, participant_id=ours.participant.id)) for each in agreed)
    applied = workspace.commit(title, (*moved, *kept, *result.changes))
    lost = tuple(_given_up(workspace, directory, each) for each in result.given_up)
    return Done(applied.change_set.id, title, lost)


def _told_of(reading: Reading, enrolment_id: UUID) -> list[Grievance | Cost]:
    """What is told of an enrolment without belonging to it; it follows the one that stays."""
    named = "enrolment_id", [enrolment_id]
    return [*records.pointing(reading, Grievance, *named), *records.pointing(reading, Cost, *named)]


def _agreed(reading: Reading, participant_id: UUID) -> list[Consent | RetentionHold | DataRequest]:
    """What data protection keeps of a person; it follows the person who stays."""
    named = "participant_id", [participant_id]
    return [
        *records.pointing(reading, Consent, *named),
        *records.pointing(reading, RetentionHold, *named),
        *records.pointing(reading, DataRequest, *named),
    ]


def not_the_same(workspace: Workspace, one: UUID, other: UUID, note: str = "") -> UUID:
    """Remember that two entries are two people; the id of the change."""
    with workspace.store.reading() as reading:
        left, right = both(reading, one, other)
    title = _("Tell {one} and {other} apart").format(one=left.enrolment.label, other=right.enrolment.label)
    return workspace.commit(title, [added(Distinction(one_id=one, other_id=other, note=note))]).change_set.id


def merges(workspace: Workspace) -> tuple[MergeLine, ...]:
    """The merges that were done and not taken back, newest first.

    A merge is known by its shape: nothing else takes a person or an enrolment away that no undo took away.
    """
    with workspace.store.reading() as reading:
        entries = history.entries(reading)
    return tuple(
        MergeLine(entry.key, entry.title, entry.at)
        for entry in reversed(entries)
        if entry.undoes is None and not entry.is_undone and _is_merge(entry.counts)
    )


def unmerge(workspace: Workspace, change_id: UUID) -> Parted:
    """Take a merge back: both people are there again, and what was said of the survivor since stays with it.

    Raises what `Store.undo` raises.
    """
    undone = workspace.store.undo(change_id)
    return Parted(undone.title, len({kept.id for kept in undone.kept}))


def _is_merge(counts: Mapping[str, Mapping[str, int]]) -> bool:
    return any(counts.get(kind, {}).get("remove") for kind in ("participant", "enrolment"))


def _given_up(workspace: Workspace, directory: Directory, given_up: GivenUp) -> tuple[str, str, str]:
    """A value that was given up, in words: the field, what is kept, what was given up."""
    scheme = workspace.scheme
    slot = _slot_of(workspace, given_up.part)
    if slot is None:
        return given_up.part.name, str(given_up.kept), str(given_up.lost)
    field = scheme.fields[slot[0]]
    values = (as_said(value, directory, field) for value in (given_up.kept, given_up.lost))
    kept, lost = ("" if value is None else shown(scheme, field, value) for value in values)
    return field.label.text(current()), kept, lost


def _slot_of(workspace: Workspace, part: Part) -> SlotKey | None:
    """The first field that fills a part."""
    slots: Iterator[SlotKey] = ((key, part.occurrence) for key in workspace.scheme.fields)
    return next((slot for slot in slots if part_of(workspace.scheme, slot) == part), None)
