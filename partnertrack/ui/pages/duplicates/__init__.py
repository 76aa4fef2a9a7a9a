"""The review of people who may be in the pilot twice."""

from partnertrack.ui.pages.duplicates.page import DuplicatesPage

__all__ = ["DuplicatesPage"]
