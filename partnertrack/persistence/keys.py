"""The side header of an encrypted pilot: its key, wrapped once for each way in, in two copies.

The database has one random key, which no passphrase makes and no change of passphrase changes. Beside the pilot
`X.ptrack` lie `X.ptrack-keys` and its copy `X.ptrack-keys2`: JSON with one slot for each passphrase, recovery code
or keyring that opens it. A slot holds the key under AES-256-GCM (NIST SP 800-38D) with a key that Argon2id (RFC
9106) makes of the secret; all else that the slot says is authenticated with it. `salt` is the first 16 bytes of the
database and of every backup of it: the two belong together.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from partnertrack.domain.encoding import canonical
from partnertrack.persistence import faults
from partnertrack.saving import draft_of, put

KEY_SIZE, SALT_SIZE, NONCE_SIZE = 32, 16, 12
FORMAT: Final = 1
PASSPHRASE, RECOVERY, KEYRING = "passphrase", "recovery", "keyring"
OFFICER, VIEWER = "officer", "viewer"
_MEMORY, _PASSES, _LANES = 64 * 1024, 3, 1
_OPEN = ("id", "kind", "label", "role", "memory", "passes", "lanes")
_SUFFIXES = ("-keys", "-keys2")


@dataclass(frozen=True, slots=True)
class Access:
    """What opens an encrypted pilot: its key and salt, and in which role whoever has it may work."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    role: str = OFFICER
    slot: str = ""


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

    def to_json(self) -> dict[str, Any]:
        """The slot as the header says it."""
        return _told(self) | {"nonce": self.nonce.hex(), "wrapped": self.wrapped.hex()}


@dataclass(frozen=True, slots=True)
class Header:
    """The side header: which database it belongs to, and the ways in."""

    salt: bytes
    slots: tuple[Slot, ...] = ()

    def unlock(self, secret: str) -> Access | None:
        """The access that a secret gives, None where it opens no slot; takes about 0.2 s a slot, on purpose."""
        for slot in self.slots:
            try:
                key = AESGCM(_stretched(secret, slot)).decrypt(slot.nonce, slot.wrapped, _bound(self.salt, slot))
            except InvalidTag:
                continue
            return Access(key, self.salt, slot.role, slot.id)
        return None

    def with_slot(self, access: Access, secret: str, kind: str, label: str = "", role: str = OFFICER) -> Header:
        """The header with one more way in."""
        today = datetime.now(UTC).date()
        nonce, salt = os.urandom(NONCE_SIZE), os.urandom(SALT_SIZE)
        slot = Slot(secrets.token_hex(8), kind, label, role, today, _MEMORY, _PASSES, _LANES, salt, nonce, b"")
        wrapped = AESGCM(_stretched(secret, slot)).encrypt(nonce, access.key, _bound(self.salt, slot))
        return replace(self, slots=(*self.slots, replace(slot, wrapped=wrapped)))

    def without(self, slot_id: str) -> Header:
        """The header without that way in."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.id != slot_id))


def new_access() -> Access:
    """A fresh key for a new database."""
    return Access(os.urandom(KEY_SIZE), os.urandom(SALT_SIZE))


def find(path: Path) -> Header | None:
    """The header of the pilot at `path`, from whichever copy belongs to it and is whole; None where there is none."""
    try:
        with path.open("rb") as file:
            salt = file.read(SALT_SIZE)
    except OSError:
        return None
    return next((header for header in _copies(path) if header.salt == salt), None)


def keep(path: Path, header: Header) -> None:
    """Write both copies of the header of the pilot at `path`, each in one stroke and to the disk."""
    document = {"format": FORMAT, "salt": header.salt.hex(), "slots": [slot.to_json() for slot in header.slots]}
    content = json.dumps(document, indent=1).encode()
    for place in places(path):
        draft = draft_of(place)
        try:
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            put(draft, place)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise faults.unwritable(place) from error


def places(path: Path) -> tuple[Path, ...]:
    """Where the copies of the header of the pilot at `path` lie."""
    return tuple(path.with_name(path.name + suffix) for suffix in _SUFFIXES)


def _copies(path: Path) -> Iterator[Header]:
    for place in places(path):
        try:
            yield _read(json.loads(place.read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            continue


def _read(document: dict[str, Any]) -> Header:
    """The header that a copy says; raises ValueError, KeyError or TypeError when it is none of ours."""
    if document["format"] != FORMAT:
        raise ValueError("another format")
    return Header(bytes.fromhex(document["salt"]), tuple(map(_slot, document["slots"])))


def _slot(said: dict[str, Any]) -> Slot:
    found: dict[str, Any] = {name: said[name] for name in _OPEN}
    found |= {name: bytes.fromhex(said[name]) for name in ("salt", "nonce", "wrapped")}
    return Slot(**found, made_on=date.fromisoformat(said["made_on"]))


def _told(slot: Slot) -> dict[str, Any]:
    """All that a slot says openly."""
    told = {name: getattr(slot, name) for name in _OPEN}
    return told | {"made_on": slot.made_on.isoformat(), "salt": slot.salt.hex()}


def _bound(salt: bytes, slot: Slot) -> bytes:
    """What is authenticated with a slot: to which database it belongs, and all that it says openly."""
    return canonical(_told(slot) | {"database": salt.hex()}).encode()


def _stretched(secret: str, slot: Slot) -> bytes:
    """The key that Argon2id makes of a secret."""
    kdf = Argon2id(salt=slot.salt, length=KEY_SIZE, iterations=slot.passes, lanes=slot.lanes, memory_cost=slot.memory)
    return kdf.derive(secret.encode())
