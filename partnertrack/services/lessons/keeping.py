"""Lessons entered, changed, settled and taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from partnertrack.domain.lesson import LESSON_STATUSES, Lesson
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.services.workspace import Workspace

_LONGEST = 60  # characters of an observation in a title


def save(workspace: Workspace, before: Lesson, wanted: Lesson, as_of: date) -> UUID | None:
    """Enter a new lesson, or keep another form of the one that was read; the id of the change.

    None where it is as before. Raises `UserError` for what cannot be, and `ConflictError` when it was changed since.
    """
    told = replace(
        wanted,
        observation=wanted.observation.strip(),
        evidence=wanted.evidence.strip(),
        change=wanted.change.strip(),
        owner=" ".join(wanted.owner.split()),
    )
    _check(workspace, told, as_of)
    if before.version and told == before:
        return None
    title = _("Change the lesson “{lesson}”") if before.version else _("Enter the lesson “{lesson}”")
    return workspace.keep(title.format(lesson=_short(told)), told).change_set.id


def settle(workspace: Workspace, lesson: Lesson, status: str) -> UUID:
    """Mark a lesson done, dropped or open again; the id of the change."""
    titles = {
        "done": _("Mark the lesson “{lesson}” done"),
        "dropped": _("Drop the lesson “{lesson}”"),
        "open": _("Open the lesson “{lesson}” again"),
    }
    title = titles[status].format(lesson=_short(lesson))
    return workspace.keep(title, replace(lesson, status=status)).change_set.id


def delete(workspace: Workspace, lesson: Lesson) -> UUID:
    """Take a lesson away; the id of the change."""
    title = _("Delete the lesson “{lesson}”").format(lesson=_short(lesson))
    return workspace.drop(title, Lesson, lesson.id).change_set.id


def _check(workspace: Workspace, told: Lesson, as_of: date) -> None:
    if not told.observation:
        raise UserError(_("Say what was observed."))
    if told.noted_on > as_of:
        raise UserError(_("A lesson cannot have been noted in the future."))
    if told.status not in LESSON_STATUSES:
        raise UserError(_("Choose a status."))
    if told.stage and told.stage not in {stage.key for stage in workspace.scheme.stages}:
        raise UserError(_("This scheme has no such stage."))


def _short(lesson: Lesson) -> str:
    """The beginning of what was observed."""
    text = " ".join(lesson.observation.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
