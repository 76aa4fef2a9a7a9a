"""The four wins on one panel, as of a day beside an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from partnertrack.domain.months import add_months
from partnertrack.services.wins.balance import Balance, balance
from partnertrack.services.wins.destination import destination
from partnertrack.services.wins.employer import employer
from partnertrack.services.wins.evidence import evidence
from partnertrack.services.wins.facts import Block
from partnertrack.services.wins.origin import origin
from partnertrack.services.wins.trainee import earnings, trainee
from partnertrack.services.workspace import Workspace

BACK = 6
"""So many months before the day lies the day of comparison, unless another is asked for."""


@dataclass(frozen=True, slots=True)
class EarningsView:
    """Pairs of the income at home and the first wage abroad, a month, lowest income first; and the medians.

    `people` are the enrolments that the pairs are of.
    """

    currency: str
    pairs: tuple[tuple[Fraction, Fraction], ...]
    at_home: Fraction | None
    abroad: Fraction | None
    people: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Wins:
    """The four blocks, the balance between home and away, and what people earn."""

    as_of: date
    before: date
    blocks: tuple[Block, ...]
    balance: Balance
    earnings: EarningsView

    @property
    def is_empty(self) -> bool:
        """Whether nobody has been selected yet, so that there is nothing to tell."""
        return not self.balance.selected


def wins(workspace: Workspace, as_of: date, before: date | None = None) -> Wins:
    """Who gains, as far as it is known, compared with an earlier day: half a year before if none is given."""
    found = evidence(workspace, as_of, before or add_months(as_of, -BACK))
    gain = earnings(found)
    pairs = sorted(
        (each.at_home, each.abroad, each.enrolment_id)
        for each in gain.earners
        if each.at_home is not None and each.abroad is not None
    )
    return Wins(
        as_of,
        found.before,
        (trainee(found, gain), employer(found), origin(found), destination(found)),
        balance(found),
        EarningsView(
            found.currency,
            tuple((low, high) for low, high, _who in pairs),
            gain.at_home,
            gain.abroad,
            tuple(who for _low, _high, who in pairs),
        ),
    )
