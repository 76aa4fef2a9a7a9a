"""An encrypted pilot is unlocked."""

from __future__ import annotations

from pathlib import Path

from partnertrack.domain import recovery_code
from partnertrack.errors import LockedError
from partnertrack.i18n import _, ngettext
from partnertrack.persistence import engine, faults, keys
from partnertrack.persistence.keys import KEYRING, PASSPHRASE, RECOVERY, Access, Header, system_keyring


def is_encrypted(path: Path) -> bool:
    """Whether a pilot file is encrypted; raises `StoreError` when it is missing, no pilot, or its keys are missing."""
    if engine.is_plain(path):
        return False
    header_of(path)
    return True


def unlock(path: Path, secret: str, known: Access | None = None) -> Access:
    """What a passphrase or recovery code opens; raises `LockedError` when it opens nothing, `StoreError` else.

    Takes about 0.2 s for each passphrase there is, on purpose. With a `known` access the file itself is not read.
    """
    header = header_of(path, known)
    code = recovery_code.read(secret)
    if code is not None and not code.wrong:
        access = header.unlock(code.secret, (RECOVERY,)) or header.unlock(secret, (PASSPHRASE,))
    else:
        access = header.unlock(secret, (PASSPHRASE,))
    if access is None:
        raise _mistyped(path, code.wrong) if code and code.wrong else faults.wrong_secret(path)
    keys.mend(path, header)
    return access


def unlock_from_keyring(path: Path) -> Access | None:
    """What the keyring of this computer opens; None where it holds nothing for this pilot. Raises `StoreError`."""
    header = header_of(path)
    for slot in header.slots:
        secret = system_keyring.recall(header.salt, slot) if slot.kind == KEYRING else None
        access = slot.opened(secret, header.salt) if secret else None
        if access is not None:
            keys.mend(path, header)
            return access
    return None


def header_of(path: Path, known: Access | None = None) -> Header:
    """The header of an encrypted pilot; raises `StoreError` where there is none.

    With a `known` access to the pilot, its file is not read.
    """
    header = keys.find(path, known.salt if known else b"")
    if header is None:
        raise faults.without_keys(path, keys.places(path)[0])
    return header


def _mistyped(path: Path, wrong: tuple[int, ...]) -> LockedError:
    """The recovery code has a typing mistake, and we know where."""
    groups = ", ".join(map(str, wrong))
    return LockedError(
        _("This does not open “{file}”.").format(file=path.name),
        ngettext(
            "Look at group {groups} of the recovery code: it is mistyped.",
            "Look at groups {groups} of the recovery code: they are mistyped.",
            len(wrong),
        ).format(groups=groups),
        is_wrong=True,
    )
