"""The window of the guide, beside the main window."""

from partnertrack.ui.guide.window import GuideWindow, show_guide

__all__ = ["GuideWindow", "show_guide"]
