"""Who was erased: the fingerprints in the pilot, and their registry beside it that outlives a restored backup.

The registry `X.ptrack-erased` is sealed by AES-256-GCM with a key that HKDF makes of the pilot's first transaction:
every copy and backup of the pilot can read it, and of an encrypted pilot nobody who cannot open that.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, delete, insert, select

from partnertrack.domain.encoding import canonical
from partnertrack.domain.erasure import Erasure
from partnertrack.domain.fingerprint import KEY_SIZE, Fingerprint, whose
from partnertrack.domain.identity import Identity
from partnertrack.persistence import faults
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import EnrolmentTable, ErasedTable, JournalTable, SecretTable
from partnertrack.saving import store

SUFFIX: Final = "-erased"
"""What is added to a pilot's name for the registry beside it."""

_NAME: Final = "erased"
"""The name of the key in its table."""

_NONCE: Final = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One erasure as the registry tells it."""

    participant_id: UUID
    erased_on: date
    reason: str
    requested_on: date | None
    done_by: str


@dataclass(frozen=True, slots=True)
class Registry:
    """Everybody who was erased from a pilot, with the key of their fingerprints."""

    key: bytes
    entries: tuple[Entry, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """By which an import knows rows about erased people again; days are those of the erasures."""

    key: bytes
    marks: Mapping[bytes, UUID]
    people: Mapping[UUID, date]
    enrolments: Mapping[UUID, date]

    def erased_on(self, said: Identity, enrolment_id: UUID | None) -> date | None:
        """When the person was erased of whom a row speaks, by what it says or the key of ours that it bears."""
        if enrolment_id is not None and enrolment_id in self.enrolments:
            return self.enrolments[enrolment_id]
        person = whose(self.key, self.marks.get, said)
        return self.people.get(person) if person else None


def key_of(connection: Connection, key: bytes | None = None) -> bytes:
    """The key of the fingerprints, made where there is none; `key` takes its place where it is given."""
    known = connection.scalar(select(SecretTable.value).where(SecretTable.name == _NAME))
    if known is not None and key in (None, known):
        return known
    made = key or secrets.token_bytes(KEY_SIZE)
    connection.execute(delete(SecretTable).where(SecretTable.name == _NAME))
    connection.execute(insert(SecretTable), {"name": _NAME, "value": made})
    return made


def remember(connection: Connection, found: Iterable[Fingerprint]) -> None:
    """Keep the fingerprints, each once."""
    known = set(connection.scalars(select(ErasedTable.fingerprint)))
    rows = {
        each.value: {"fingerprint": each.value, "participant_id": each.participant_id, "kind": each.kind}
        for each in found
        if each.value not in known
    }
    if rows:
        connection.execute(insert(ErasedTable), list(rows.values()))


def registry(reading: Reading) -> Registry | None:
    """Who was erased, None where nobody was."""
    key = reading.scalar(select(SecretTable.value).where(SecretTable.name == _NAME))
    if key is None:
        return None
    marks = reading.rows(select(ErasedTable.fingerprint, ErasedTable.kind, ErasedTable.participant_id))
    told = (
        Entry(each.participant_id, each.erased_on, each.reason, each.requested_on, each.done_by)
        for each in records.all_of(reading, Erasure)
    )
    return Registry(key, tuple(told), tuple(Fingerprint(*mark) for mark in marks))


def last_clock(reading: Reading) -> int:
    """The journal's clock when somebody was erased last, 0 where nobody was."""
    told = select(JournalTable.clock).where(JournalTable.counts.contains(f'"{Erasure.kind}":{{"add"'))
    return reading.scalar(told.order_by(JournalTable.clock.desc()).limit(1)) or 0


def recognised(reading: Reading) -> Recognised | None:
    """By which rows about erased people are known; None where nobody was erased."""
    known = registry(reading)
    if known is None:
        return None
    enrolled = reading.rows(select(EnrolmentTable.id, EnrolmentTable.participant_id))
    days = {each.participant_id: each.erased_on for each in known.entries}
    return Recognised(
        known.key,
        {each.value: each.participant_id for each in known.fingerprints},
        days,
        {key: days[person] for key, person in enrolled if person in days},
    )


def place(path: Path) -> Path:
    """Where the registry of the pilot at `path` lies; one beside a backup bears its pilot's name."""
    return path.with_name(path.name + SUFFIX)


def seal(reading: Reading, known: Registry) -> bytes:
    """The registry as a file holds it."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_key(reading)).encrypt(nonce, canonical(_told(known)).encode(), SUFFIX.encode())


def unseal(reading: Reading, content: bytes) -> Registry | None:
    """The registry that a file holds, None for that of another pilot or one that was altered."""
    try:
        text = AESGCM(_key(reading)).decrypt(content[:_NONCE], content[_NONCE:], SUFFIX.encode())
    except (InvalidTag, ValueError):
        return None
    return _read(json.loads(text))


def write(path: Path, content: bytes) -> None:
    """Write a registry in one stroke and to the disk; raises `StoreError` when it cannot be written."""
    try:
        store(path, content)
    except OSError as error:
        raise faults.unwritable(path) from error


def _key(reading: Reading) -> bytes:
    """What every copy of the pilot makes the same key of."""
    first = reading.scalar(select(JournalTable.hash).order_by(JournalTable.clock, JournalTable.origin).limit(1))
    return HKDF(SHA256(), length=KEY_SIZE, salt=None, info=b"partnertrack erased").derive(first or b"")


def _told(known: Registry) -> Mapping[str, Any]:
    return {
        "format": 1,
        "key": known.key.hex(),
        "erased": [
            [
                e.participant_id.hex,
                e.erased_on.isoformat(),
                e.reason,
                e.requested_on and e.requested_on.isoformat(),
                e.done_by,
            ]
            for e in known.entries
        ],
        "fingerprints": [[f.value.hex(), f.kind, f.participant_id.hex] for f in known.fingerprints],
    }


def _read(told: Mapping[str, Any]) -> Registry:
    entries = (
        Entry(UUID(person), date.fromisoformat(on), reason, asked and date.fromisoformat(asked), by)
        for person, on, reason, asked, by in told["erased"]
    )
    marks = (Fingerprint(bytes.fromhex(value), kind, UUID(person)) for value, kind, person in told["fingerprints"])
    return Registry(bytes.fromhex(told["key"]), tuple(entries), tuple(marks))
