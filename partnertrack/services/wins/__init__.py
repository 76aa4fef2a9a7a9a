"""Who gains from the partnership, and how it is known: trainee, employer, country of origin and of destination."""

from partnertrack.services.wins.balance import Balance, Branch, CohortSplit, HealthNote, Stream, balance
from partnertrack.services.wins.facts import Aim, Block, Fact, Move, Names
from partnertrack.services.wins.panel import EarningsView, Wins, wins

__all__ = [
    "Aim",
    "Balance",
    "Block",
    "Branch",
    "CohortSplit",
    "EarningsView",
    "Fact",
    "HealthNote",
    "Move",
    "Names",
    "Stream",
    "Wins",
    "balance",
    "wins",
]
