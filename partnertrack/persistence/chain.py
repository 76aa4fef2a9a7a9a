"""Whether the journal is whole: nothing taken out, put in or altered, but for what erasures blackened.

A blackened transaction keeps its hash and, as `original`, the sum of the text that was there: both prove it as before.
What is left of its text is proved by the newest erasure that lists it, whose own transaction is in the chain.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import select

from partnertrack.persistence.journal import NOTHING_BEFORE, JournalKey, digest
from partnertrack.persistence.operations import blackened_title, is_untitled, unpack
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import ErasureTable, JournalTable, core


@dataclass(frozen=True, slots=True)
class Redaction:
    """The SHA-256 of what an erasure left of a transaction, and how often that was blackened by then."""

    content_sum: bytes
    times: int


def broken(reading: Reading) -> Iterator[JournalKey]:
    """The transactions that do not follow from the one before them, or are not as they were written or left."""
    table = core(JournalTable)
    left = redactions(reading)
    rows = reading.each(select(table).order_by(table.c.origin, table.c.sequence))
    for origin, chain in groupby((row._asdict() for row in rows), key=lambda row: row["origin"]):
        expected: dict[str, Any] = {"previous": NOTHING_BEFORE, "sequence": 1}
        clock = 0
        for row in chain:
            key = JournalKey(origin, row["sequence"])
            if row != row | expected or row["clock"] <= clock or not _is_genuine(row, left.get(key)):
                yield key
            expected = {"previous": row["hash"], "sequence": row["sequence"] + 1}
            clock = row["clock"]


def redactions(reading: Reading) -> dict[JournalKey, Redaction]:
    """What erasures left of each transaction that they blackened, by the last of them."""
    found: dict[JournalKey, Redaction] = {}
    for text in reading.scalars(select(ErasureTable.redactions)):
        for origin, sequence, content_sum, times in json.loads(text):
            key = JournalKey(UUID(origin), sequence)
            if key not in found or found[key].times < times:
                found[key] = Redaction(bytes.fromhex(content_sum), times)
    return found


def _is_genuine(row: dict[str, Any], left: Redaction | None) -> bool:
    """Whether the transaction has the hash of what it says, or of what it said before an erasure blackened it."""
    try:
        text = unpack(row["operations"])
    except ValueError:
        return False
    content = hashlib.sha256(text.encode()).digest()
    if row["original"] is None:
        return left is None and bool(digest(row, content) == row["hash"])
    if left is None or left.content_sum != content:
        return False
    if is_untitled(text):
        return text.split("\n", 1)[0] == blackened_title(digest(row, row["original"]))
    return bool(digest(row, row["original"]) == row["hash"])
