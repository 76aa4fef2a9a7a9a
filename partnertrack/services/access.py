"""Who may open a pilot: its passphrases, its recovery code, the keyring of the system."""

from __future__ import annotations

from pathlib import Path

from partnertrack.persistence import engine, faults, keys
from partnertrack.persistence.keys import Access

__all__ = ["Access", "is_encrypted", "unlock"]


def is_encrypted(path: Path) -> bool:
    """Whether a pilot file is encrypted; raises `StoreError` when it is missing or no pilot."""
    if engine.is_plain(path):
        return False
    if keys.find(path) is None:
        raise faults.foreign(path)
    return True


def unlock(path: Path, secret: str) -> Access:
    """What a passphrase or recovery code opens; raises `LockedError` when it opens nothing."""
    header = keys.find(path)
    if header is None:
        raise faults.foreign(path)
    access = header.unlock(secret)
    if access is None:
        raise faults.wrong_secret(path)
    return access
