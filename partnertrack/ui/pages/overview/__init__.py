"""The overview page."""

from partnertrack.ui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
