"""The page that says who may open the pilot."""

from partnertrack.ui.pages.access.page import AccessPage

__all__ = ["AccessPage"]
