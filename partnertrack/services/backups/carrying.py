"""Backups are copied to their second place whenever it is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from partnertrack.domain.export import Export
from partnertrack.errors import StoreError
from partnertrack.i18n import _
from partnertrack.persistence.backup.shelf import Backup, Shelf, copy_to
from partnertrack.persistence.queries import counts
from partnertrack.progress import SILENT, Progress
from partnertrack.services.backups import second_place
from partnertrack.services.backups.making import keep_registry
from partnertrack.services.backups.second_place import SecondPlace
from partnertrack.services.backups.shelves import shelf_of
from partnertrack.services.workspace import Workspace


def carry(
    workspace: Workspace,
    progress: Progress = SILENT,
    mounts: Iterable[Path] | None = None,
) -> SecondPlace | None:
    """Copy the newest backup, and those kept for good, to the second place if it is there, and thin what lies there.

    How it went is told in what comes back; None where there is no second place. Raises `Cancelled` when stopped.
    """
    shelf = shelf_of(workspace.pilot.id, workspace.home)
    place = second_place.find(shelf, mounts)
    if place is None or not place.is_there or not shelf.all(workspace.pilot.id):
        return place
    there = Shelf(place.folder)
    try:
        there.clear()
        wanted = _missing(shelf, there, workspace)
        if wanted:
            workspace.note_export(_told(workspace))
        for done, backup in enumerate(wanted):
            progress.report(done, len(wanted))
            copy_to(backup, there.folder)
        keep_registry(workspace, there.folder)
        there.thin(datetime.now(UTC), workspace.pilot.id)
        place = replace(place, copied_at=datetime.now(UTC), problem="")
    except StoreError as error:
        place = replace(place, problem=str(error))
    second_place.remember(shelf, place)
    return place


def _told(workspace: Workspace) -> Export:
    """What the export log keeps of it: the whole pilot leaves this computer."""
    with workspace.store.reading(is_counting=True) as reading:
        people = counts.summary(reading).people
    return Export("backup", _("Backup to the second place"), people=people, fields=_("All"))


def _missing(shelf: Shelf, there: Shelf, workspace: Workspace) -> list[Backup]:
    known = {each.manifest.id for each in there.all(workspace.pilot.id)}
    here = shelf.all(workspace.pilot.id)
    wanted = [*here[:1], *(each for each in here[1:] if each.is_kept)]
    return [each for each in wanted if each.manifest.id not in known]
