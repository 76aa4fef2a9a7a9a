"""Begins: the ways to open, make, restore and unlock a pilot, by choosing or by dropping a file."""

from partnertrack.ui.beginning.beginning import Beginning

__all__ = ["Beginning"]
