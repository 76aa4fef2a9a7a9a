"""The page of the logframe: what was agreed with the donor, how it stands, and what it lacks."""

from partnertrack.ui.pages.logframe.page import LogframePage

__all__ = ["LogframePage"]
