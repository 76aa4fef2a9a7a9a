"""How a partner's sheet differs from the last one of its layout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from partnertrack.importing.memory import KnownColumn
from partnertrack.importing.typed_sheet import ColumnMatch
from partnertrack.importing.wording import fold_heading


@dataclass(frozen=True, slots=True)
class Drift:
    """Headings that are new, that are missing, and that took the place of another: pairs of the old and the new."""

    renamed: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def drift(before: Iterable[KnownColumn], now: Iterable[ColumnMatch]) -> Drift:
    """What became of the columns; a heading is renamed where its field has another heading now."""
    known = {column.key: column for column in before}
    found = {(fold_heading(column.heading), fold_heading(column.group)): column for column in now if column.heading}
    gone = [column for key, column in known.items() if key not in found]
    fresh = {_slot(column): column for key, column in found.items() if key not in known}
    renamed = [(column, fresh[_slot(column)]) for column in gone if column.field and _slot(column) in fresh]
    old, new = {column.key for column, _other in renamed}, {id(other) for _column, other in renamed}
    return Drift(
        renamed=tuple((column.heading, other.heading) for column, other in renamed),
        added=tuple(column.heading for key, column in found.items() if key not in known and id(column) not in new),
        missing=tuple(column.heading for column in gone if column.key not in old),
    )


def _slot(column: KnownColumn | ColumnMatch) -> tuple[str | None, int | None, str]:
    """What a column holds; one without a field is only like itself."""
    return column.field, column.occurrence, "" if column.field else column.heading
