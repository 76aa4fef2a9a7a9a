"""The attendance register, filled like a sheet."""

from partnertrack.ui.pages.register.page import RegisterPage

__all__ = ["RegisterPage"]
