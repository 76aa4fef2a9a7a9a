"""Today: the first thing that an officer looks at."""

from partnertrack.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
