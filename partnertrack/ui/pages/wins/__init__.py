"""The four wins: who gains from the partnership, and how it is known."""

from partnertrack.ui.pages.wins.page import WinsPage

__all__ = ["WinsPage"]
