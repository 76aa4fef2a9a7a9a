"""Where the header of a pilot lies: two copies beside it and one in the settings' folder, each mended from another."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from partnertrack import settings
from partnertrack.persistence import faults
from partnertrack.persistence.keys.first_bytes import first_bytes
from partnertrack.persistence.keys.header import Header, header_of
from partnertrack.persistence.keys.slots import SALT_SIZE
from partnertrack.saving import store, sweep

DRAFT = ".part"
"""The ending of a file that is to take a pilot’s place, ".name.….part"; a header lies beside it as beside a pilot."""

_SUFFIXES = ("-keys", "-keys2")
_SPARE = "keys"
_LARGEST = 256 * 1024


def places(path: Path) -> tuple[Path, ...]:
    """Where the copies of the header of the pilot at `path` lie beside it."""
    return tuple(path.with_name(path.name + suffix) for suffix in _SUFFIXES)


def find(path: Path, salt: bytes = b"") -> Header | None:
    """The header of the pilot at `path`; None where there is none.

    Of two copies beside it the newer counts. Where both are missing or damaged, it is the copy in the settings'
    folder, or one that lies in the pilot's folder under another name, as when the pilot alone was renamed.

    Whoever knows the `salt` of the database saves reading it.
    """
    try:
        salt = salt or first_bytes(path)[:SALT_SIZE]
    except OSError:
        return None
    return _newest(places(path), salt) or _newest((_spare(salt),), salt) or _newest(_neighbours(path), salt)


def keep(path: Path, header: Header) -> None:
    """Write all copies of the header of the pilot at `path`, each in one stroke and to the disk.

    They are written one after the other, so that one is whole at every moment. Raises `StoreError`.
    """
    content = header.to_bytes()
    for place in places(path):
        _set_aside(place, header.salt)
        try:
            store(place, content)
        except OSError as error:
            raise faults.unwritable(place) from error
    _keep_spare(header)


def mend(path: Path, header: Header) -> None:
    """Write those copies anew that are missing, damaged or older; a place that cannot be written stays as it is."""
    for place in places(path):
        if _read(place) != header:
            with suppress(OSError):
                _set_aside(place, header.salt)
                store(place, header.to_bytes())
    _keep_spare(header)
    if all(_read(place) == header for place in places(path)):
        with suppress(OSError):
            for copy in path.parent.glob(f".{glob.escape(path.name)}.*{DRAFT}-keys*"):
                copy.unlink()


def forget(path: Path) -> None:
    """Take away the copies beside a file that did not become a pilot, or bears another name now."""
    for place in places(path):
        place.unlink(missing_ok=True)


def _spare(salt: bytes) -> Path:
    """Where the copy in the settings' folder lies."""
    return settings.home() / _SPARE / f"{salt.hex()}.json"


def _keep_spare(header: Header) -> None:
    """Keep the copy in the settings' folder, unless a newer lies there; without such a folder there is none."""
    place = _spare(header.salt)
    known = _read(place)
    if known is None or known.revision < header.revision:
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            sweep(place.parent)
            store(place, header.to_bytes())


def _set_aside(place: Path, salt: bytes) -> None:
    """Keep the header of another pilot that lies where ours is to be written: it may be the only one."""
    other = _read(place)
    if other is not None and other.salt != salt:
        _keep_spare(other)


def _neighbours(path: Path) -> Iterator[Path]:
    """Headers beside the pilot that bear another name."""
    with suppress(OSError):
        for suffix in _SUFFIXES:
            yield from sorted(path.parent.glob(f"*{suffix}"))


def _newest(copies: Iterator[Path] | tuple[Path, ...], salt: bytes) -> Header | None:
    """The newest whole header that belongs to the database of that salt."""
    headers = [header for place in copies if (header := _read(place)) is not None and header.salt == salt]
    return max(headers, key=lambda header: header.revision, default=None)


def _read(place: Path) -> Header | None:
    """The header that lies there, None where there is none that is whole."""
    try:
        with place.open("rb") as file:
            return header_of(file.read(_LARGEST))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
