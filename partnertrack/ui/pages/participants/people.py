"""The table of the list: whom it shows, and who is chosen in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui import asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.participants.arrangement import Arrangement
from partnertrack.ui.pages.participants.columns import columns
from partnertrack.ui.view_models.list_view import OWN_COLUMNS
from partnertrack.ui.view_models.people import PersonLine
from partnertrack.ui.widgets.table import Table
from partnertrack.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from partnertrack.services.participants import Found, Search


class People:
    """Ids in order, whose lines are read as they come into view."""

    def __init__(self, page: QWidget, desk: Desk, arranged: Callable[[], None]) -> None:
        self._desk = desk
        self.model: TableModel[PersonLine] = TableModel(columns(desk.workspace.scheme, OWN_COLUMNS, {}))
        self.model.wanted.connect(self._fetch)
        self.table = Table(self.model, _("Participants"), many=True)
        self.arrangement = Arrangement(page, desk.workspace.scheme, self.table, arranged)

    @property
    def ids(self) -> tuple[UUID, ...]:
        """Everybody who is in the list, in its order."""
        return tuple(each for each in self.model.ids if isinstance(each, UUID))

    def chosen(self) -> tuple[UUID, ...]:
        """Those who are chosen, in the order of the list."""
        ids = self.model.ids
        return tuple(each for place in self.table.chosen_places() if isinstance(each := ids[place], UUID))

    def show(self, found: Found, search: Search) -> None:
        """Show those who were found, under the order that was asked for."""
        self.model.order, self.model.is_descending = search.order, search.is_descending
        self.model.renew(found.ids)
        self.table.horizontalHeader().viewport().update()

    def take_focus(self) -> None:
        """Put the keyboard into the list, at the row where it was last."""
        self.table.setFocus()
        self.table.selectRow(max(self.table.currentIndex().row(), 0))

    def _fetch(self, ids: tuple[UUID, ...]) -> None:
        work = partial(asks.rows, self._desk.workspace, ids, self._desk.as_of, self.arrangement.fields())
        self._desk.jobs.read(work, partial(self.model.receive, ids))
