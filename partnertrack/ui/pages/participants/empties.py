"""What stands in place of the list while it has nobody to show."""

from __future__ import annotations

from collections.abc import Callable

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.empty import Empty


def nobody(clear: Callable[[], None]) -> Empty:
    """Nobody fits; one button lets everybody be seen again."""
    button = Button(_("Show everybody"), "users")
    button.clicked.connect(clear)
    words = _("Take a filter away, or try a part of the name only.")
    return Empty("search", _("Nobody found"), words, button)


def nothing_yet(bring: Callable[[], None]) -> Empty:
    """The pilot is empty; one button leads to the import."""
    button = Button(_("Import a spreadsheet"), "file-up", "primary")
    button.clicked.connect(bring)
    words = _("They come from your partners’ spreadsheets: import the first.")
    return Empty("users", _("No participants yet"), words, button)
