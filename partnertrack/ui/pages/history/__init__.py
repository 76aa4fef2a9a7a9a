"""The page of the history: who changed what, when and through what."""

from partnertrack.ui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]
