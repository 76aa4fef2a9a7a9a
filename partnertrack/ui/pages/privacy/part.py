"""One of the parts of the page of data protection."""

from __future__ import annotations

from partnertrack.ui.parted_page import Part
from partnertrack.ui.view_models.privacy import PrivacyView


class PrivacyPart(Part):
    """A part that is shown from what the whole page reads."""

    def show_view(self, view: PrivacyView) -> None:
        """Show what of the view belongs here."""
        raise NotImplementedError
