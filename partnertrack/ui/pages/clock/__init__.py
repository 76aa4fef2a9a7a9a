"""The page of the stage clock: the funnel, the time in each step, and one step looked at closely."""

from partnertrack.ui.pages.clock.page import ClockPage

__all__ = ["ClockPage"]
