"""Who may open a pilot: its passphrases, its recovery code, the keyring of the system."""

from __future__ import annotations

from partnertrack.persistence.keys import KEYRING, OFFICER, PASSPHRASE, RECOVERY, VIEWER, Access
from partnertrack.services.access.on_this_computer import (
    forget_in_keyring,
    has_keyring,
    is_in_keyring,
    remember_in_keyring,
)
from partnertrack.services.access.opening import is_encrypted, unlock, unlock_from_keyring
from partnertrack.services.access.recovery_sheet import write_recovery_sheet
from partnertrack.services.access.rekeying import encrypt, new_key, write_plain_copy
from partnertrack.services.access.strength import Strength, strength
from partnertrack.services.access.ways import (
    Removed,
    Way,
    add_passphrase,
    change_passphrase,
    new_recovery_code,
    put_back,
    remove,
    slots,
)

__all__ = [
    "KEYRING",
    "OFFICER",
    "PASSPHRASE",
    "RECOVERY",
    "VIEWER",
    "Access",
    "Removed",
    "Strength",
    "Way",
    "add_passphrase",
    "change_passphrase",
    "encrypt",
    "forget_in_keyring",
    "has_keyring",
    "is_encrypted",
    "is_in_keyring",
    "new_key",
    "new_recovery_code",
    "put_back",
    "remember_in_keyring",
    "remove",
    "slots",
    "strength",
    "unlock",
    "unlock_from_keyring",
    "write_plain_copy",
    "write_recovery_sheet",
]
