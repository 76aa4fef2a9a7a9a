"""Pilots are backed up before the program is updated, as the new version may bring them to another shape."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.progress import SILENT, Progress
from partnertrack.services import access, backups, pilots
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Copies:
    """The pilots that were backed up, each with its backup, and those that were not, each with the reason in words."""

    made: tuple[tuple[Path, Path], ...] = ()
    left: tuple[tuple[Path, str], ...] = ()


def copy_pilots(
    workspace: Workspace | None, recent: Sequence[Path], home: Path | None = None, progress: Progress = SILENT
) -> Copies:
    """Back up the open pilot, and those that were open lately and take no passphrase; practice pilots are none.

    Raises `UserError` where the open pilot cannot be backed up, `Cancelled` when stopped.
    """
    made: list[tuple[Path, Path]] = []
    left: list[tuple[Path, str]] = []
    own = workspace.path.resolve() if workspace else None
    wanted = [path for path in recent if path.is_file() and path.resolve() != own]
    for done, path in enumerate(([own] if own else []) + wanted):
        progress.report(done, len(wanted) + 1, _("Backing up “{pilot}”…").format(pilot=path.stem))
        found = _copy_of(workspace, path) if workspace is not None and path == own else _copy(path, home)
        if isinstance(found, str):
            left += [(path, found)] if found else []
        else:
            made.append((path, found))
    return Copies(tuple(made), tuple(left))


def _copy(path: Path, home: Path | None) -> Path | str:
    """The backup of a pilot that is not open, else why there is none; "" for a practice pilot."""
    try:
        if access.is_encrypted(path):
            return _("It takes a passphrase: it is backed up when you open it next.")
        with closing(pilots.open_pilot(path)) as workspace:
            workspace.home = home
            return _copy_of(workspace, path)
    except UserError as error:
        return error.message


def _copy_of(workspace: Workspace, path: Path) -> Path | str:
    outcome = backups.make_before(workspace, backups.UPDATE)
    if outcome.error is not None:
        raise UserError(
            _("“{pilot}” could not be backed up: {reason}").format(pilot=path.stem, reason=outcome.error.message),
            outcome.error.hint,
        )
    if outcome.backup is not None:
        return outcome.backup.path
    is_reader = workspace.store.hold.is_reader
    return _("It is open for reading only: whoever may change it backs it up.") if is_reader else ""
