"""What every stored record has in common."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import ClassVar, TypeAlias
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its ISO 4217 currency; the currency is empty where the partner did not say."""

    amount: Decimal
    currency: str = ""


Value: TypeAlias = str | bool | int | Decimal | date | Money
"""What a field of the data dictionary may hold; a blank is the absence of the key."""

Values: TypeAlias = Mapping[str, Value]
"""Field key -> typed value."""

NOTHING: Values = MappingProxyType({})


def no_values() -> Values:
    """No values; a function, because a record's default has to be made and not shared (PEP 557)."""
    return NOTHING


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits, so that ids sort by age."""
    milliseconds = time.time_ns() // 1_000_000
    rest = int.from_bytes(os.urandom(10), "big")
    high = (milliseconds << 16) | (0x7 << 12) | (rest >> 68 & 0xFFF)
    low = (0b10 << 62) | (rest & ((1 << 62) - 1))
    return UUID(int=(high << 64) | low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything that is stored: an id that never changes and the number of times it was written.

    `version` is 0 until the store has written the record; the store alone raises it.
    """

    kind: ClassVar[str]

    id: UUID = field(default_factory=new_id)
    version: int = 0
