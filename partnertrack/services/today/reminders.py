"""Reminders are put off until a day with a reason, and woken before it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import Change, added, removed
from partnertrack.domain.reminder import Reminder
from partnertrack.errors import UserError
from partnertrack.i18n import _, day, ngettext
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

About = tuple[str, UUID]
"""What a reminder is about, as `Deadline.subject` names it, with the enrolment."""


@dataclass(frozen=True, slots=True)
class Resting:
    """Reminders that rest together: about what, until which day, for which reason, and about whom."""

    ids: tuple[UUID, ...]
    subject: str
    until: date
    reason: str
    people: tuple[UUID, ...] = ()


def put_off(workspace: Workspace, about: Iterable[About], until: date, reason: str, as_of: date) -> UUID:
    """Let these reminders rest until a day, as one change; the id of the change.

    They come back by themselves on that day. Raises `UserError` without a reason, or for a day that has come.
    """
    words = reason.strip()
    if not words:
        raise UserError(_("A reminder is put off with a reason."), _("Say in a few words what you wait for."))
    if until <= as_of:
        raise UserError(_("A reminder rests until a day to come."), _("Choose a later day."))
    with workspace.store.reading() as reading:
        known = {(each.subject, each.enrolment_id): each for each in records.all_of(reading, Reminder)}
    changes = []
    for subject, enrolment_id in dict.fromkeys(about):
        before = known.get((subject, enrolment_id))
        if before is None:
            new = Reminder(subject=subject, enrolment_id=enrolment_id, put_off_until=until, reason=words)
            changes.append(added(new))
        else:
            changes.append(Change(before, replace(before, put_off_until=until, reason=words)))
    title = ngettext("Put off {n} reminder until {day}", "Put off {n} reminders until {day}", len(changes))
    return workspace.commit(title.format(n=len(changes), day=day(until, "medium")), changes).change_set.id


def wake(workspace: Workspace, ids: Collection[UUID]) -> UUID:
    """Let reminders that rest come back at once; the id of the change."""
    with workspace.store.reading() as reading:
        found = records.fetch(reading, Reminder, ids)
    title = ngettext("Woke {n} reminder", "Woke {n} reminders", len(found)).format(n=len(found))
    return workspace.commit(title, [removed(each) for each in found.values()]).change_set.id


def resting(workspace: Workspace, as_of: date) -> tuple[Resting, ...]:
    """The reminders that rest on that day, gathered by what they are about, their day and reason; soonest first."""
    gathered: dict[tuple[date, str, str], list[Reminder]] = {}
    for each in _resting(workspace, as_of):
        subject = each.subject.rpartition(":")[0]
        gathered.setdefault((each.put_off_until, subject, each.reason), []).append(each)
    return tuple(
        Resting(tuple(each.id for each in found), subject, until, reason, _people(found))
        for (until, subject, reason), found in sorted(gathered.items(), key=lambda each: each[0])
    )


def _people(reminders: Iterable[Reminder]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(each.enrolment_id for each in reminders if each.enrolment_id))


def put_off_on(workspace: Workspace, as_of: date) -> frozenset[tuple[str, UUID | None]]:
    """What rests on that day, with the enrolment."""
    return frozenset((each.subject, each.enrolment_id) for each in _resting(workspace, as_of))


def waking(workspace: Workspace, as_of: date, last: date) -> tuple[tuple[date, UUID], ...]:
    """The reminders that come back after a day and until another one: when, and about whom."""
    found = ((each.put_off_until, each.enrolment_id) for each in _resting(workspace, as_of))
    return tuple((day, key) for day, key in found if key and day <= last)


def _resting(workspace: Workspace, as_of: date) -> list[Reminder]:
    with workspace.store.reading() as reading:
        return [each for each in records.all_of(reading, Reminder) if each.put_off_until > as_of]
