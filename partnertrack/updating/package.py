"""The file of an update, which is verified as a whole before anything of it is unpacked."""

from __future__ import annotations

import hashlib
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.progress import SILENT, Progress
from partnertrack.updating import manifest as manifests
from partnertrack.updating import signature
from partnertrack.updating.manifest import File, Manifest
from partnertrack.updating.signature import Key

SUFFIX: Final = ".ptup"
MANIFEST, SIGNATURE, FOLDER = "manifest.json", "manifest.sig", "app/"
"""The members of the archive: what is signed, the signature, and the files of the program."""

_PORTION: Final = 1 << 20
_KIB: Final = 1024
_END: Final = struct.Struct("<4s4H2LH")
_END_SIGN: Final = b"PK\x05\x06"
_NO_MORE: Final = 0xFFFF
_LARGEST_LIST: Final = 32 << 20
_ENCRYPTED: Final = 0x1
_WAYS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED: Final = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Package:
    """An update whose signature holds: what it says of itself, and who signed it."""

    path: Path
    manifest: Manifest
    key: Key
    _archive: zipfile.ZipFile = field(repr=False)

    def verify(self, progress: Progress = SILENT) -> None:
        """Read all of it; raises `UserError` where a bit is not as it was signed, `Cancelled` when stopped."""
        done = 0
        for file in self.manifest.files:
            for _portion in self.portions(file):
                progress.report(done // _KIB, self.manifest.size // _KIB)
            done += file.size

    def portions(self, file: File) -> Iterator[bytes]:
        """The bytes of a file; raises `UserError` at the end where they are not what was signed."""
        found, left = hashlib.sha256(), file.size
        try:
            with self._archive.open(FOLDER + file.path) as source:
                while portion := source.read(min(_PORTION, left + 1)):
                    left -= len(portion)
                    if left < 0:
                        raise altered(self.path)
                    found.update(portion)
                    yield portion
        except _DAMAGED as error:
            raise altered(self.path) from error
        if left or found.hexdigest() != file.sha256:
            raise altered(self.path)


@contextmanager
def opened(path: Path, keys: Sequence[Key]) -> Iterator[Package]:
    """An update in a file; raises `UserError` where it is none, or one that none of these keys signed."""
    try:
        source = path.open("rb")
    except OSError as error:
        raise UserError(
            _("“{file}” cannot be read.").format(file=path.name), _("Is it there, and may you read it?")
        ) from error
    with source:
        yield _package(path, source, keys)


def altered(path: Path) -> UserError:
    """The file is not as it was signed."""
    return UserError(
        _("“{file}” is damaged: it is not as it was signed.").format(file=path.name),
        _("Nothing was changed. Copy or get the file again."),
    )


def _package(path: Path, source: IO[bytes], keys: Sequence[Key]) -> Package:
    try:
        _look_at_end(source)
        archive = zipfile.ZipFile(source)
        said, signed = (
            _small(archive, *each) for each in ((MANIFEST, manifests.LARGEST), (SIGNATURE, signature.LARGEST))
        )
    except (*_DAMAGED, ValueError, KeyError) as error:
        raise _foreign(path) from error
    key = signature.signer(said, signed, keys)
    manifest = _manifest(said)
    _look_at_members(path, archive, manifest)
    return Package(path, manifest, key, archive)


def _look_at_end(source: IO[bytes]) -> None:
    """Raise ValueError where the list of the archive is longer than any of ours, before it is read."""
    size = source.seek(0, os.SEEK_END)
    source.seek(max(size - _END.size, 0))
    sign, _disk, _start, _here, count, length, at, comment = _END.unpack(source.read(_END.size).ljust(_END.size, b"\0"))
    is_ours = sign == _END_SIGN and comment == 0 and count != _NO_MORE and length <= _LARGEST_LIST
    if not is_ours or at + length + _END.size != size:
        raise ValueError("list")


def _small(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A member as a whole; raises ValueError where it is larger than one of ours."""
    with archive.open(name) as source:
        content = source.read(most + 1)
    if len(content) > most:
        raise ValueError(name)
    return content


def _manifest(said: bytes) -> Manifest:
    """What was signed; raises `UserError` where we do not understand it."""
    try:
        if manifests.format_of(said) != manifests.FORMAT:
            raise UserError(
                _("This update is made for a newer version of PartnerTrack."),
                _("Update to a version in between first; its notes say which."),
            )
        return manifests.read(said)
    except (ValueError, RecursionError) as error:
        raise UserError(
            _("This update is signed, but what it says of itself makes no sense."),
            _("Nothing was changed. Tell whoever made it: {fault}").format(fault=error),
        ) from error


def _look_at_members(path: Path, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Raise the user's error where the archive holds anything but what was signed."""
    members = archive.infolist()
    wanted = {FOLDER + file.path: file.size for file in manifest.files}
    names = [member.filename for member in members]
    if len(names) != len(set(names)) or {*names} != {MANIFEST, SIGNATURE, *wanted}:
        raise altered(path)
    for member in members:
        is_other = member.filename in wanted and member.file_size != wanted[member.filename]
        if is_other or member.flag_bits & _ENCRYPTED or member.compress_type not in _WAYS:
            raise altered(path)


def _foreign(path: Path) -> UserError:
    return UserError(
        _("“{file}” is no update of PartnerTrack, or it is damaged.").format(file=path.name),
        _("Choose a file that ends in “{suffix}”, or get it again.").format(suffix=SUFFIX),
    )
