"""The header of an encrypted pilot: to which database it belongs, and the ways in."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from partnertrack.persistence.keys.slots import (
    FULL,
    KEY_SIZE,
    MEMORY,
    OFFICER,
    PASSES,
    PASSPHRASE,
    RECOVERY,
    SALT_SIZE,
    Access,
    Cost,
    Slot,
    new_slot,
    slot_of,
)

FORMAT: Final = 1
_MOST_SLOTS = 40
_TYPED = (RECOVERY, PASSPHRASE)


@dataclass(frozen=True, slots=True)
class Header:
    """The side header: which database it belongs to, the ways in, and how often these were changed."""

    salt: bytes
    slots: tuple[Slot, ...] = ()
    revision: int = 0

    def unlock(self, secret: str, kinds: tuple[str, ...] = _TYPED) -> Access | None:
        """The access that a secret gives, None where it opens no slot; takes about 0.2 s a slot, on purpose."""
        return self.opened(secret, lambda slot: slot.kind in kinds)

    def opened(self, secret: str, is_tried: Callable[[Slot], bool]) -> Access | None:
        """The access that a secret gives through one of the slots that are tried."""
        found = (slot.opened(secret, self.salt) for slot in self.slots if is_tried(slot))
        return next((access for access in found if access is not None), None)

    def slot(self, slot_id: str) -> Slot | None:
        """The way in of that id."""
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    def with_slot(
        self,
        access: Access,
        secret: str,
        kind: str,
        label: str = "",
        role: str = OFFICER,
        cost: Cost | None = None,
    ) -> Header:
        """The header with one more way in."""
        slot = new_slot(kind, label, role, cost or FULL).with_secret(access, secret)
        return self._changed((*self.slots, slot))

    def with_secret(self, access: Access, slot_id: str, secret: str) -> Header:
        """The header with another secret for a way in, which keeps its role and label."""
        return self._changed(
            tuple(slot.with_secret(access, secret) if slot.id == slot_id else slot for slot in self.slots)
        )

    def without(self, *slot_ids: str) -> Header:
        """The header without these ways in."""
        return self._changed(tuple(slot for slot in self.slots if slot.id not in slot_ids))

    def to_bytes(self) -> bytes:
        """The header as it is kept."""
        document = {
            "format": FORMAT,
            "revision": self.revision,
            "salt": self.salt.hex(),
            "slots": [slot.to_json() for slot in self.slots],
        }
        return json.dumps(document, indent=1, ensure_ascii=False).encode()

    def _changed(self, slots: tuple[Slot, ...]) -> Header:
        return replace(self, slots=slots, revision=self.revision + 1)


def new_access() -> Access:
    """A fresh key for a new database."""
    return Access(os.urandom(KEY_SIZE), os.urandom(SALT_SIZE))


def header_of(content: bytes) -> Header:
    """The header that was kept; raises ValueError, KeyError or TypeError when it is none of ours, or not whole."""
    document: dict[str, Any] = json.loads(content)
    salt, revision, slots = bytes.fromhex(document["salt"]), document.get("revision", 0), document["slots"]
    is_ours = (
        document["format"] == FORMAT
        and len(salt) == SALT_SIZE
        and type(revision) is int
        and revision >= 0
        and len(slots) <= _MOST_SLOTS
    )
    if not is_ours:
        raise ValueError("no header of ours")
    header = Header(salt, tuple(map(slot_of, slots)), revision)
    if sum(slot.memory * slot.passes for slot in header.slots) > _MOST_SLOTS * MEMORY * PASSES:
        raise ValueError("a header that takes too long to try")
    return header
