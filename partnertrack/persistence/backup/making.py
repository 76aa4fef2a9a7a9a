"""A backup is made: a copy of one moment, opened and counted, sealed into one file; else nothing is left of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from partnertrack import __version__
from partnertrack.domain.record import new_id
from partnertrack.errors import DamagedError, StoreError
from partnertrack.i18n import _
from partnertrack.persistence import keys
from partnertrack.persistence.backup import container, drafts
from partnertrack.persistence.backup.manifest import Manifest
from partnertrack.persistence.backup.proof import Seen, look, prove, sound_pages
from partnertrack.persistence.engine import copy_into, is_plain, open_engine
from partnertrack.persistence.keys import Access
from partnertrack.persistence.store import Store
from partnertrack.progress import SILENT, Progress

_ROOM = 2
"""So many times the size of the pilot file is needed at most, for the copy and for the backup."""

_STEPS = 5


@dataclass(frozen=True, slots=True)
class Source:
    """A pilot file of which a backup is made, what opens it, and the store of it where this program has it open.

    Such a file is read through its connections only: a file that is opened and closed beside a database connection
    takes away the connection's locks on it.
    """

    path: Path
    access: Access | None = None
    store: Store | None = None

    @property
    def is_encrypted(self) -> bool:
        """Whether the backup will be."""
        return self.access is not None and (self.store is not None or not is_plain(self.path))

    def copy(self, place: Path) -> None:
        """Write the database, as it is at one moment, to an empty file; raises `StoreError`."""
        if self.store is None:
            copy_into(self.path, place, self.access)
        else:
            hold = self.store.hold
            copy_into(hold.file, place, self.access, hold.manner())

    def seen(self) -> Seen:
        """What the pilot file holds; each of its pages is read. Raises `DamagedError` when one makes no sense."""
        if self.store is not None:
            return _seen(self.store.doors.engine, self.path)
        engine = open_engine(self.path, self.access)
        try:
            return _seen(engine, self.path)
        finally:
            engine.dispose()


def make(source: Source, place: Path, why: str, progress: Progress = SILENT) -> Manifest:
    """Make a backup at `place`; what it says of itself.

    Raises `DamagedError` when the pilot file is damaged, `StoreError` when the backup cannot be made, `Cancelled` when
    stopped; then there is no backup, and nothing that looks like one.
    """
    with _told(place):
        _make_room(source.path, place.parent)
        with drafts.workshop(place.parent) as workshop:
            return _made(source, place, why, workshop, progress)


def _made(source: Source, place: Path, why: str, workshop: Path, progress: Progress) -> Manifest:
    """Make it in the workshop, then give it its place."""
    copy, sealed = workshop / "copy", workshop / "sealed"
    progress.report(0, _STEPS)
    before = source.seen()
    progress.report(1, _STEPS)
    copy.touch(0o600)
    source.copy(copy)
    progress.report(2, _STEPS)
    manifest = _proved(copy, source, before, why)
    progress.report(3, _STEPS)
    header = _key_header(source)
    container.seal(copy, manifest, header, sealed)
    progress.report(4, _STEPS)
    sealed.replace(place)
    drafts.settle(place.parent)
    progress.report(_STEPS, _STEPS)
    return manifest


def _seen(engine: Engine, path: Path) -> Seen:
    with engine.connect() as connection, connection.begin():
        sound_pages(connection, path)
        return look(connection)


def _key_header(source: Source) -> bytes:
    """The header of the keys of an encrypted pilot, as it is kept beside it; nothing for one without encryption."""
    if source.access is None or not source.is_encrypted:
        return b""
    header = keys.find(source.path, source.access.salt)
    if header is None:
        raise StoreError(
            _("The keys of “{file}” are missing: a backup of it could never be opened.").format(file=source.path.name),
            _("Put the key file back beside it."),
        )
    return header.to_bytes()


def _proved(copy: Path, source: Source, before: Seen, why: str) -> Manifest:
    """What there is to say of a copy that passed its checks; of these very bytes."""
    is_encrypted = source.is_encrypted
    size, sha256 = copy.stat().st_size, container.digest(copy)
    try:
        found, pages = prove(copy, source.access if is_encrypted else None, before)
    except DamagedError as error:
        raise StoreError(
            _("The backup of “{file}” did not pass its checks and was thrown away.").format(file=source.path.name),
            _("Make another one; if that happens again, the disk may be failing."),
        ) from error
    return Manifest(
        id=new_id(),
        pilot=found.pilot,
        title=found.title,
        file=source.path.name,
        made_at=datetime.now(UTC),
        why=why,
        schema=found.schema,
        program=__version__,
        clock=found.clock,
        counts=found.counts,
        sha256=sha256,
        size=size,
        pages=pages,
        is_encrypted=is_encrypted,
    )


def _make_room(path: Path, folder: Path) -> None:
    """Make the folder, and raise `StoreError` where there is no room in it."""
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < _ROOM * path.stat().st_size:
        raise StoreError(
            _("There is no room for a backup of “{file}”.").format(file=path.name), _("Free some space on the disk.")
        )


@contextmanager
def _told(place: Path) -> Iterator[None]:
    """Say in words what the system complains about."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            _("The backup could not be written to “{folder}”.").format(folder=place.parent),
            _("Is the folder there, is it open for writing, and is there room on the disk?"),
        ) from error
