"""What the window asks about where and how the open pilot lies."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.errors import UserError
from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.services.circumstances import Circumstance
    from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Watched:
    """Whether the pilot is still open for reading only, and the number of the last change by whatever program."""

    is_reader: bool
    last_change: int


def circumstances(workspace: Workspace, *, progress: Progress) -> tuple[Circumstance, ...]:
    """All that the officer should know of the open file; the gravest first."""
    from partnertrack.services import circumstances as service

    progress.report(0, 2)
    found = service.circumstances(workspace)
    progress.report(1, 2)
    damage = service.damage(workspace)
    return (damage, *found) if damage else found


def watch(workspace: Workspace, *, progress: Progress) -> Watched:
    """Have the pilot for writing where it is free by now, and see whether anything was stored."""
    from partnertrack.services import circumstances as service

    progress.report(0, 1)
    return Watched(not service.try_to_write(workspace), service.last_change(workspace))


def where(workspace: Workspace) -> str:
    """Where changes are saved, in words."""
    from partnertrack.services import circumstances as service

    return service.where(workspace)


def farewell(workspace: Workspace) -> str:
    """What whoever closes the pilot is told of the stick on which it lies; "" where it lies on none."""
    from partnertrack.services import circumstances as service

    return service.farewell(workspace)


def copy_here(workspace: Workspace, target: Path, is_from_cloud: bool, *, progress: Progress) -> Path:
    """Copy the pilot to a place; that place. The folder of a cloud program gets the backups from now on."""
    from partnertrack.services import backups
    from partnertrack.services import circumstances as service

    progress.report(0, 1)
    service.copy_here(workspace, target)
    if is_from_cloud and not workspace.pilot.is_practice:
        with suppress(UserError):  # the copy is there, and the page of backups offers the same
            backups.choose(workspace, workspace.path.parent)
    return target
