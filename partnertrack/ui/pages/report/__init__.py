"""The page of one report."""

from partnertrack.ui.pages.report.page import ReportPage

__all__ = ["ReportPage"]
