"""The model of a list in groups: their heads are rows among the ids, those of a folded group are left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.widgets.table_model import Column, Index, TableModel

R = TypeVar("R")


class Grouped(Protocol):
    """So many rows that follow one another, with what they have in common."""

    @property
    def key(self) -> str:
        """What tells the group from the others."""

    @property
    def words(self) -> str:
        """What its rows have in common."""

    @property
    def count(self) -> int:
        """How many rows it has."""


@dataclass(frozen=True, slots=True)
class Head:
    """The row above a group: what its `count` rows have in common, and where in the whole list the first of them is."""

    key: str
    words: str
    count: int
    first: int
    is_open: bool = True

    @property
    def spoken(self) -> str:
        """The head for a screen reader."""
        people = ngettext("{n} person", "{n} people", self.count).format(n=number(self.count))
        state = _("unfolded") if self.is_open else _("folded")
        return f"{self.words}, {people}, {state}"


class GroupedModel(TableModel[R]):
    """Works as the list without groups does while there are none."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        super().__init__(columns)
        self.everything: Sequence[Hashable] = ()
        self.groups: tuple[Grouped, ...] = ()
        self.folded: frozenset[str] = frozenset()
        self._heads: list[int] = []

    def renew_groups(self, ids: Sequence[Hashable], groups: Sequence[Grouped]) -> None:
        """Show these ids divided by these groups; a group that was folded stays so."""
        self.everything, self.groups = ids, tuple(groups)
        self.folded &= {group.key for group in groups}
        self.renew(self._shown())

    def fold(self, keys: Collection[str], *, is_open: bool) -> None:
        """Fold or unfold these groups."""
        folded = self.folded - set(keys) if is_open else self.folded | set(keys)
        if folded != self.folded:
            self.folded = frozenset(folded)
            self.show_ids(self._shown())

    def head(self, place: int) -> Head | None:
        """The head that is the row at a place, if it is one."""
        found = self.ids[place] if self.groups and 0 <= place < len(self.ids) else None
        return found if isinstance(found, Head) else None

    def head_above(self, place: int) -> int:
        """The place of the head of the group to which a row belongs; -1 where there are no groups."""
        at = bisect_right(self._heads, place) - 1
        return self._heads[at] if at >= 0 else -1

    def place_of(self, key: str) -> int:
        """The place of a group's head, or -1."""
        keys = [group.key for group in self.groups]
        return self._heads[keys.index(key)] if key in keys else -1

    def members(self, head: Head) -> Sequence[Hashable]:
        """The ids of a group, folded or not."""
        return self.everything[head.first : head.first + head.count]

    def row(self, place: int) -> R | None:
        """The row at a place; None for a head."""
        return None if self.head(place) else super().row(place)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As in every list; a head says itself in the first column."""
        head = self.head(index.row()) if index.isValid() and self.groups else None
        if head is None:
            return super().data(index, role)
        if index.column():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return head.words
        return head.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _shown(self) -> Sequence[Hashable]:
        self._heads = []
        if not self.groups:
            return self.everything
        shown: list[Hashable] = []
        first = 0
        for group in self.groups:
            is_open = group.key not in self.folded
            self._heads.append(len(shown))
            shown.append(Head(group.key, group.words, group.count, first, is_open))
            if is_open:
                shown.extend(self.everything[first : first + group.count])
            first += group.count
        return tuple(shown)
