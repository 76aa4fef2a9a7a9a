"""What the pilot may spend and spends: budget, costs, who agreed to pay what, and what workers bear themselves."""

from partnertrack.indicators.spending import LineStatus, MonthEnd
from partnertrack.services.money.books import amount
from partnertrack.services.money.costs import Advice, CostTexts, advise, delete_costs, keep_cost
from partnertrack.services.money.keeping import (
    GrantTexts,
    LineTexts,
    ShareTexts,
    delete,
    keep_grant,
    keep_line,
    keep_share,
)
from partnertrack.services.money.ledger import CostRow, Ledger, Options, ledger
from partnertrack.services.money.recruitment import Borne, Recruitment
from partnertrack.services.money.view import AgreedRow, BudgetRow, CostPer, Cross, MoneyView, Shared, money

__all__ = [
    "Advice",
    "AgreedRow",
    "Borne",
    "BudgetRow",
    "CostPer",
    "CostRow",
    "CostTexts",
    "Cross",
    "GrantTexts",
    "Ledger",
    "LineStatus",
    "LineTexts",
    "MoneyView",
    "MonthEnd",
    "Options",
    "Recruitment",
    "ShareTexts",
    "Shared",
    "advise",
    "amount",
    "delete",
    "delete_costs",
    "keep_cost",
    "keep_grant",
    "keep_line",
    "keep_share",
    "ledger",
    "money",
]
