"""A file is looked at, told about, and becomes the version that is started next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from partnertrack import __version__
from partnertrack.errors import UserError
from partnertrack.i18n import _, current
from partnertrack.log import LOG
from partnertrack.persistence import migrate
from partnertrack.progress import SILENT, Progress
from partnertrack.services.updates.copying import Copies
from partnertrack.services.updates.where import installation
from partnertrack.updating import folders, manifest, package, signature, unpacking
from partnertrack.updating.folders import Installation
from partnertrack.updating.manifest import Manifest
from partnertrack.updating.record import Record
from partnertrack.updating.signature import Key
from partnertrack.updating.version import parse


@dataclass(frozen=True, slots=True)
class Offer:
    """An update that was verified as a whole and can be had: from which version to which, and who signed it.

    `notes` are what is new, in the language in force. `size` and `file_size` in bytes, unpacked and as it came.
    `changes_pilots` where the new version brings pilot files to a shape that this one cannot read.
    """

    path: Path
    before: str
    version: str
    signed_by: str
    key_day: date
    notes: tuple[str, ...]
    size: int
    file_size: int
    changes_pilots: bool


@dataclass(frozen=True, slots=True)
class Done:
    """The new version is in place and starts next time; `copies` were made before."""

    before: str
    version: str
    copies: Copies


def look(path: Path, progress: Progress = SILENT) -> Offer:
    """Verify an update as a whole, and say what it is; raises `UserError` where it is none for this program."""
    place = installation()
    with package.opened(path, _keys()) as update:
        _refuse(update.manifest, place)
        unpacking.look_for_room(update, place)
        update.verify(progress)
        return _offer(update.path, update.manifest, update.key)


def install(path: Path, copies: Copies, progress: Progress = SILENT) -> Done:
    """Verify an update once more and unpack it beside this version; it is started next time.

    Raises `UserError` when it is refused, altered or cannot be written, `Cancelled` when stopped: nothing is changed.
    """
    place = installation()
    with package.opened(path, _keys()) as update:
        said = update.manifest
        _refuse(said, place)
        update.verify(_Half(progress, 0))
        kept = Record(
            before=__version__,
            after=said.version,
            schema_before=len(migrate.REVISIONS),
            schema_after=said.schema,
            notes=said.notes,
            copies=tuple((str(pilot), str(backup)) for pilot, backup in copies.made),
            left=tuple(str(pilot) for pilot, _why in copies.left),
        )
        unpacking.install(update, place, kept, _Half(progress, 1))
    LOG.info("updated from %s to %s", __version__, said.version)
    return Done(__version__, said.version, copies)


@dataclass(frozen=True, slots=True)
class _Half:
    """One half of a task, the first or the second."""

    progress: Progress
    which: int

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the whole is."""
        self.progress.report(done + self.which * total, 2 * total, text)


def _keys() -> tuple[Key, ...]:
    keys = signature.shipped()
    if not keys:
        raise UserError(
            _("This version of PartnerTrack knows no key yet by which it could tell a genuine update."),
            _("Unpack the new version into a folder of its own, and start it from there; pilots stay where they are."),
        )
    return keys


def _refuse(said: Manifest, place: Installation) -> None:
    """Raise the user's error where an update is not for this program, or this program not to be updated."""
    if not place.is_writable():
        raise UserError(
            _("The folder of PartnerTrack cannot be written: {folder}").format(folder=place.folder),
            _("Ask whoever installed it there to update it, or open the lock of the stick."),
        )
    if said.platform != manifest.here():
        raise UserError(
            _("This update is for another system: {other}. This computer needs {own}.").format(
                other=said.platform, own=manifest.here()
            ),
            _("Get the file whose name ends in “{end}”.").format(end=f"-{manifest.here()}{package.SUFFIX}"),
        )
    pending = folders.version_of(place.newest_pending())
    if said.number == pending:
        raise UserError(
            _("Version {version} is in place already.").format(version=said.version),
            _("Close PartnerTrack and start it again to use it."),
        )
    _refuse_version(said, pending or parse(__version__))
    if place.program not in {file.path for file in said.files if file.is_executable}:
        raise UserError(
            _("This update holds no program that could be started here."),
            _("Nothing was changed. Tell whoever made it."),
        )


def _refuse_version(said: Manifest, newest: tuple[int, int, int]) -> None:
    if said.number == parse(__version__):
        raise UserError(
            _("This is version {version}, which you have already.").format(version=said.version),
            _("There is nothing to do."),
        )
    if said.number < max(parse(__version__), newest):
        raise UserError(
            _("This is version {older}, which is older than yours, {own}.").format(older=said.version, own=__version__),
            _("Nothing was changed. An update goes forwards only; to go back, take the version that was kept."),
        )
    if parse(said.least) > parse(__version__):
        raise UserError(
            _("Version {version} updates {least} or newer; this is {own}.").format(
                version=said.version, least=said.least, own=__version__
            ),
            _("Update to {least} first.").format(least=said.least),
        )


def _offer(path: Path, said: Manifest, key: Key) -> Offer:
    return Offer(
        path=path,
        before=__version__,
        version=said.version,
        signed_by=key.name,
        key_day=key.day,
        notes=said.news(current()),
        size=said.size,
        file_size=path.stat().st_size,
        changes_pilots=said.schema > len(migrate.REVISIONS),
    )
