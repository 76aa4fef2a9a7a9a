"""What a donor gives the pilot, for which time and on which terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from partnertrack.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Record):
    """A donor's contract: its number, the amount in an ISO 4217 currency, the first and the last day.

    The first grant of a pilot names the currency of its books. Shares of a milestone from `on_track` on are on track,
    those from `at_risk` on need attention, those below are off track: donors set these limits themselves.
    `minimum_women` is the least share of women among those selected, where the grant asks for one.
    """

    kind: ClassVar[str] = "grant"

    donor: str
    title: str = ""
    number: str = ""
    currency: str = "EUR"
    amount: Decimal | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    on_track: Decimal = Decimal("0.9")
    at_risk: Decimal = Decimal("0.6")
    minimum_women: Decimal | None = None
