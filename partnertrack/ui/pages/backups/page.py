"""The page of backups."""

from __future__ import annotations

from partnertrack.i18n import _
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.place import BACKUPS, Place


class BackupsPage(Page):
    """Says when the last backup was made and where the backups lie; makes one, and brings one back."""

    key = BACKUPS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.name_page(_("Backups"))

    def show_place(self, place: Place) -> None:
        """Read the list."""
        del place  # there is but one list
