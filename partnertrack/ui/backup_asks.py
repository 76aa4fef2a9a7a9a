"""What the backups ask of the services; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.progress import SILENT, Progress
from partnertrack.ui.view_models.backups import BackupsView, RestoreView, Wanted, present_backups, present_restore

if TYPE_CHECKING:
    from partnertrack.services.access import Access
    from partnertrack.services.backups import Restored
    from partnertrack.services.health import Health
    from partnertrack.services.workspace import Workspace


def backups(workspace: Workspace, *, progress: Progress) -> BackupsView:
    """How it stands with the backups."""
    from partnertrack.services import backups as service

    progress.report(0, 1)
    return present_backups(service.overview(workspace), datetime.now(UTC))


def make(workspace: Workspace, *, progress: Progress) -> BackupsView:
    """Make a backup, copy it to the second place; how it stands then."""
    from partnertrack.services import backups as service

    service.make(workspace, progress=progress)
    service.carry(workspace)
    return backups(workspace, progress=SILENT)


def make_due(workspace: Workspace, why: str, *, progress: Progress) -> BackupsView:
    """Make a backup if something was stored since the last, copy it; how it stands then."""
    from partnertrack.services import backups as service

    if service.make_before(workspace, why, progress).error is None:
        service.carry(workspace)
    return backups(workspace, progress=SILENT)


def let_go(workspace: Workspace, *, progress: Progress = SILENT) -> None:
    """Make the last backup of a pilot that is put away, then close it, whatever became of that."""
    from partnertrack.services import backups as service

    try:
        if service.make_before(workspace, "close", progress).error is None:
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

    return health.check(workspace, progress)


def preview(wanted: Wanted, *, progress: Progress) -> RestoreView:
    """What restoring a backup would change; raises `LockedError` where it takes a passphrase."""
    from partnertrack.services import backups as service

    progress.report(0, 1)
    opener = _Opener(wanted)
    seen = service.preview(wanted.backup, service.Target(wanted.path, wanted.access), opener)
    return present_restore(seen, replace(wanted, secret=None, opened=opener.opened))


def restore(wanted: Wanted, *, progress: Progress) -> Restored:
    """Let a backup take the place of a pilot file that nobody has open; who was erased since is erased again."""
    from partnertrack.services import backups as service

    target = service.Target(wanted.path, wanted.access)
    return service.restore(wanted.backup, target, _Opener(wanted), wanted.home, _erase_again, progress)


class _Opener:
    """Asks for what opens a backup once: it costs a moment, and a secret is given out but once."""

    def __init__(self, wanted: Wanted) -> None:
        self.opened, self._secret = wanted.opened, wanted.secret

    def __call__(self, place: Path) -> Access | None:
        """What opens it; raises `LockedError` without a secret, or where that opens nothing."""
        from partnertrack.errors import LockedError
        from partnertrack.services import access

        if self.opened is None and not self._secret:
            raise LockedError("")
        if self.opened is None and self._secret:
            self.opened = access.unlock(place, self._secret.take())
        return self.opened


def _erase_again(place: Path, access: Access | None, registries: Sequence[Path]) -> None:
    """Erase once more whom these registries name."""
    from partnertrack.services import erasure, pilots

    if registries:
        workspace = pilots.open_pilot(place, access=access)
        try:
            for registry in registries:
                erasure.again(workspace, registry)
        finally:
            workspace.close()


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
