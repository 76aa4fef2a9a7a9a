"""What the page of the history asks of the services; a service is loaded when it is first asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from partnertrack.i18n import day
from partnertrack.progress import Progress
from partnertrack.ui.view_models.change_rows import (
    ChangeRow,
    DetailView,
    HistoryView,
    LineView,
    ToldView,
    by_day,
    day_words,
    preview_words,
)

if TYPE_CHECKING:
    from partnertrack.services.history import Choices, Earlier, Ends, Filter, Happened, Told, Wholeness
    from partnertrack.services.workspace import Workspace


def wanted(**narrowed: Any) -> Filter:  # noqa: ANN401 - the parts of a filter have types of their own
    """A filter of the history."""
    from partnertrack.services.history import Filter

    return Filter(**narrowed)


def listing(workspace: Workspace, narrowed: Filter, today: date, *, progress: Progress) -> HistoryView:
    """The changes that a filter lets through, newest first."""
    from partnertrack.services import history

    found = history.happened(workspace, narrowed, progress)
    return HistoryView(by_day(_row(each, today) for each in found.rows), found.total)


def choices(workspace: Workspace, *, progress: Progress) -> Choices:
    """What the history can be narrowed to."""
    from partnertrack.services import history

    return history.choices(workspace, progress)


def detail(
    workspace: Workspace,
    key: UUID,
    start: tuple[int, int],
    only: UUID | None,
    today: date,
    *,
    progress: Progress,
) -> DetailView:
    """What one change did, from a place on; only to one enrolment or organisation where one is named."""
    from partnertrack.services import history

    found = history.detail(workspace, key, start, only=only, progress=progress)
    told = tuple(_told(each) for each in found.told)
    return DetailView(_row(found.row, today), told, found.next, found.source_id)


def preview(workspace: Workspace, key: UUID, *, progress: Progress) -> tuple[bool, str, str]:
    """Whether a change can be taken back, what that would do, and what would stay."""
    from partnertrack.services import history

    progress.report(0, 1)
    found = history.preview(workspace, key)
    kinds = [history.count_words(each.kind, each.count) or str(each.count) for each in found.stays]
    return not found.refusal, *preview_words(found, kinds)


def put_back(workspace: Workspace, earlier: Earlier, *, progress: Progress) -> UUID | None:
    """Store one earlier value again; the id of the change, if it changes anything."""
    from partnertrack.services import history

    progress.report(0, 1)
    return history.put_back(workspace, earlier)


def verify(workspace: Workspace, seen: Ends, *, progress: Progress) -> Wholeness:
    """Whether the history is whole."""
    from partnertrack.services import history

    return history.verify(workspace, seen, progress)


def write(
    workspace: Workspace, narrowed: Filter, path: Path, today: date, about: tuple[str, ...], *, progress: Progress
) -> Path:
    """The changes that a filter lets through, as a file."""
    from partnertrack.services.history import files

    return files.write(workspace, narrowed, path, today, about, progress)


def _row(each: Happened, today: date) -> ChangeRow:
    from partnertrack.services import history

    on, time = day_words(each.day, today), f"{each.at.astimezone():%H:%M}"
    counts = history.counts_words(each)
    return ChangeRow(
        each.id,
        on,
        time,
        f"{on}, {time}",
        history.title_words(each),
        counts,
        each.way,
        history.way_words(each.way),
        each.who,
        counts,
        each,
    )


def _told(each: Told) -> ToldView:
    from partnertrack.services import history

    lines = tuple(LineView(line.label, *history.line_words(line), line.earlier, line.is_erased) for line in each.lines)
    erased = day(each.erased_on, "medium") if each.erased_on else ""
    return ToldView(
        each.heading, history.op_words(each.op), ", ".join(each.places), lines, each.person, each.organisation, erased
    )
