"""The ways to the pages, in the order of the sidebar."""

from __future__ import annotations

from partnertrack.i18n import _
from partnertrack.ui import place as places
from partnertrack.ui.widgets.sidebar import Way


def ways() -> tuple[Way, ...]:
    """The pages that are a key away; Ctrl and the figure beside each leads there."""
    pages = (
        (places.TODAY, _("Today"), "calendar-check"),
        (places.OVERVIEW, _("Overview"), "layout-dashboard"),
        (places.PARTICIPANTS, _("Participants"), "users"),
        (places.BOARD, _("Board"), "square-kanban"),
        (places.IMPORTS, _("Import"), "file-up"),
        (places.PARTNERS, _("Partners’ files"), "handshake"),
        (places.LETTERS, _("Letters and sheets"), "mail"),
        (places.REPORTS, _("Reports"), "file-chart-column"),
        (places.DUPLICATES, _("Duplicates"), "copy"),
    )
    return tuple(Way(key, text, icon, f"Ctrl {number}") for number, (key, text, icon) in enumerate(pages, 1))


PARENTS = {
    places.PARTICIPANT: places.PARTICIPANTS,
    places.PARTNER: places.PARTNERS,
    places.REGISTER: places.BOARD,
}
"""The pages without a way of their own, and those that they hang under."""
