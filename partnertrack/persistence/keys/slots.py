"""One way into an encrypted pilot: its key, wrapped with what a secret makes.

A slot holds the key under AES-256-GCM (NIST SP 800-38D) with a key that Argon2id (RFC 9106) makes of the secret; all
else that the slot says is authenticated with it, so that a viewer's slot cannot be made an officer's by editing it.
"""

from __future__ import annotations

import os
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from partnertrack.domain.encoding import canonical

KEY_SIZE, SALT_SIZE, NONCE_SIZE, TAG_SIZE = 32, 16, 12, 16
PASSPHRASE, RECOVERY, KEYRING = "passphrase", "recovery", "keyring"
OFFICER, VIEWER = "officer", "viewer"
_KINDS, _ROLES = (PASSPHRASE, RECOVERY, KEYRING), (OFFICER, VIEWER)

MEMORY, PASSES, LANES = 64 * 1024, 3, 1
"""What Argon2id costs for a secret that a person thought of: KiB, passes, lanes; about 0.2 s."""

_MEMORY_ALLOWED, _PASSES_ALLOWED, _LANES_ALLOWED = range(8, 256 * 1024 + 1), range(1, 11), range(1, 5)
_LABEL_LONGEST = 200

_OPEN = ("id", "kind", "label", "role", "memory", "passes", "lanes")


@dataclass(frozen=True, slots=True)
class Access:
    """What opens an encrypted pilot: its key and salt, and in which role whoever has it may work."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    role: str = OFFICER
    slot: str = ""

    @property
    def is_officer(self) -> bool:
        """Whether everything may be seen and changed."""
        return self.role == OFFICER


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a secret costs through Argon2id; `memory` in KiB."""

    memory: int = MEMORY
    passes: int = PASSES
    lanes: int = LANES


FULL: Final = Cost()
RANDOM: Final = Cost(memory=1024, passes=1)
"""For a secret of 256 random bits, which nobody can guess."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: `kind` is "passphrase", "recovery" or "keyring", `role` "officer" or "viewer", `memory` in KiB."""

    id: str
    kind: str
    label: str
    role: str
    made_on: date
    memory: int
    passes: int
    lanes: int
    salt: bytes
    nonce: bytes
    wrapped: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Raise ValueError where it is none that we make; a slot that was tampered with must not exhaust the memory."""
        is_sound = (
            self.memory in _MEMORY_ALLOWED
            and self.passes in _PASSES_ALLOWED
            and self.lanes in _LANES_ALLOWED
            and self.memory >= 8 * self.lanes
            and self.kind in _KINDS
            and self.role in _ROLES
            and len(self.label) <= _LABEL_LONGEST
            and (len(self.salt), len(self.nonce)) == (SALT_SIZE, NONCE_SIZE)
            and len(self.wrapped) in (0, KEY_SIZE + TAG_SIZE)
        )
        if not is_sound:
            raise ValueError("no slot of ours")

    def to_json(self) -> dict[str, Any]:
        """The slot as the header says it."""
        return _told(self) | {"nonce": self.nonce.hex(), "wrapped": self.wrapped.hex()}

    def opened(self, secret: str, database: bytes) -> Access | None:
        """The access to the database of that salt; None where the secret is another."""
        try:
            key = AESGCM(_stretched(secret, self)).decrypt(self.nonce, self.wrapped, _bound(database, self))
        except InvalidTag:
            return None
        return Access(key, database, self.role, self.id)

    def with_secret(self, access: Access, secret: str) -> Slot:
        """The same way in under another secret, made today."""
        nonce, salt = os.urandom(NONCE_SIZE), os.urandom(SALT_SIZE)
        fresh = replace(self, made_on=datetime.now(UTC).date(), salt=salt, nonce=nonce, wrapped=b"")
        wrapped = AESGCM(_stretched(secret, fresh)).encrypt(nonce, access.key, _bound(access.salt, fresh))
        return replace(fresh, wrapped=wrapped)


def new_slot(kind: str, label: str = "", role: str = OFFICER, cost: Cost = FULL) -> Slot:
    """A way in that holds nothing yet; `with_secret` fills it."""
    return Slot(
        id=secrets.token_hex(8),
        kind=kind,
        label=label.strip()[:_LABEL_LONGEST],
        role=role,
        made_on=datetime.now(UTC).date(),
        memory=cost.memory,
        passes=cost.passes,
        lanes=cost.lanes,
        salt=bytes(SALT_SIZE),
        nonce=bytes(NONCE_SIZE),
        wrapped=b"",
    )


def slot_of(said: Mapping[str, Any]) -> Slot:
    """The slot that a header says; raises ValueError, KeyError or TypeError when it is none of ours."""
    found: dict[str, Any] = {name: said[name] for name in _OPEN}
    found |= {name: bytes.fromhex(said[name]) for name in ("salt", "nonce", "wrapped")}
    return Slot(**found, made_on=date.fromisoformat(said["made_on"]))


def _told(slot: Slot) -> dict[str, Any]:
    """All that a slot says openly."""
    told = {name: getattr(slot, name) for name in _OPEN}
    return told | {"made_on": slot.made_on.isoformat(), "salt": slot.salt.hex()}


def _bound(database: bytes, slot: Slot) -> bytes:
    """What is authenticated with a slot: to which database it belongs, and all that it says openly."""
    return canonical(_told(slot) | {"database": database.hex()}).encode()


def _stretched(secret: str, slot: Slot) -> bytes:
    """The key that Argon2id makes of a secret."""
    kdf = Argon2id(salt=slot.salt, length=KEY_SIZE, iterations=slot.passes, lanes=slot.lanes, memory_cost=slot.memory)
    return kdf.derive(_typed(secret))


def _typed(secret: str) -> bytes:
    """The bytes of a secret, the same from every keyboard (RFC 8265): composed letters, one kind of space."""
    spaced = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in secret)
    return unicodedata.normalize("NFC", spaced).encode("utf-8", "surrogatepass")
