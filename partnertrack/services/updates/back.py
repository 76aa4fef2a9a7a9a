"""The version before comes back, after it was said which pilots it cannot read any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from partnertrack import __version__
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence import migrate
from partnertrack.services import access, backups
from partnertrack.services.updates.where import installation
from partnertrack.updating import folders, record, trial
from partnertrack.updating.folders import Installation
from partnertrack.updating.version import parse


@dataclass(frozen=True, slots=True)
class Back:
    """The way back to `version`; `is_pending` where the newer one was not started yet, so that nothing changed.

    `is_newer` where that is the version from which somebody went back: then it is on trial once more.
    `unreadable` are pilots that the older version cannot open, each with the backup of before, None where none is
    known; `unknown` are encrypted ones of which it cannot be told.
    """

    version: str
    is_pending: bool
    is_newer: bool = False
    unreadable: tuple[tuple[Path, Path | None], ...] = ()
    unknown: tuple[Path, ...] = ()


def way_back(recent: Sequence[Path] = (), home: Path | None = None) -> Back:
    """What going back would mean; raises `UserError` where there is nothing to go back to."""
    place = installation()
    if place.newest_pending():
        return Back(__version__, is_pending=True)
    if not place.previous:
        raise UserError(
            _("There is no earlier version to go back to."),
            _("One is kept when PartnerTrack is updated from a file."),
        )
    known = record.read(place.folder)
    schema = known.schema_before if known and known.after == __version__ else len(migrate.REVISIONS)
    unreadable, unknown = [], []
    for path in recent if schema < len(migrate.REVISIONS) else ():
        if (found := _schema_of(path)) is None:
            unknown.append(path)
        elif found > schema:
            unreadable.append((path, _backup_of(path, home, known)))
    is_newer = (folders.version_of(place.previous) or parse(__version__)) > parse(__version__)
    version = place.previous.removeprefix("app-")
    return Back(version, is_pending=False, is_newer=is_newer, unreadable=tuple(unreadable), unknown=tuple(unknown))


def go_back() -> str:
    """Let the version before be started from now on; its number. Raises `UserError` where that cannot be done."""
    place = installation()
    name = place.running if place.newest_pending() else place.previous
    if not name:
        raise UserError(_("There is no earlier version to go back to."))
    try:
        _note(place, name)
        place.put_first(name, place.current)
    except OSError as error:
        raise UserError(
            _("The folder “{folder}” cannot be written.").format(folder=place.folder),
            _("Nothing was changed. Ask for the right to change it, or free some space."),
        ) from error
    return name.removeprefix("app-")


def _note(place: Installation, name: str) -> None:
    """The update is over, whatever came of it; the version from which somebody went back is on trial once more."""
    known = record.read(place.folder)
    if known is not None and name == folders.name_of(known.after):
        record.write(place.folder, replace(known, starts=0, is_over=False, has_failed=False, is_told=False))
        trial.arrange(place.folder)
        return
    trial.end(place.folder)
    if known is not None:
        record.write(place.folder, replace(known, is_over=True, is_told=True))


def _schema_of(path: Path) -> int | None:
    """The number of a pilot file's shape, None where that takes a passphrase; 0 for one that cannot be read."""
    try:
        return None if access.is_encrypted(path) else migrate.schema_of(path)
    except UserError:
        return 0


def _backup_of(path: Path, home: Path | None, known: record.Record | None) -> Path | None:
    """The backup that was made of a pilot before the newer version changed it."""
    made = dict(known.copies) if known else {}
    if (noted := made.get(str(path))) and Path(noted).is_file():
        return Path(noted)
    older = (each for each in backups.backups_of_file(path, home) if each.manifest.schema < len(migrate.REVISIONS))
    found = next(older, None)
    return found.path if found else None
