"""Shortage occupations: both sides' lists side by side, demand against supply."""

from partnertrack.ui.pages.shortages.page import ShortagesPage

__all__ = ["ShortagesPage"]
