"""What the board asks of the services; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from partnertrack.domain.standing import LEFT
from partnertrack.i18n import current, day, ngettext, percent
from partnertrack.progress import Progress
from partnertrack.ui.view_models.moves import doubts

if TYPE_CHECKING:
    from partnertrack.domain.scheme import Scheme
    from partnertrack.services.board import Board, Layout
    from partnertrack.services.move_participants import Move
    from partnertrack.services.workspace import Workspace


ORGANISATIONS = "@organisations"
"""In place of a stage's key: lanes by organisation."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card in words; `due` is the next deadline, `rest` how long the person stands at the present step."""

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
    """How the board is to be laid out: by the stages, the steps of one, or `ORGANISATIONS`."""
    from partnertrack.services.board import Layout

    order: Literal["due", "name"] = "name" if by_name else "due"
    if stage == ORGANISATIONS:
        return Layout("", cohort, text, order, by_organisation=True)
    return Layout(stage, cohort, text, order)


def board(workspace: Workspace, layout: Layout, as_of: date, *, progress: Progress) -> Board:
    """The lanes."""
    from partnertrack.services import board

    progress.report(0, 1)
    return board.board(workspace, layout, as_of)


def cards(workspace: Workspace, ids: Sequence[UUID], as_of: date, *, progress: Progress) -> tuple[CardLine, ...]:
    """The cards of these enrolments."""
    from partnertrack.services import board, participants

    progress.report(0, 1)
    found = participants.rows(workspace, ids, as_of)
    steps = {row.enrolment_id: row.step for row in found if row.step and row.stage != LEFT}
    since = board.since(workspace, steps, as_of)
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
            _rest(since.get(row.enrolment_id), as_of),
        )
        for row in found
    )


def reasons(scheme: Scheme, step: str) -> tuple[tuple[str, str], ...]:
    """The reasons for a step as words and codes; none where any words may be given."""
    found = scheme.step(step)
    codes = (code for each in (scheme.reasons(found) if found else ()) for code in each.codes if not code.is_retired)
    return tuple((code.label.text(current()), code.key) for code in codes)


def warnings(
    workspace: Workspace, ids: Sequence[UUID], step: Step, as_of: date, *, progress: Progress
) -> tuple[str, ...]:
    """What speaks against recording the step for these people, each with the number of people whom it concerns."""
    from partnertrack.services import move_participants

    return doubts(move_participants.preview(workspace, ids, _move(step), progress), as_of)


def move(workspace: Workspace, ids: Sequence[UUID], step: Step, *, progress: Progress) -> Done:
    """Record the step for these people, all or none."""
    from partnertrack.services import move_participants

    seen = move_participants.preview(workspace, ids, _move(step), progress)
    return Done(move_participants.commit(workspace, seen), sum(each.change is not None for each in seen.people))


def _move(step: Step) -> Move:
    from partnertrack.services.move_participants import Move

    return Move(step.key, "done", step.day, reason=step.reason or None)


def _rest(since: date | None, as_of: date) -> str:
    if since is None:
        return ""
    days = (as_of - since).days
    return ngettext("{n} day", "{n} days", days).format(n=days)
