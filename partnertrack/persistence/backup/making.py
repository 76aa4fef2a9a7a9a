"""A backup is made: a copy of one moment, opened and counted, sealed into one file; else nothing is left of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

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
from partnertrack.progress import SILENT, Progress

_ROOM = 2
"""So many times the size of the pilot file is needed at most, for the copy and for the backup."""

_STEPS = 5


@dataclass(frozen=True, slots=True)
class Source:
    """A pilot file of which a backup is made, and what opens it."""

    path: Path
    access: Access | None = None


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
    before = seen(source)
    progress.report(1, _STEPS)
    copy.touch(0o600)
    copy_into(source.path, copy, source.access)
    progress.report(2, _STEPS)
    manifest = _proved(copy, source, before, why)
    progress.report(3, _STEPS)
    header = _key_header(source.path, copy)
    container.seal(copy, manifest, header, sealed)
    progress.report(4, _STEPS)
    sealed.replace(place)
    drafts.settle(place.parent)
    progress.report(_STEPS, _STEPS)
    return manifest


def seen(source: Source) -> Seen:
    """What a pilot file holds; each of its pages is read. Raises `DamagedError` when one makes no sense."""
    engine = open_engine(source.path, source.access)
    try:
        with engine.connect() as connection, connection.begin():
            sound_pages(connection, source.path)
            return look(connection)
    finally:
        engine.dispose()


def _key_header(path: Path, copy: Path) -> bytes:
    """The header of the keys of an encrypted pilot, as it is kept beside it; nothing for one without encryption."""
    if is_plain(path):
        return b""
    header = keys.find(path)
    if header is None:
        raise StoreError(
            _("The keys of “{file}” are missing: a backup of it could never be opened.").format(file=path.name),
            _("Put the key file back beside it."),
        )
    keys.keep(copy, header)
    return keys.places(copy)[0].read_bytes()


def _proved(copy: Path, source: Source, before: Seen, why: str) -> Manifest:
    """What there is to say of a copy that passed its checks; of these very bytes."""
    is_encrypted = not is_plain(copy)
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
