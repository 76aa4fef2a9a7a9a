"""Somebody who is on hold or has left goes on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.foreseen import foreseen
from partnertrack.domain.note import Note
from partnertrack.domain.standing import ACTIVE, COMPLETED, standing
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, day
from partnertrack.persistence.queries import dossiers
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Resuming:
    """What going on would end ("On hold since 3 Mar 2026"), and what it leads to in sentences."""

    ended: tuple[str, ...]
    effects: tuple[str, ...]


def preview(workspace: Workspace, enrolment_id: UUID, as_of: date) -> Resuming:
    """What going on would lead to; raises `UserError` for somebody who is on the way, or gone."""
    dossier = _found(workspace, enrolment_id)
    changes = _changes(workspace, dossier, as_of)
    ended = tuple(_ended(workspace, change.before) for change in changes if isinstance(change.before, Event))
    return Resuming(ended, foreseen(workspace.scheme, dossier, _after(dossier, changes), as_of))


def resume(workspace: Workspace, enrolment_id: UUID, on: date, reason: str, who: str = "") -> UUID:
    """Let somebody go on from a day, with the reason as a note; the id of the one change.

    Raises `UserError` without a reason, for a day before the person left, and as `preview` does.
    """
    if not reason.strip():
        raise UserError(_("Say why the person goes on."))
    dossier = _found(workspace, enrolment_id)
    changes = _changes(workspace, dossier, on)
    ended = [change.before for change in changes if isinstance(change.before, Event)]
    if any(event.done_on and event.done_on > on for event in ended):
        raise UserError(_("The person left later than that; choose a day that is not before."))
    told = _("Goes on since {day}: {reason}").format(day=day(on, "medium"), reason=reason.strip())
    before = "\n".join(_("Before: {what}").format(what=_ended(workspace, event)) for event in ended)
    note = Note(
        enrolment_id=enrolment_id, text=f"{told}\n{before}".strip(), written_at=datetime.now(UTC), written_by=who
    )
    title = _("{person} goes on").format(person=dossier.enrolment.label)
    return workspace.commit(title, (*changes, added(note))).change_set.id


def _changes(workspace: Workspace, dossier: Dossier, as_of: date) -> tuple[Change, ...]:
    """The ways out that were taken are called off; what was told of them stays in the history."""
    scheme = workspace.scheme
    keys = {step.key for step in scheme.exits}
    taken = [event for event in dossier.events if event.step in keys and event.status == "done"]
    changes = tuple(Change(event, replace(event, status="cancelled")) for event in taken)
    at = max([as_of, *(event.done_on for event in taken if event.done_on)])
    if _status(workspace, dossier, at) in (ACTIVE, COMPLETED):
        raise UserError(_("This person is on the way already."))
    if _status(workspace, _after(dossier, changes), at) not in (ACTIVE, COMPLETED):
        raise UserError(
            _("The outcome of a step ended this way, not a way out."),
            _("Correct the outcome in the form of that step."),
        )
    return changes


def _status(workspace: Workspace, dossier: Dossier, at: date) -> str:
    events: defaultdict[str, list[Event]] = defaultdict(list)
    for event in dossier.events:
        events[event.step].append(event)
    return standing(workspace.scheme, dossier.enrolment.track, events, at).status


def _after(dossier: Dossier, changes: tuple[Change, ...]) -> Dossier:
    called_off = {change.record.id: change.after for change in changes}
    events = (called_off.get(event.id, event) for event in dossier.events)
    return replace(dossier, events=tuple(event for event in events if isinstance(event, Event)))


def _ended(workspace: Workspace, event: Event) -> str:
    step = workspace.scheme.step(event.step)
    label = step.label.text(current()) if step else event.step
    if event.done_on is None:
        return label
    return _("{status} since {day}").format(status=label, day=day(event.done_on, "medium"))


def _found(workspace: Workspace, enrolment_id: UUID) -> Dossier:
    with workspace.store.reading() as reading:
        dossier = dossiers.dossiers(reading, [enrolment_id]).get(enrolment_id)
    if dossier is None:
        raise UserError(_("This person is no longer in the pilot."), _("Go back to the list of participants."))
    return dossier
