"""Where data came from: one import of one partner's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A file that was imported: its name (never its folder), the SHA-256 of its content, who sent it, the receipt.

    `receipt` is the JSON text of the import's counts and issues as the command line prints them; `as_of` the day that
    the partner's figures stand for, where known.
    """

    kind: ClassVar[str] = "source"

    file_name: str
    sha256: str
    imported_at: datetime
    partner: str | None = None
    as_of: date | None = None
    receipt: str = "{}"
