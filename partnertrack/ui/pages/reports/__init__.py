"""The reports of the pilot: their list, and figures at once without one."""

from partnertrack.ui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
