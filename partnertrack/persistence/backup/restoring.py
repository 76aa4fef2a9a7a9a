"""A backup takes the place of a pilot file, in one stroke, and goes on under a name of its own in the journal."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, update

from partnertrack.domain.record import new_id
from partnertrack.errors import StoreError
from partnertrack.i18n import _
from partnertrack.persistence import faults, keys, migrate
from partnertrack.persistence.backup import drafts
from partnertrack.persistence.backup.comparing import Side, side
from partnertrack.persistence.backup.container import Container
from partnertrack.persistence.backup.proof import copied, prove
from partnertrack.persistence.engine import is_plain, open_engine, writer
from partnertrack.persistence.keys import Access
from partnertrack.persistence.store import Store
from partnertrack.persistence.tables import ReplicaTable
from partnertrack.progress import SILENT, Progress

Opener = Callable[[Path], Access | None]
"""Gives what opens the pilot file at a path, None for one without encryption; raises `LockedError`."""

_BESIDE = ("-wal", "-shm", "-journal")


@contextmanager
def unpacked(container: Container, target: Path) -> Iterator[Path]:
    """The database of a backup with its keys beside it, on the disk of the file whose place it may take.

    Raises `StoreError` when it is not as it was made, is from a newer version, or cannot be written there.
    """
    if container.manifest.schema > len(migrate.REVISIONS):
        raise faults.newer(container.path)
    with _told(target), drafts.workshop(target.parent) as workshop:
        place = workshop / target.name
        container.extract(place)
        if container.keys:
            for beside in keys.places(place):
                drafts.onto_disk(beside, container.keys)
        yield place


def read(place: Path, access: Access | None) -> Side:
    """What an unpacked backup holds."""
    with copied(place, access) as connection:
        return side(connection)


def read_live(path: Path, access: Access | None) -> tuple[Side, int]:
    """What a pilot file holds, and the highest number that it gave; raises `StoreError`."""
    engine = open_engine(path, access)
    try:
        with engine.connect() as connection, connection.begin():
            number = connection.scalar(select(ReplicaTable.last_number)) or 0
            return side(connection), number
    finally:
        engine.dispose()


def opens(place: Path, access: Access | None) -> bool:
    """Whether the file opens so."""
    if is_plain(place):
        return True
    if access is None:
        return False
    try:
        with copied(place, access) as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except StoreError:
        return False
    return True


def prepare(place: Path, access: Access | None, last_number: int, progress: Progress = SILENT) -> None:
    """Check an unpacked backup, bring it to today's shape, and let it write its journal under a new name.

    `last_number` is the highest number that the file gave which it replaces: none is given twice.
    """
    prove(place, access)
    Store.open(place, progress, access).close()
    engine = open_engine(place, access)
    try:
        with writer(engine).begin() as connection:
            given = connection.scalar(select(ReplicaTable.last_number)) or 0
            connection.execute(update(ReplicaTable).values(origin=new_id(), last_number=max(given, last_number)))
    finally:
        engine.dispose()


def put_in_place(place: Path, target: Path) -> None:
    """Let an unpacked backup be the pilot file; at each moment either the old file is there whole, or the new one.

    Of the two copies of the key header one belongs to the old file until the new one is there, then to the new one.
    """
    with _told(target):
        (first, second), (new_first, new_second) = keys.places(target), keys.places(place)
        if new_second.exists():
            new_second.replace(second)
        place.replace(target)
        for suffix in _BESIDE:
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        if new_first.exists():
            new_first.replace(first)
        drafts.settle(target.parent)


def set_aside(target: Path, now: datetime) -> Path | None:
    """Keep a pilot file that cannot be read beside its place, for repair; where it lies, None where there is none."""
    if not target.exists():
        return None
    aside = target.with_name(f"{target.stem} {now:%Y-%m-%d %H%M%S}.damaged{target.suffix}")
    with _told(target):
        _doubled(target, aside)
        for suffix in _BESIDE:
            with suppress(FileNotFoundError):
                target.with_name(target.name + suffix).replace(aside.with_name(aside.name + suffix))
        for old, new in zip(keys.places(target), keys.places(aside), strict=True):
            if old.exists():
                shutil.copyfile(old, new)
        drafts.settle(target.parent)
    return aside


def _doubled(path: Path, other: Path) -> None:
    """Let a file bear a second name, or be there twice where the disk knows no second names."""
    try:
        os.link(path, other)
    except OSError:
        shutil.copy2(path, other)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Say in words what the system complains about."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            _("“{file}” could not be written; the file that is there was not changed.").format(file=target.name),
            _("Is its folder open for writing, is there room on the disk, and is it not open in another program?"),
        ) from error
