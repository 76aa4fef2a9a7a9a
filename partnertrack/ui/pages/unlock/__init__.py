"""Stands where the pilot would be, until somebody opens it."""

from partnertrack.ui.pages.unlock.page import UnlockPage
from partnertrack.ui.pages.unlock.unlocking import Unlocking

__all__ = ["UnlockPage", "Unlocking"]
