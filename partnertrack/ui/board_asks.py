"""What the board asks of the services; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, current, day, ngettext, percent
from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.domain.journey import OrderWarning
    from partnertrack.services.board import Board, Layout
    from partnertrack.services.move_participants import Move
    from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card in words; `due` is the next deadline, `rest` how long ago something last happened."""

    id: UUID
    name: str
    initials: str
    label: str
    cohort: str
    tone: str
    progress: float
    percent: str
    due: str
    is_overdue: bool
    rest: str


@dataclass(frozen=True, slots=True)
class Step:
    """What a move records: a step done on a day, with the reason where it is a way out."""

    key: str
    day: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A move that was stored; no `change_id` where everything was so already."""

    change_id: UUID | None
    count: int


def layout(stage: str = "", cohort: str = "", text: str = "", *, by_name: bool = False) -> Layout:
    """How the board is to be laid out."""
    from partnertrack.services.board import Layout

    return Layout(stage, cohort, text, "name" if by_name else "due")


def board(workspace: Workspace, layout: Layout, as_of: date, *, progress: Progress) -> Board:
    """The lanes."""
    from partnertrack.services import board

    progress.report(0, 1)
    return board.board(workspace, layout, as_of)


def cards(workspace: Workspace, ids: Sequence[UUID], as_of: date, *, progress: Progress) -> tuple[CardLine, ...]:
    """The cards of these enrolments."""
    from partnertrack.services import participants

    progress.report(0, 1)
    found = participants.rows(workspace, ids, as_of)
    return tuple(
        CardLine(
            row.enrolment_id,
            row.name or row.label,
            row.initials,
            row.label,
            row.cohort,
            row.stage_kind or "neutral",
            row.progress,
            percent(row.progress, 0),
            f"{day(row.due_on, 'short')} {row.due_label}" if row.due_on else "",
            bool(row.due_on and row.due_on < as_of),
            _rest(row.updated_on, as_of),
        )
        for row in found
    )


def warnings(workspace: Workspace, ids: Sequence[UUID], step: Step, *, progress: Progress) -> tuple[str, ...]:
    """What speaks against recording the step for these people, each with the number of people whom it concerns."""
    from partnertrack.services import move_participants

    progress.report(0, 1)
    counts: dict[str, int] = {}
    for moved in move_participants.preview(workspace, ids, _move(step)):
        for text in {_warning(each) for each in moved.warnings}:
            counts[text] = counts.get(text, 0) + 1
    return tuple(_counted(text, count) for text, count in counts.items())


def move(workspace: Workspace, ids: Sequence[UUID], step: Step, *, progress: Progress) -> Done:
    """Record the step for these people, all or none."""
    from partnertrack.services import move_participants

    progress.report(0, 1)
    moved = move_participants.preview(workspace, ids, _move(step))
    return Done(move_participants.commit(workspace, moved, step.key), sum(each.change is not None for each in moved))


def _counted(text: str, count: int) -> str:
    words = ngettext("{warning} ({count} person)", "{warning} ({count} people)", count)
    return words.format(warning=text, count=count)


def _move(step: Step) -> Move:
    from partnertrack.services.move_participants import Move

    return Move(step.key, "done", step.day, reason=step.reason or None)


def _warning(warning: OrderWarning) -> str:
    step = warning.step.label.text(current())
    if warning.other is None:
        return _("“{step}” is not part of their track").format(step=step)
    other = warning.other.label.text(current())
    if warning.kind == "early":
        return _("“{step}” before “{other}” was done").format(step=step, other=other)
    return _("“{step}” although “{other}” came out otherwise").format(step=step, other=other)


def _rest(last_on: date | None, as_of: date) -> str:
    if last_on is None or last_on > as_of:
        return ""
    days = (as_of - last_on).days
    return ngettext("{n} day", "{n} days", days).format(n=days)
