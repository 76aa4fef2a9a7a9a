"""The table of the list: whom it shows, and who is chosen in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from partnertrack.domain.ids import Ids
from partnertrack.i18n import _
from partnertrack.ui import asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.participants.arrangement import Arrangement
from partnertrack.ui.pages.participants.columns import columns
from partnertrack.ui.view_models.list_view import OWN_COLUMNS
from partnertrack.ui.view_models.people import PersonLine
from partnertrack.ui.widgets.grouped_model import GroupedModel
from partnertrack.ui.widgets.grouped_table import GroupedTable

if TYPE_CHECKING:
    from partnertrack.services.participants import Found, Search

_LINES_KEPT = 3_000
"""So many are not read again when a group above them is folded."""


class People:
    """Ids in order, in groups where they are asked for, whose lines are read as they come into view."""

    def __init__(self, page: QWidget, desk: Desk, arranged: Callable[[], None]) -> None:
        self._desk = desk
        self._lines: dict[UUID, PersonLine] = {}
        self.model: GroupedModel[PersonLine] = GroupedModel(columns(desk.workspace.scheme, OWN_COLUMNS, {}))
        self.model.wanted.connect(self._fetch)
        self.table = GroupedTable(self.model, _("Participants"))
        self._arranged = arranged
        self.arrangement = Arrangement(page, desk.workspace.scheme, self.table, self._on_arranged)

    @property
    def ids(self) -> Sequence[UUID]:
        """Everybody who is in the list, in its order."""
        return _people(self.model.everything)

    def chosen(self) -> Sequence[UUID]:
        """Those who are chosen, in the order of the list."""
        return _people(self.table.chosen_ids())

    def meant(self) -> tuple[UUID, ...]:
        """Those who are chosen, or all: one person alone is where the keyboard happens to be."""
        chosen = self.chosen()
        return tuple(chosen if len(chosen) > 1 else self.ids)

    def groups_of(self, ids: Collection[UUID]) -> tuple[tuple[str, int], ...]:
        """The words of each group in which some of these are, with how many of them it has."""
        wanted, first, found = set(ids), 0, []
        for group in self.model.groups:
            members = self.model.everything[first : first + group.count]
            found.append((group.words, sum(each in wanted for each in members)))
            first += group.count
        return tuple((words, count) for words, count in found if count)

    def show(self, found: Found, search: Search) -> None:
        """Show those who were found, under the order that was asked for."""
        self.model.order, self.model.is_descending, self.model.then = search.order, search.is_descending, search.then
        self._lines.clear()
        self.model.renew_groups(found.ids, found.groups)
        self.table.horizontalHeader().viewport().update()

    def go_to(self, found: Collection[UUID]) -> None:
        """Go to the first of the list who is among these; folded groups are unfolded for it."""
        person = next((each for each in self.model.everything if each in found), None)
        if person is None:
            return
        if person not in self.model.ids:
            self.model.fold(self.model.folded, is_open=True)
        self.table.selectRow(self.model.ids.index(person))

    def take_focus(self) -> None:
        """Put the keyboard into the list, at the row where it was last."""
        self.table.setFocus()
        self.table.selectRow(max(self.table.currentIndex().row(), 0))

    def _on_arranged(self) -> None:
        self._lines.clear()
        self._arranged()

    def _fetch(self, ids: tuple[Hashable, ...]) -> None:
        """Read the lines of these, but for heads and those that folding a group has only moved."""
        people = tuple(each for each in ids if isinstance(each, UUID))
        if all(each in self._lines for each in people):
            self.model.receive(ids, [self._lines[each] if isinstance(each, UUID) else None for each in ids])
            return
        fields = self.arrangement.fields()
        work = partial(asks.rows, self._desk.workspace, people, self._desk.as_of, fields)
        self._desk.jobs.read(work, partial(self._receive, ids, fields))

    def _receive(self, ids: tuple[Hashable, ...], fields: tuple[str, ...], lines: Sequence[PersonLine]) -> None:
        if fields != self.arrangement.fields():
            return  # they were asked for with other columns
        if len(self._lines) > _LINES_KEPT:
            self._lines.clear()
        found = {line.id: line for line in lines}
        self._lines |= found
        self.model.receive(ids, [found.get(each) if isinstance(each, UUID) else None for each in ids])


def _people(ids: Sequence[Hashable]) -> Sequence[UUID]:
    """The people among the ids of a list; a hundred thousand stay as they came, not one object each."""
    return ids if isinstance(ids, Ids) else tuple(each for each in ids if isinstance(each, UUID))
