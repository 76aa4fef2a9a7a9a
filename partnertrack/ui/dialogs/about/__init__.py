"""The window about the program."""

from partnertrack.ui.dialogs.about.dialog import AboutDialog

__all__ = ["AboutDialog"]
