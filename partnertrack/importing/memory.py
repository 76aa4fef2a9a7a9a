"""What is remembered of a partner: how sheets were read, what words mean."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from partnertrack.domain.recipe import DateOrder, Recipe
from partnertrack.importing.table import Column
from partnertrack.importing.wording import fold_heading

_ALIKE: Final = 0.5
"""The share of headings in common from which two sheets are of one layout."""

_LOOKS_LIKE: Final = 0.8


@dataclass(frozen=True, slots=True)
class KnownColumn:
    """A column as it was read: its heading, the line above it, its field (None: not known), its dates' order.

    `is_left_out` tells that somebody wanted it left out; `is_away` that the last sheet of the layout lacked it.
    """

    heading: str
    group: str = ""
    field: str | None = None
    occurrence: int | None = None
    order: DateOrder | None = None
    is_left_out: bool = False
    is_away: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """By what the column is found again, wherever it stands."""
        return fold_heading(self.heading), fold_heading(self.group)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of the partner who sent a file: how sheets were read, what words mean.

    `words` says, by a field's key and a cell's folded text, what the text is read as.
    """

    recipes: tuple[Recipe, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, key: str) -> Mapping[str, str]:
        """The learnt words of a field."""
        return self.words.get(key, {})


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the recipe of a table says of its columns, by their index; `recipe` is None where there is none."""

    recipe: Recipe | None = None
    columns: Mapping[int, KnownColumn] = field(default_factory=lambda: MappingProxyType({}))

    def order(self, index: int) -> DateOrder | None:
        """How the dates of a column were read, or those of all columns where this one is not known."""
        known = self.columns.get(index)
        if known and known.order:
            return known.order
        orders = {column.order for column in self.columns.values()} - {None}
        return orders.pop() if len(orders) == 1 else None


def recall(memory: Memory, columns: Sequence[Column]) -> Recalled:
    """The recipe that has most headings in common with these columns, if it is half of all."""
    found = most_alike(memory.recipes, columns)
    if found is None:
        return Recalled()
    recipe, _share = found
    known = {column.key: column for column in ever_known(recipe)}
    keys = {column.index: _key(column) for column in columns}
    return Recalled(recipe, {index: known[key] for index, key in keys.items() if key in known})


def most_alike(
    recipes: Iterable[Recipe], columns: Sequence[Column], least: float = _ALIKE
) -> tuple[Recipe, float] | None:
    """The recipe with the largest share of headings in common with these columns, with the share; the newest of two."""
    wanted = {_key(column) for column in columns if column.heading}
    best: tuple[Recipe, float] | None = None
    for recipe in recipes:
        known = {column.key for column in columns_of(recipe)}
        share = len(known & wanted) / max(len(known | wanted), 1)
        if share >= least and (best is None or share >= best[1]):
            best = recipe, share
    return best


def likely_partner(recipes: Iterable[Recipe], columns: Sequence[Column]) -> str:
    """Whose sheets look like this one; empty where nobody's do, or those of two partners."""
    alike = {recipe.partner for recipe in recipes if recipe.partner and most_alike((recipe,), columns, _LOOKS_LIKE)}
    return alike.pop() if len(alike) == 1 else ""


def columns_of(recipe: Recipe) -> tuple[KnownColumn, ...]:
    """The columns of the last sheet of a layout, in their order."""
    return tuple(column for column in ever_known(recipe) if not column.is_away)


def ever_known(recipe: Recipe) -> tuple[KnownColumn, ...]:
    """All columns that a recipe remembers, with those that the last sheet lacked."""
    return tuple(KnownColumn(**column) for column in json.loads(recipe.columns))


def _key(column: Column) -> tuple[str, str]:
    return fold_heading(column.heading), fold_heading(column.group)
