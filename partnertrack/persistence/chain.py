"""Whether the journal is whole: nothing taken out, put in or altered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import select

from partnertrack.persistence.journal import NOTHING_BEFORE, JournalKey, digest
from partnertrack.persistence.operations import unpack
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import JournalTable, core


def broken(reading: Reading) -> Iterator[JournalKey]:
    """The transactions that do not follow from the one before them, or are not as they were written."""
    table = core(JournalTable)
    rows = reading.each(select(table).order_by(table.c.origin, table.c.sequence))
    for origin, chain in groupby((row._asdict() for row in rows), key=lambda row: row["origin"]):
        expected: dict[str, Any] = {"previous": NOTHING_BEFORE, "sequence": 1}
        clock = 0
        for row in chain:
            if row != row | expected or row["clock"] <= clock or not _is_genuine(row):
                yield JournalKey(origin, row["sequence"])
            expected = {"previous": row["hash"], "sequence": row["sequence"] + 1}
            clock = row["clock"]


def _is_genuine(row: dict[str, Any]) -> bool:
    """Whether the transaction has the hash of what it says, or of what it said before an erasure blackened it."""
    try:
        content = hashlib.sha256(unpack(row["operations"]).encode()).digest()
        return bool(digest(row, row["original"] or content) == row["hash"])
    except ValueError:
        return False
