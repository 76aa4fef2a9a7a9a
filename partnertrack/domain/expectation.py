"""Which files a partner owes, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation(Record):
    """A file that a partner sends again and again.

    A period lasts `every_months` months from `starts_on`; its file is due `due_days` days after the period's end.
    `subject` says what it is about ("Training register"), `language` (en, fr, de, nl) in which one writes to the
    partner, `contact` to whom. `ends_on` is the last day of the last period, where that is known.
    """

    kind: ClassVar[str] = "expectation"

    partner: str
    subject: str = ""
    every_months: int = 1
    due_days: int = 10
    starts_on: date
    ends_on: date | None = None
    language: str = "en"
    contact: str = ""
