"""Where data came from: one import of one partner's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A file that was imported: its name (never its folder), the SHA-256 of its content, who sent it, the receipt.

    `receipt` is the JSON text of the import's counts; `as_of` the day that the partner's figures stand for, where
    known. `sheets` is the JSON text of the tables that were read, with the column of each field, and `choices` that of
    what people decided about the file, so that it can be taken up again (`importing.recipes`, `importing.choices`);
    both are None for imports older than they are.
    """

    kind: ClassVar[str] = "source"

    file_name: str
    sha256: str
    imported_at: datetime
    partner: str | None = None
    as_of: date | None = None
    receipt: str = "{}"
    sheets: str | None = None
    choices: str | None = None
