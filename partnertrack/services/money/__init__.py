"""What the pilot may spend and spends: budget, costs, who agreed to pay what, and what workers bear themselves."""

from partnertrack.importing.sheet import Workbook
from partnertrack.indicators.spending import LineStatus, MonthEnd
from partnertrack.services.money.books import amount
from partnertrack.services.money.costs import Advice, CostTexts, advise, delete_costs, keep_cost
from partnertrack.services.money.doubles import DraftRow, State
from partnertrack.services.money.drafting import Choices, CostDraft, draft
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
from partnertrack.services.money.taking import read_ledger, read_pasted, take
from partnertrack.services.money.view import AgreedRow, BudgetRow, CostPer, Cross, MoneyView, Shared, money

__all__ = [
    "Advice",
    "AgreedRow",
    "Borne",
    "BudgetRow",
    "Choices",
    "CostDraft",
    "CostPer",
    "CostRow",
    "CostTexts",
    "Cross",
    "DraftRow",
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
    "State",
    "Workbook",
    "advise",
    "amount",
    "delete",
    "delete_costs",
    "draft",
    "keep_cost",
    "keep_grant",
    "keep_line",
    "keep_share",
    "ledger",
    "money",
    "read_ledger",
    "read_pasted",
    "take",
]
