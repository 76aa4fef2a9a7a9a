"""The backups: when the last was made, where they lie, and how one is brought back."""

from partnertrack.ui.pages.backups.page import BackupsPage

__all__ = ["BackupsPage"]
