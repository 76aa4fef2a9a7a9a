"""The page of the cohorts: side by side, with their people, their progress and their age."""

from partnertrack.ui.pages.cohorts.page import CohortsPage

__all__ = ["CohortsPage"]
