"""Stands in the window while no pilot is open."""

from partnertrack.ui.pages.welcome.page import WelcomePage

__all__ = ["WelcomePage"]
