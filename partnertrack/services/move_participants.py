"""A step is recorded for many people at once, all or none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.journey import OrderWarning, order_warnings
from partnertrack.domain.record import new_id
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, ngettext
from partnertrack.persistence.queries import dossiers
from partnertrack.services.workspace import Workspace

__all__ = ["Move", "Moved", "Possible", "commit", "preview", "steps"]


@dataclass(frozen=True, slots=True)
class Move:
    """What is to be recorded: a step, how it stands since `day`, and what else is known of it."""

    step: str
    status: Literal["done", "planned", "in_progress"]
    day: date
    occurrence: int = 1
    outcome: str | None = None
    reason: str | None = None
    organisation_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move does to one enrolment: no `change` where it is so already; `warnings` are those that it brings.

    `leaves`: the person leaves the pilot by it, or pauses.
    """

    enrolment_id: UUID
    label: str
    before: Event | None
    change: Change | None
    warnings: tuple[OrderWarning, ...] = ()
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Possible:
    """A step that can be recorded, in words, with its possible outcomes and reasons, each as code and words."""

    key: str
    label: str
    stage: str
    outcomes: tuple[tuple[str, str], ...]
    default_outcome: str
    reasons: tuple[tuple[str, str], ...]


def steps(workspace: Workspace) -> tuple[Possible, ...]:
    """Every step of the scheme in its order, the ways out last with the stage "left"."""
    scheme, language = workspace.scheme, current()
    return tuple(
        Possible(
            step.key,
            step.label.text(language),
            stage.key if (stage := scheme.stage_of(step.key)) else "left",
            _codes(scheme, step.codes),
            step.default_outcome,
            tuple(each for key in step.reasons for each in _codes(scheme, key)),
        )
        for step in scheme.steps()
    )


def _codes(scheme: Scheme, key: str) -> tuple[tuple[str, str], ...]:
    codes = scheme.code_list(key)
    return tuple((each.key, each.label.text(current())) for each in codes.codes if not each.is_retired) if codes else ()


def preview(workspace: Workspace, enrolment_ids: Sequence[UUID], move: Move) -> tuple[Moved, ...]:
    """What the move does to each, in the order given; raises `UserError` when step or person is not in the pilot."""
    step = _step(workspace.scheme, move.step)
    outcomes = workspace.scheme.outcomes(step)
    if move.outcome and (outcomes is None or move.outcome not in outcomes):
        raise UserError(_("This step has no such outcome."))
    with workspace.store.reading() as reading:
        found = dossiers.dossiers(reading, enrolment_ids)
    if len(found) < len(set(enrolment_ids)):
        raise UserError(_("Some of these people are no longer in the pilot."), _("Choose them again."))
    return tuple(_moved(workspace.scheme, found[key], step, move) for key in dict.fromkeys(enrolment_ids))


def commit(workspace: Workspace, moved: Sequence[Moved], step: str) -> UUID | None:
    """Store what was previewed, all or none; returns the id of the change, None where nothing changes.

    Raises `ConflictError` when somebody changed one of them since the preview, and what `Store.apply` raises.
    """
    changes = [each.change for each in moved if each.change is not None]
    if not changes:
        return None
    label = _step(workspace.scheme, step).label.text(current())
    text = ngettext("Record {step} for {count} person", "Record {step} for {count} people", len(changes))
    return workspace.commit(text.format(step=label, count=len(changes)), changes).change_set.id


def _step(scheme: Scheme, key: str) -> Step:
    step = scheme.step(key)
    if step is None:
        raise UserError(_("The scheme of this pilot has no such step."))
    return step


def _moved(scheme: Scheme, dossier: Dossier, step: Step, move: Move) -> Moved:
    before = dossier.event(step.key, move.occurrence)
    blank = Event(id=new_id(), enrolment_id=dossier.enrolment.id, step=step.key, occurrence=move.occurrence)
    after = _after(scheme, before or blank, step, move)
    enrolment = dossier.enrolment
    if after == before:
        return Moved(enrolment.id, enrolment.label, before, None)
    others = [event for event in dossier.events if event is not before]
    known = list(order_warnings(scheme, enrolment.track, dossier.events))
    brought = (each for each in order_warnings(scheme, enrolment.track, [*others, after]) if each not in known)
    change = Change(before, after) if before else added(after)
    outcomes = scheme.outcomes(step)
    code = outcomes.code(after.outcome) if outcomes and after.outcome else None
    leaves = move.status == "done" and bool(step.exit_status or (code and code.exit_status))
    return Moved(enrolment.id, enrolment.label, before, change, tuple(brought), leaves=leaves)


def _after(scheme: Scheme, event: Event, step: Step, move: Move) -> Event:
    """The event as the move leaves it; what the move does not name stays, and a step that is done stays done."""
    if event.status == "done" and move.status != "done":
        return event
    known = event.outcome or step.default_outcome or None if move.status == "done" else event.outcome
    outcome = move.outcome or known
    outcomes = scheme.outcomes(step)
    code = outcomes.code(outcome) if outcomes and outcome else None
    is_open = move.status == "done" and event.status != "done" and code is not None and not code.is_final
    told = replace(
        event,
        status="waiting_third_party" if is_open else move.status,
        outcome=outcome,
        reason=move.reason or event.reason,
        organisation_id=move.organisation_id or event.organisation_id,
    )
    return told if is_open else _dated(told, move)


def _dated(event: Event, move: Move) -> Event:
    """The event with the day of the move where its status keeps it."""
    match move.status:
        case "done":
            return replace(event, done_on=move.day)
        case "planned":
            return replace(event, planned_on=move.day)
        case _:
            return replace(event, started_on=move.day)
