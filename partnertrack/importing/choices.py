"""What a person decided about a file, as a value that can be kept and taken up again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID

from partnertrack.domain.names import fold_text
from partnertrack.domain.recipe import DateOrder
from partnertrack.importing.typed_sheet import Overrides

Place: TypeAlias = tuple[str, int]
"""A sheet's name, with a row as the spreadsheet program numbers it or a column counted from 0."""

Spot: TypeAlias = tuple[str, int, int]
"""A cell: the sheet's name, the row as the spreadsheet program numbers it, the column counted from 0."""

Wanted: TypeAlias = tuple[str, int, str]
"""All cells of a column that say the same: the sheet's name, the column counted from 0, the folded text."""

PersonChoice: TypeAlias = UUID | Literal["new", "skip"]
Side = Literal["ours", "theirs"]
"""Whose value holds where the pilot and the file differ."""

Newcomers = Literal["create", "skip"]
Known = Literal["update", "fill", "skip"]
"""What a file may do to people whom the pilot knows: change them, fill blanks only, or nothing."""

_NONE: Final[Mapping[Any, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about a file.

    `columns` and `date_orders` say how columns are read, `hidden` of which sheets the hidden part is read. `cells` are
    texts that stand in place of single cells, `texts` of all cells alike (an empty text: the cell says nothing); of
    these, `remembered` hold for the partner's next files, too. `people` says whom rows mean, `sides` whose value holds
    where pilot and file differ. `newcomers` and `known` are the modes of the import; a cell that asks to delete is
    obeyed only with `deletes`. `trusts_likely` takes columns that were recognised without certainty, as the wizard does
    after they were shown.
    """

    columns: Mapping[Place, str | None] = field(default_factory=lambda: _NONE)
    date_orders: Mapping[Place, DateOrder] = field(default_factory=lambda: _NONE)
    hidden: Mapping[str, bool] = field(default_factory=lambda: _NONE)
    cells: Mapping[Spot, str] = field(default_factory=lambda: _NONE)
    texts: Mapping[Wanted, str] = field(default_factory=lambda: _NONE)
    remembered: frozenset[Wanted] = frozenset()
    people: Mapping[Place, PersonChoice] = field(default_factory=lambda: _NONE)
    sides: Mapping[Spot, Side] = field(default_factory=lambda: _NONE)
    newcomers: Newcomers = "create"
    known: Known = "update"
    deletes: bool = False
    trusts_likely: bool = False

    def with_column(self, sheet: str, index: int, key: str | None) -> Choices:
        """The same choices, with this column holding the field `key`, or none."""
        return replace(self, columns={**self.columns, (sheet, index): key})

    def with_date_order(self, sheet: str, index: int, order: DateOrder) -> Choices:
        """The same choices, with the dates of this column read in this order."""
        return replace(self, date_orders={**self.date_orders, (sheet, index): order})

    def with_hidden(self, sheet: str, *, is_read: bool) -> Choices:
        """The same choices, with the hidden part of this sheet read, or left out."""
        return replace(self, hidden={**self.hidden, sheet: is_read})

    def with_person(self, sheet: str, row: int, choice: PersonChoice) -> Choices:
        """The same choices, with this row about that person, a new one, or left out."""
        return replace(self, people={**self.people, (sheet, row): choice})

    def with_cell(self, sheet: str, row: int, index: int, text: str | None) -> Choices:
        """The same choices, with this text in place of a cell's; None takes the partner's own again."""
        cells = {spot: known for spot, known in self.cells.items() if spot != (sheet, row, index)}
        return replace(self, cells=cells if text is None else {**cells, (sheet, row, index): text})

    def with_text(self, sheet: str, index: int, raw: str, text: str | None, *, is_remembered: bool = True) -> Choices:
        """The same choices, with `text` wherever the column says `raw`; None takes the partner's own again."""
        wanted = (sheet, index, fold_text(raw))
        texts = {place: known for place, known in self.texts.items() if place != wanted}
        if text is None:
            return replace(self, texts=texts, remembered=self.remembered - {wanted})
        remembered = self.remembered | {wanted} if is_remembered else self.remembered - {wanted}
        return replace(self, texts={**texts, wanted: text}, remembered=remembered)

    def with_side(self, sheet: str, row: int, index: int, side: Side) -> Choices:
        """The same choices, with this cell's value taken, or the pilot's kept."""
        return replace(self, sides={**self.sides, (sheet, row, index): side})

    def says_more_than(self, earlier: Choices) -> bool:
        """Whether something was decided that these earlier choices do not say."""
        decided = (getattr(self, name).items() - getattr(earlier, name).items() for name in _MAPPINGS)
        return any(decided) or not self.remembered <= earlier.remembered

    def overrides(self) -> dict[str, Overrides]:
        """The choices on how sheets are read, by sheet, as the reading of sheets takes them."""
        names = {name for name, _index in (*self.columns, *self.date_orders)}
        names |= {spot[0] for spot in self.cells} | {wanted[0] for wanted in self.texts} | set(self.hidden)
        return {name: self._overrides(name) for name in names}

    def _overrides(self, name: str) -> Overrides:
        return Overrides(
            columns={index: key for (sheet, index), key in self.columns.items() if sheet == name},
            date_orders={index: order for (sheet, index), order in self.date_orders.items() if sheet == name},
            cells={(row, index): text for (sheet, row, index), text in self.cells.items() if sheet == name},
            texts={(index, raw): text for (sheet, index, raw), text in self.texts.items() if sheet == name},
            reads_hidden=self.hidden.get(name),
        )


_MAPPINGS: Final = ("columns", "date_orders", "hidden", "cells", "texts", "people", "sides")
_PLAIN: Final = ("newcomers", "known", "deletes", "trusts_likely")


def to_json(choices: Choices) -> str:
    """The choices as text."""
    found: dict[str, Any] = {name: getattr(choices, name) for name in _PLAIN}
    for name in _MAPPINGS:
        found[name] = [[_listed(place), _plain(value)] for place, value in getattr(choices, name).items()]
    found["remembered"] = sorted(map(list, choices.remembered))
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Choices:
    """The choices that `to_json` was given."""
    found = json.loads(text)
    parts: dict[str, Any] = {name: found[name] for name in _PLAIN if name in found}
    for name in _MAPPINGS:
        pairs = found.get(name, [])
        parts[name] = {tuple(place) if isinstance(place, list) else place: value for place, value in pairs}
    parts["people"] = {place: _person(value) for place, value in parts["people"].items()}
    parts["remembered"] = frozenset((sheet, index, raw) for sheet, index, raw in found.get("remembered", []))
    return Choices(**parts)


def _listed(place: object) -> object:
    return list(place) if isinstance(place, tuple) else place


def _plain(value: object) -> object:
    return value.hex if isinstance(value, UUID) else value


def _person(value: str) -> PersonChoice:
    return "new" if value == "new" else "skip" if value == "skip" else UUID(value)
