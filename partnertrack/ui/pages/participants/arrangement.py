"""Which columns the list shows, in which order and how wide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui.pages.participants.column_chooser import ColumnChooser
from partnertrack.ui.pages.participants.columns import columns, offered
from partnertrack.ui.view_models.list_view import MORE_COLUMNS, OWN_COLUMNS
from partnertrack.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from partnertrack.domain.scheme import Scheme
    from partnertrack.ui.widgets.grouped_table import GroupedTable


class Arrangement:
    """The button and the panel for the columns, and what the table shows of them."""

    def __init__(self, page: QWidget, scheme: Scheme, table: GroupedTable, changed: Callable[[], None]) -> None:
        self._scheme, self._table, self._changed = scheme, table, changed
        self.keys: tuple[str, ...] = OWN_COLUMNS
        self.widths: dict[str, int] = {}
        self.chooser = ColumnChooser(page)
        self.chooser.chosen.connect(self.show)
        self.chooser.reset.connect(self._reset)
        self.button = IconButton("columns-3", _("Columns (Ctrl+Shift+C)"))
        self.button.clicked.connect(self.choose)
        table.widened.connect(self._widen)
        table.let_widen()

    def choose(self) -> None:
        """Let the columns be chosen."""
        self.chooser.choose(self.button, offered(self._scheme), self.keys)

    def fields(self) -> tuple[str, ...]:
        """The fields of the dictionary that the rows are to bring along."""
        own = {*OWN_COLUMNS, *MORE_COLUMNS}
        return tuple(key for key in self.keys if key in self._scheme.fields and key not in own)

    def show(self, keys: tuple[str, ...], widths: Mapping[str, int] | None = None) -> None:
        """Show these columns; more than the usual ones scroll sideways, and so do those that somebody widened."""
        self.keys = keys
        if widths is not None:
            self.widths = dict(widths)
        model = self._table.grouped
        ids, groups = model.everything, model.groups
        shown = columns(self._scheme, keys, self.widths)
        self._table.show_columns(shown, scrolls=bool(self.widths) or not set(keys) <= set(OWN_COLUMNS))
        model.renew_groups(ids, groups)
        self._changed()

    def _reset(self) -> None:
        self.show(OWN_COLUMNS, {})
        self.chooser.offer(offered(self._scheme), self.keys)

    def _widen(self, place: int, wide: int) -> None:
        self.widths[self.keys[place]] = wide
        self._changed()
