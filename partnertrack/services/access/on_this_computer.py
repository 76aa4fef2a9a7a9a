"""The keyring of this computer opens a pilot, where its officer wants that."""

from __future__ import annotations

import platform
from pathlib import Path

from partnertrack.persistence.keys import KEYRING, Access, Header, system_keyring
from partnertrack.persistence.keys.slots import RANDOM
from partnertrack.services.access.opening import header_of
from partnertrack.services.access.ways import changed, only_officers


def has_keyring() -> bool:
    """Whether this computer has a keyring that is safe to use."""
    return system_keyring.is_there()


def is_in_keyring(path: Path, access: Access | None = None) -> bool:
    """Whether the keyring of this computer opens the pilot; raises `StoreError` when there is no header."""
    return bool(_ours(header_of(path, access)))


def remember_in_keyring(path: Path, access: Access) -> None:
    """Let this computer's keyring open the pilot; raises `StoreError` without a keyring.

    A random secret is kept there, not the passphrase. Raises `RuleError` for a viewer.
    """
    only_officers(access)
    if not system_keyring.is_there():
        raise system_keyring.unavailable()
    secret = system_keyring.new_secret()
    before = _ours(header_of(path, access))

    def change(header: Header) -> Header:
        kept = header.without(*before)
        after = kept.with_slot(access, secret, KEYRING, platform.node(), access.role, RANDOM)
        system_keyring.remember(header.salt, after.slots[-1].id, secret)
        return after

    salt = changed(path, access, change).salt
    for slot_id in before:
        system_keyring.forget(salt, slot_id)


def forget_in_keyring(path: Path, access: Access) -> None:
    """Have this computer ask for the passphrase again; raises `RuleError` for a viewer."""
    only_officers(access)
    ours = _ours(header_of(path, access))
    if ours:
        salt = changed(path, access, lambda header: header.without(*ours)).salt
        for slot_id in ours:
            system_keyring.forget(salt, slot_id)


def _ours(header: Header) -> tuple[str, ...]:
    """The slots whose secret this computer's keyring holds."""
    kept = (slot for slot in header.slots if slot.kind == KEYRING)
    return tuple(slot.id for slot in kept if system_keyring.recall(header.salt, slot))
