"""Targets are set and re-planned; what was decided before stays readable."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from partnertrack.domain.change import added, removed
from partnertrack.domain.logframe import TARGET_KINDS, Target
from partnertrack.domain.logframe_targets import FINAL, Decision, final_target, goals, in_force, re_planned
from partnertrack.errors import UserError
from partnertrack.i18n import _, day
from partnertrack.services.logframe.held import Held, held
from partnertrack.services.logframe.indicators import the_indicator
from partnertrack.services.workspace import Workspace


def add_target(workspace: Workspace, wanted: Target) -> UUID:
    """Set a milestone or the final target where there is none yet; the id of the change.

    Raises `UserError` without a value, and where there is one already: that is re-planned, with a reason.
    """
    if wanted.type not in TARGET_KINDS:
        raise ValueError(wanted.type)
    kept = held(workspace)
    indicator = the_indicator(kept, wanted.indicator_id)
    if wanted.value is None:
        raise UserError(_("Write what is to be reached."))
    holding = in_force(kept.targets.get(indicator.id, ()), date.max)
    there = final_target(holding) if wanted.type == FINAL else _milestone(holding, wanted.due_on)
    if there:
        raise UserError(
            _("{code} has a target for {day} already.").format(code=indicator.code, day=day(there.due_on, "medium")),
            _("Re-plan it, and say why: the earlier one stays readable."),
        )
    title = _("Set the final target of {code}") if wanted.type == FINAL else _("Set a milestone of {code}")
    return workspace.commit(title.format(code=indicator.code), [added(wanted)]).change_set.id


def re_plan(workspace: Workspace, target_id: UUID, wanted: Decision) -> UUID | None:
    """Decide anew about a target that holds, and keep the earlier decision; the id of the change, None for no change.

    Raises `UserError` without a reason, for a decision older than the one before it, for a final target without a
    value, for a day on which another milestone is due, and for a target that no longer holds.
    """
    kept = held(workspace)
    target = _target(kept, target_id)
    indicator = the_indicator(kept, target.indicator_id)
    every = kept.targets[indicator.id]
    holding = in_force(every, date.max)
    if target not in holding:
        raise UserError(_("This target was re-planned in the meantime."), _("Look at it again, then repeat."))
    _check(target, wanted)
    there = None if target.type == FINAL else _milestone(holding, wanted.due_on)
    if there and there != target:
        raise UserError(_("Another milestone is due on {day}.").format(day=day(wanted.due_on, "medium")))
    changes = re_planned(target, wanted)
    if not changes:
        return None
    title = _("Take a milestone of {code} back") if wanted.value is None else _("Re-plan a target of {code}")
    return workspace.commit(title.format(code=indicator.code), map(added, changes)).change_set.id


def delete_target(workspace: Workspace, target_id: UUID) -> UUID:
    """Take a version away that was entered by mistake: the one decided last of its kind; the id of the change.

    Raises `UserError` for an earlier one, for history is not rewritten.
    """
    kept = held(workspace)
    target = _target(kept, target_id)
    indicator = the_indicator(kept, target.indicator_id)
    latest = {goal.target.id for goal in goals(kept.targets[indicator.id], date.max)}
    if target.id not in latest:
        raise UserError(_("A target that was re-planned stays readable."))
    title = _("Delete a target of {code}").format(code=indicator.code)
    return workspace.commit(title, [removed(target)]).change_set.id


def _target(kept: Held, target_id: UUID) -> Target:
    found = (each for every in kept.targets.values() for each in every if each.id == target_id)
    target = next(found, None)
    if target is None:
        raise UserError(_("This target is no longer in the logframe."))
    return target


def _milestone(holding: tuple[Target, ...], due_on: date) -> Target | None:
    return next((each for each in holding if each.type != FINAL and each.due_on == due_on), None)


def _check(target: Target, wanted: Decision) -> None:
    if not wanted.reason.strip():
        raise UserError(_("Say why the target is re-planned."), _("The donor and the auditor will ask."))
    if wanted.decided_on < target.decided_on:
        raise UserError(
            _("The target was decided on {day}; a new decision cannot be older.").format(
                day=day(target.decided_on, "medium")
            )
        )
    if target.type == FINAL and wanted.value is None:
        raise UserError(_("The final target can be changed, not taken back."))
