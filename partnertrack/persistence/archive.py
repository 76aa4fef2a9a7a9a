"""The files that were imported, as they came."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from partnertrack.errors import StoreError
from partnertrack.i18n import _
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import ArchiveTable


@dataclass(frozen=True, slots=True)
class File:
    """A file's content; `sha256` is its name in the archive."""

    content: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the content, in hexadecimal figures."""
        return hashlib.sha256(self.content).hexdigest()


def keep(connection: Connection, file: File) -> None:
    """Put a file into the archive, unless it is there; one file may come many times."""
    sha256 = file.sha256
    known = select(ArchiveTable.sha256).where(ArchiveTable.sha256 == sha256)
    if connection.execute(known).first() is None:
        row = {"sha256": sha256, "size": len(file.content), "content": zlib.compress(file.content)}
        connection.execute(insert(ArchiveTable), row)


def find(reading: Reading, sha256: str) -> bytes | None:
    """The content of an archived file, None where the archive does not hold it.

    Raises `StoreError` where it can no longer be unpacked.
    """
    packed = reading.scalar(select(ArchiveTable.content).where(ArchiveTable.sha256 == sha256))
    try:
        return None if packed is None else zlib.decompress(packed)
    except zlib.error as error:
        raise StoreError(
            _("A file that the pilot keeps in its archive is damaged."), _("Restore a backup of the pilot.")
        ) from error


def held(reading: Reading) -> frozenset[str]:
    """The names of all files in the archive."""
    return frozenset(reading.scalars(select(ArchiveTable.sha256)))


def damaged(reading: Reading) -> Iterator[str]:
    """The archived files whose content is no longer what it was."""
    for sha256, packed in reading.each(select(ArchiveTable.sha256, ArchiveTable.content)):
        try:
            is_whole = File(zlib.decompress(packed)).sha256 == sha256
        except zlib.error:
            is_whole = False
        if not is_whole:
            yield sha256
