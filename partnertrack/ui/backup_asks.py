"""What the backups ask of the services; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.progress import SILENT, Progress
from partnertrack.ui.collector import resting
from partnertrack.ui.view_models.backups import BackupsView, RestoreView, present_backups, present_restore

if TYPE_CHECKING:
    from partnertrack.services.access import Access
    from partnertrack.services.backups import Restored
    from partnertrack.services.health import Health
    from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """A backup that is to take the place of a pilot file, and what opens the two.

    `secret` is what the user typed for the backup, "" where that was not asked.
    """

    backup: Path
    path: Path
    access: Access | None = None
    secret: str = ""
    home: Path | None = None


def backups(workspace: Workspace, *, progress: Progress) -> BackupsView:
    """How it stands with the backups."""
    from partnertrack.services import backups as service

    progress.report(0, 1)
    return present_backups(service.overview(workspace), datetime.now(UTC))


def make(workspace: Workspace, *, progress: Progress) -> BackupsView:
    """Make a backup, copy it to the second place; how it stands then."""
    from partnertrack.services import backups as service

    with resting():
        service.make(workspace, progress=progress)
        service.carry(workspace)
    return backups(workspace, progress=SILENT)


def make_due(workspace: Workspace, why: str, *, progress: Progress) -> BackupsView:
    """Make a backup if something was stored since the last, copy it; how it stands then."""
    from partnertrack.services import backups as service

    with resting():
        service.make_before(workspace, why, progress)
        service.carry(workspace)
    return backups(workspace, progress=SILENT)


def let_go(workspace: Workspace, *, progress: Progress = SILENT) -> None:
    """Make the last backup of a pilot that is put away, then close it, whatever became of that."""
    from partnertrack.services import backups as service

    try:
        service.make_before(workspace, "close", progress)
        service.carry(workspace)
    finally:
        workspace.close()


def carry(workspace: Workspace, *, progress: Progress) -> BackupsView:
    """Copy to the second place what is missing there."""
    from partnertrack.services import backups as service

    service.carry(workspace, progress)
    return backups(workspace, progress=SILENT)


def choose_second(workspace: Workspace, folder: Path, *, progress: Progress) -> BackupsView:
    """Let a folder be the second place, and copy what is missing there."""
    from partnertrack.services import backups as service

    service.choose(workspace, folder)
    return carry(workspace, progress=progress)


def forget_second(workspace: Workspace, *, progress: Progress) -> BackupsView:
    """Do without a second place."""
    from partnertrack.services import backups as service

    service.forget(workspace)
    return backups(workspace, progress=progress)


def set_kept(workspace: Workspace, path: Path, is_kept: bool, *, progress: Progress) -> BackupsView:
    """Keep a backup for good, or no longer."""
    from partnertrack.services import backups as service

    service.set_kept(path, is_kept=is_kept)
    return backups(workspace, progress=progress)


def check(workspace: Workspace, *, progress: Progress) -> Health:
    """Whether the pilot file is whole."""
    from partnertrack.services import health

    with resting():
        return health.check(workspace, progress)


def preview(wanted: Wanted, *, progress: Progress) -> RestoreView:
    """What restoring a backup would change; raises `LockedError` where it takes a passphrase."""
    from partnertrack.services import backups as service

    progress.report(0, 1)
    target = service.Target(wanted.path, wanted.access)
    with resting():
        return present_restore(service.preview(wanted.backup, target, partial(_opener, wanted.secret)))


def restore(wanted: Wanted, *, progress: Progress) -> Restored:
    """Let a backup take the place of a pilot file that nobody has open."""
    from partnertrack.services import backups as service

    target = service.Target(wanted.path, wanted.access)
    with resting():
        opener = partial(_opener, wanted.secret)
        return service.restore(wanted.backup, target, opener, wanted.home, progress=progress)


def name_in(backup: Path, *, progress: Progress) -> str:
    """The name of the pilot file of which a file is the backup; raises `StoreError` when it is none."""
    from partnertrack.services import backups as service

    progress.report(0, 1)
    return service.manifest_of(backup).file


def known_backups(path: Path, home: Path | None, *, progress: Progress) -> tuple[Path, ...]:
    """The backups of a file that cannot be opened, newest first."""
    from partnertrack.services import backups as service

    progress.report(0, 1)
    return tuple(each.path for each in service.backups_of_file(path, home))


def _opener(secret: str, place: Path) -> Access | None:
    """What a secret opens; raises `LockedError` without one."""
    from partnertrack.errors import LockedError
    from partnertrack.services import access

    if not secret:
        raise LockedError("")
    return access.unlock(place, secret)
