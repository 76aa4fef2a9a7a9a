"""A step is recorded for many people at once, all or none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from uuid import UUID

from partnertrack.domain.change import Change, added, change_set
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.journey import OrderWarning, lying_ahead, order_warnings
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.record import new_id
from partnertrack.domain.scheme import Code, CodeList, Scheme, Step
from partnertrack.domain.standing import LEFT
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, ngettext
from partnertrack.persistence.queries import dossiers
from partnertrack.progress import SILENT, Progress
from partnertrack.services.workspace import Workspace

__all__ = ["Move", "Moved", "Possible", "Preview", "commit", "preview", "steps"]

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Move:
    """What is to be recorded: a step, how it stands since `day`, and what else is known of it.

    A step that is done already keeps its day, unless the move `redates` it. An `organisation` that nobody knows yet is
    added under its name.
    """

    step: str
    status: Literal["done", "planned", "in_progress"]
    day: date
    occurrence: int = 1
    outcome: str | None = None
    reason: str | None = None
    organisation: str = ""
    redates: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move does to one enrolment: no `change` where it is so already; `warnings` are those that it brings.

    `is_refused`: the step is done, which the move would take back. `kept_on` is the day on which it was done, where the
    move says another one that is not taken. `leaves_open` are steps that lie ahead no more, because the person leaves.
    """

    enrolment_id: UUID
    label: str
    name: str
    before: Event | None
    change: Change | None
    warnings: tuple[OrderWarning, ...] = ()
    leaves_open: tuple[Step, ...] = ()
    kept_on: date | None = None
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a move does to everybody; `organisation` is the one that it adds, if any."""

    step: Step
    move: Move
    people: tuple[Moved, ...]
    organisation: Organisation | None = None


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
    """Every step of the scheme in its order, the ways out last with the stage `LEFT`."""
    scheme, language = workspace.scheme, current()
    return tuple(
        Possible(
            step.key,
            step.label.text(language),
            stage.key if (stage := scheme.stage_of(step.key)) else LEFT,
            _worded(scheme.outcomes(step)),
            step.default_outcome,
            tuple(each for codes in scheme.reasons(step) for each in _worded(codes)),
        )
        for step in scheme.steps()
    )


def preview(workspace: Workspace, enrolment_ids: Sequence[UUID], move: Move, progress: Progress = SILENT) -> Preview:
    """What the move does to each, in the order given.

    Raises `UserError` when the scheme has no such step, outcome or reason, or somebody is not in the pilot any more.
    """
    scheme = workspace.scheme
    step = _checked(scheme, move)
    ids = tuple(dict.fromkeys(enrolment_ids))
    moved: list[Moved] = []
    with workspace.store.reading() as reading:
        organisation, is_new = None, False
        if move.organisation.strip():
            directory = dossiers.directory(reading)
            organisation = directory.organisation(move.organisation, step.responsible)
            is_new = organisation not in directory.organisations
        for start in range(0, len(ids), _AT_ONCE):
            progress.report(start, len(ids))
            some = ids[start : start + _AT_ONCE]
            found = dossiers.journeys(reading, some)
            if len(found) < len(some):
                raise UserError(_("Some of these people are no longer in the pilot."), _("Choose them again."))
            moved += (_moved(scheme, found[key], step, move, organisation) for key in some)
    return Preview(step, move, tuple(moved), organisation if is_new else None)


def commit(workspace: Workspace, seen: Preview, progress: Progress = SILENT) -> UUID | None:
    """Store what was previewed, all or none; returns the id of the change, None where nothing changes.

    Raises `ConflictError` when somebody changed one of them since the preview, and what `Store.apply` raises.
    """
    changes = [each.change for each in seen.people if each.change is not None]
    if not changes:
        return None
    text = ngettext("Record {step} for {count} person", "Record {step} for {count} people", len(changes))
    title = text.format(step=seen.step.label.text(current()), count=len(changes))
    beside = [added(seen.organisation)] if seen.organisation else []
    return workspace.apply(change_set(title, [*beside, *changes]), progress).change_set.id


def _worded(codes: CodeList | None) -> tuple[tuple[str, str], ...]:
    return tuple((each.key, each.label.text(current())) for each in codes.codes if not each.is_retired) if codes else ()


def _checked(scheme: Scheme, move: Move) -> Step:
    """The step of a move that the scheme allows."""
    step = scheme.step(move.step)
    if step is None:
        raise UserError(_("The scheme of this pilot has no such step."))
    outcomes, reasons = scheme.outcomes(step), scheme.reasons(step)
    if move.outcome and (outcomes is None or move.outcome not in outcomes):
        raise UserError(_("This step has no such outcome."))
    if move.outcome and move.status != "done":
        raise UserError(_("Only a step that is done has an outcome."))
    if move.reason and reasons and not any(move.reason in codes for codes in reasons):
        raise UserError(_("This step has no such reason."))
    return step


def _moved(scheme: Scheme, dossier: Dossier, step: Step, move: Move, organisation: Organisation | None) -> Moved:
    enrolment = dossier.enrolment
    before = dossier.event(step.key, move.occurrence)
    moved = Moved(enrolment.id, enrolment.label, dossier.participant.name or enrolment.label, before, None)
    if before and before.status == "done" and (move.status != "done" or _is_open(scheme, step, move.outcome)):
        return replace(moved, is_refused=True)
    blank = Event(id=new_id(), enrolment_id=enrolment.id, step=step.key, occurrence=move.occurrence)
    after = _after(scheme, before or blank, step, move)
    if organisation:
        after = replace(after, organisation_id=organisation.id)
    if before and before.done_on and after.done_on == before.done_on != move.day:
        moved = replace(moved, kept_on=before.done_on)
    if after == before:
        return moved
    events = [*(event for event in dossier.events if event is not before), after]
    known = list(order_warnings(scheme, enrolment.track, dossier.events))
    return replace(
        moved,
        change=Change(before, after) if before else added(after),
        warnings=tuple(each for each in order_warnings(scheme, enrolment.track, events) if each not in known),
        leaves_open=_left_open(scheme, dossier, step, after),
    )


def _left_open(scheme: Scheme, dossier: Dossier, step: Step, after: Event) -> tuple[Step, ...]:
    """The steps that were still to be done, and are not once this event is a way out; in the order of their days."""
    code = _code(scheme, step, after.outcome)
    if after.status != "done" or not (step.exit_status or (code and code.exit_status)):
        return ()
    track = dossier.enrolment.track
    others = [event for event in dossier.events if event.id != after.id]
    ahead = {due.step.key for due in lying_ahead(scheme, track, [*others, after])}
    before = {due.step.key: due.step for due in lying_ahead(scheme, track, dossier.events)}
    return tuple(each for key, each in before.items() if key not in ahead and key != step.key)


def _code(scheme: Scheme, step: Step, outcome: str | None) -> Code | None:
    outcomes = scheme.outcomes(step)
    return outcomes.code(outcome) if outcomes and outcome else None


def _is_open(scheme: Scheme, step: Step, outcome: str | None) -> bool:
    """Whether an answer settles nothing yet."""
    code = _code(scheme, step, outcome)
    return code is not None and not code.is_final


def _after(scheme: Scheme, event: Event, step: Step, move: Move) -> Event:
    """The event as the move leaves it; what the move does not name stays, and so does the day of what is done."""
    known = event.outcome or step.default_outcome or None if move.status == "done" else event.outcome
    outcome = move.outcome or known
    is_open = move.status == "done" and event.status != "done" and _is_open(scheme, step, outcome)
    told = replace(
        event,
        status="waiting_third_party" if is_open else move.status,
        outcome=outcome,
        reason=move.reason or event.reason,
    )
    is_dated = event.status == "done" and event.done_on is not None and not move.redates
    return told if is_open or is_dated else _dated(told, move)


def _dated(event: Event, move: Move) -> Event:
    """The event with the day of the move where its status keeps it."""
    match move.status:
        case "done":
            return replace(event, done_on=move.day)
        case "planned":
            return replace(event, planned_on=move.day)
        case _:
            return replace(event, started_on=move.day)
