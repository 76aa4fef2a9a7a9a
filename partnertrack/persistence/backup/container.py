"""One backup is one file that a person can carry: the database, what opens it, and what it says of itself.

It is a zip archive whose members are stored as they are. Whoever has nothing but an unpacker gets `pilot.ptrack` and
its key file out of it, which open as any pilot does.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from partnertrack.errors import StoreError
from partnertrack.i18n import _
from partnertrack.persistence.backup.manifest import Manifest

SUFFIX: Final = ".ptbackup"
_DATABASE, _KEYS, _MANIFEST = "pilot.ptrack", "pilot.ptrack-keys", "manifest.json"
_PORTION = 1 << 20
_LARGEST_TEXT = 1 << 20
"""Bytes of a manifest or a key header; a larger one is none of ours."""


@dataclass(frozen=True, slots=True)
class Container:
    """A backup that can be read: what it says of itself, and the header of its keys where it is encrypted."""

    path: Path
    manifest: Manifest
    keys: bytes = b""

    def extract(self, place: Path) -> None:
        """Write the database to a file that is not there yet; raises `StoreError` when it is not as it was stored."""
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(_DATABASE) as source, _new(place) as target:
                found = _poured(source, target.write)
                target.flush()
                os.fsync(target.fileno())
        except (OSError, zipfile.BadZipFile) as error:
            raise _unreadable(self.path) from error
        if found != self.manifest.sha256:
            raise _altered(self.path)

    def verify(self) -> None:
        """Read the whole backup; raises `StoreError` when a bit of its database is not as it was stored."""
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(_DATABASE) as source:
                found = _poured(source)
        except (OSError, zipfile.BadZipFile) as error:
            raise _unreadable(self.path) from error
        if found != self.manifest.sha256:
            raise _altered(self.path)


def digest(path: Path) -> str:
    """The SHA-256 of a file, as sixteen-base digits; raises OSError."""
    with path.open("rb") as source:
        return _poured(source)


def seal(database: Path, manifest: Manifest, keys: bytes, place: Path) -> None:
    """Write a backup to the disk and read it back; raises OSError, or `StoreError` when it is not what was checked."""
    with _new(place) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_MANIFEST, manifest.to_bytes())
            if keys:
                archive.writestr(_KEYS, keys)
            with database.open("rb") as source, archive.open(_DATABASE, "w", force_zip64=True) as target:
                _poured(source, target.write)
        file.flush()
        os.fsync(file.fileno())
    Container(place, manifest).verify()


def open_container(path: Path) -> Container:
    """The backup in a file; raises `StoreError` when it is none, or none that can be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = Manifest.of_bytes(_text(archive, _MANIFEST))
            archive.getinfo(_DATABASE)
            keys = _text(archive, _KEYS) if _KEYS in archive.namelist() else b""
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unreadable(path) from error
    return Container(path, manifest, keys)


def _text(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST_TEXT:
        raise ValueError("too large")
    return archive.read(name)


def _new(place: Path) -> IO[bytes]:
    """A new file that only its owner reads."""
    return os.fdopen(os.open(place, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "w+b")


def _poured(source: IO[bytes], write: Callable[[bytes], object] | None = None) -> str:
    """The SHA-256 of what was read, and written on where there is somewhere to."""
    found = hashlib.sha256()
    while portion := source.read(_PORTION):
        found.update(portion)
        if write is not None:
            write(portion)
    return found.hexdigest()


def _unreadable(path: Path) -> StoreError:
    return StoreError(
        _("“{file}” is no backup that can be read.").format(file=path.name),
        _("Choose another backup: they end in “{suffix}”.").format(suffix=SUFFIX),
    )


def _altered(path: Path) -> StoreError:
    return StoreError(
        _("The backup “{file}” is not as it was made: its disk or stick has damaged it.").format(file=path.name),
        _("Choose another backup; nothing was changed."),
    )
