"""The panel in which the columns of the list are chosen and put in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.ordered_choice import OrderedChoice

_FIXED = "name"
"""Who it is always stands first."""


class ColumnChooser(OrderedChoice):
    """Ticks say which columns are shown; Ctrl+Up and Ctrl+Down move one."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Columns"), _("Find a column"), _("Usual columns"))

    def offer(self, offered: Sequence[tuple[str, str]], shown: Sequence[str]) -> None:
        """Offer these; the shown ones are ticked."""
        super().offer([each for each in offered if each[0] != _FIXED], shown)

    def _tell(self) -> None:
        self.chosen.emit((_FIXED, *self.list.ticks()))
