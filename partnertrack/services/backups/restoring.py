"""A backup takes the place of the pilot: first it is shown what that would change, and what it replaces is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from partnertrack.errors import DamagedError, LockedError, RuleError, StoreError
from partnertrack.i18n import _
from partnertrack.log import LOG
from partnertrack.persistence import erased, keys
from partnertrack.persistence.backup import comparing, restoring
from partnertrack.persistence.backup.comparing import Comparison, Side
from partnertrack.persistence.backup.container import open_container
from partnertrack.persistence.backup.making import Source, make
from partnertrack.persistence.backup.manifest import Manifest
from partnertrack.persistence.backup.restoring import Opener
from partnertrack.persistence.backup.shelf import Backup, backup_at
from partnertrack.persistence.engine import is_plain, settle
from partnertrack.persistence.keys import Access
from partnertrack.progress import SILENT, Progress
from partnertrack.services.backups.shelves import shelf_of
from partnertrack.services.backups.whys import RESTORE

Again = Callable[[Path, Access | None, Sequence[Path]], None]
"""What is to be done once more in a restored file before it takes its place: erasing whom these registries name."""


@dataclass(frozen=True, slots=True)
class Target:
    """The file whose place the backup is to take, which may be missing or damaged, and what opens it."""

    path: Path
    access: Access | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change; `trouble` says why the file itself cannot be compared, "" where it can."""

    backup: Path
    manifest: Manifest
    comparison: Comparison
    trouble: str = ""
    is_other_pilot: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it: `kept` is the backup of what was replaced, `aside` the file itself where it could not be read.

    Both are None where there was nothing.
    """

    path: Path
    manifest: Manifest
    kept: Backup | None = None
    aside: Path | None = None


def preview(backup: Path, target: Target, opener: Opener) -> Preview:
    """What restoring a backup would change; nothing is changed by it.

    `opener` is asked for what opens an encrypted backup, where that of the file itself does not. Raises `StoreError`
    when the backup is not as it was made, `LockedError` when it cannot be opened.
    """
    container = open_container(backup)
    live, trouble = _live(target)
    with restoring.unpacked(container, target.path) as place:
        then = restoring.read(place, _access(place, target, opener))
    now = live[0] if live else None
    is_other = now is not None and now.seen.pilot != container.manifest.pilot
    return Preview(backup, container.manifest, comparing.compare(now, then), trouble, is_other)


def restore(
    backup: Path,
    target: Target,
    opener: Opener,
    home: Path | None = None,
    again: Again | None = None,
    progress: Progress = SILENT,
) -> Restored:
    """Let a backup take the place of a pilot file, which nobody has open; what it replaces is kept.

    Raises `RuleError` when it is a backup of another pilot, `LockedError` and `StoreError` as `preview` does, and
    `StoreError` when what is there cannot be kept or replaced; nothing is changed then.
    """
    if target.access is not None and not target.access.role == keys.OFFICER:
        raise RuleError(_("Only somebody with an officer’s passphrase restores a backup."))
    container = open_container(backup)
    live, _trouble = _live(target)
    if live and live[0].seen.pilot != container.manifest.pilot:
        raise RuleError(
            _("This is a backup of another pilot, “{title}”.").format(title=container.manifest.title),
            _("Restore it under a name of its own."),
        )
    with restoring.unpacked(container, target.path) as place:
        access = _access(place, target, opener)
        restoring.prepare(place, access, live[1] if live else 0, progress)
        if again:
            again(place, access, _registries(backup, target.path, container.manifest))
        settle(place, access)
        kept, aside = _keep(target, live, home)
        if access is not None and access is target.access:
            for beside in keys.places(place):  # the keys that open the file open the backup: they stay
                beside.unlink(missing_ok=True)
        restoring.put_in_place(place, target.path)
    LOG.info("restored a backup of shape %d", container.manifest.schema)
    return Restored(target.path, container.manifest, kept, aside)


def restore_as(backup: Path, path: Path, opener: Opener, again: Again | None = None) -> Restored:
    """Let a backup become a pilot file of a new name; raises as `restore` does, and when there is one of that name."""
    if path.exists():
        raise StoreError(
            _("There is a file “{file}” already.").format(file=path.name),
            _("Choose another name; nothing was changed."),
        )
    return restore(backup, Target(path), opener, again=again)


def _registries(backup: Path, path: Path, manifest: Manifest) -> list[Path]:
    """Where it may be written who was erased since: beside the file, and beside the backup."""
    beside = backup.with_name(f"{manifest.pilot}{erased.SUFFIX}")
    return [place for place in (erased.place(path), beside) if place.is_file()]


def _live(target: Target) -> tuple[tuple[Side, int] | None, str]:
    """What the file holds and the highest number that it gave; else why it cannot be read, "" where there is none."""
    if not target.path.exists():
        return None, ""
    try:
        return restoring.read_live(target.path, target.access), ""
    except StoreError as error:
        return None, error.message


def _access(place: Path, target: Target, opener: Opener) -> Access | None:
    """What opens an unpacked backup: what opens the file, where its key is the same, else what is asked for."""
    if is_plain(place):
        return None
    if target.access is not None and restoring.opens(place, target.access):
        return target.access
    try:
        access = opener(place)
    except LockedError as error:
        if error.is_wrong:
            raise
        raise LockedError(
            _("The backup is encrypted with keys of its own."),
            _("Enter the passphrase that the pilot had when the backup was made."),
        ) from error
    if not restoring.opens(place, access):
        raise DamagedError(_("The backup cannot be opened with its keys."), _("Choose another backup."))
    return access


def _keep(target: Target, live: tuple[Side, int] | None, home: Path | None) -> tuple[Backup | None, Path | None]:
    """Keep what is to be replaced: as a backup for good, or the file itself where it cannot be read to its end."""
    if live is None:
        return None, restoring.set_aside(target.path, datetime.now(UTC))
    shelf = shelf_of(live[0].seen.pilot, home)
    place = shelf.place(RESTORE, is_kept=True)
    try:
        settle(target.path, target.access)  # refused while another program has the file open
        make(Source(target.path, target.access), place, RESTORE)
        settle(target.path, target.access)
    except DamagedError:
        return None, restoring.set_aside(target.path, datetime.now(UTC))
    return backup_at(place), None
