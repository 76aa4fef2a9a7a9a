"""The page of money: how the pilot stands with it, and the list of its costs."""

from partnertrack.ui.pages.money.page import MoneyPage

__all__ = ["MoneyPage"]
