"""The page of voices and learning."""

from partnertrack.ui.pages.voices.page import VoicesPage

__all__ = ["VoicesPage"]
