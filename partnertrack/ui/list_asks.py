"""What the windows ask about the list of participants; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.domain.saved_view import SavedView
    from partnertrack.services.export_list import Copied, Wanted
    from partnertrack.services.find_listed import Listed
    from partnertrack.services.participants import Search
    from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Names:
    """The cohorts, and the organisations with their ids, by which a list can be filtered; how many there are in all."""

    cohorts: tuple[str, ...] = ()
    organisations: tuple[tuple[str, str], ...] = ()
    everybody: int = 0


def names(workspace: Workspace, *, progress: Progress) -> Names:
    """The cohorts and organisations of the pilot."""
    from partnertrack.services import look_up, participants

    progress.report(0, 1)
    directory = look_up.directory(workspace)
    cohorts = sorted((each.name for each in directory.cohorts), key=str.casefold)
    organisations = sorted(((str(each.id), each.name) for each in directory.organisations), key=lambda each: each[1])
    return Names(tuple(cohorts), tuple(organisations), participants.everybody(workspace))


def copied(
    workspace: Workspace, ids: Sequence[UUID], columns: Sequence[str], as_of: date, *, progress: Progress
) -> Copied:
    """These people as the clipboard takes them."""
    from partnertrack.services import export_list

    return export_list.copied(workspace, ids, columns, as_of, progress)


def write_list(workspace: Workspace, ids: Sequence[UUID], wanted: Wanted, path: Path, *, progress: Progress) -> Path:
    """These people as a file, written as the path's suffix says."""
    from partnertrack.services import export_list

    return export_list.write(workspace, ids, wanted, path, progress)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the list shows of some people: columns, filters in words, and by what they are grouped.

    `groups` are the words of each group with how many of these people it has, in order.
    """

    columns: tuple[str, ...]
    about: tuple[str, ...] = ()
    grouped_by: tuple[str, str] = ("", "")
    groups: tuple[tuple[str, int], ...] = ()


def wanted(shown: Shown, as_of: date, *, is_landscape: bool = False) -> Wanted:
    """What of a list is taken along."""
    from partnertrack.services.export_list import Grouping, Wanted

    grouping = Grouping(*shown.grouped_by, shown.groups) if shown.groups else None
    return Wanted(shown.columns, as_of, shown.about, grouping, is_landscape)


def views(workspace: Workspace, *, progress: Progress) -> tuple[SavedView, ...]:
    """The views that the whole office shares."""
    from partnertrack.services import saved_views

    progress.report(0, 1)
    return saved_views.views(workspace)


def keep_view(workspace: Workspace, view: SavedView, *, progress: Progress) -> UUID:
    """Add or change a shared view; the id of the change."""
    from partnertrack.services import saved_views

    progress.report(0, 1)
    return saved_views.keep(workspace, view).change_set.id


def drop_view(workspace: Workspace, view: SavedView, *, progress: Progress) -> UUID:
    """Remove a shared view; the id of the change."""
    from partnertrack.services import saved_views

    progress.report(0, 1)
    return saved_views.drop(workspace, view).change_set.id


def find_listed(workspace: Workspace, entries: Sequence[str], *, progress: Progress) -> Listed:
    """The people whom a list of names or numbers means."""
    from partnertrack.services import find_listed as listed

    progress.report(0, 1)
    return listed.find_listed(workspace, entries)


def pasted(workspace: Workspace, text: str, *, progress: Progress) -> Listed | None:
    """The people whom rows of several cells mean; None where they are a table to be imported."""
    from partnertrack.services import find_listed as listed
    from partnertrack.services import import_workbook

    progress.report(0, 1)
    if import_workbook.is_table(workspace, text):
        return None
    found = listed.find_listed(workspace, [" ".join(line.split()) for line in text.splitlines()])
    return found if found.ids else None


def named(workspace: Workspace, beginning: str, *, progress: Progress) -> frozenset[UUID]:
    """The people one of whose names begins so."""
    from partnertrack.services import participants

    progress.report(0, 1)
    return participants.named(workspace, beginning)


def search_among(ids: frozenset[UUID]) -> Search:
    """A search that means these people only."""
    from partnertrack.services.participants import Search

    return Search(among=ids)
