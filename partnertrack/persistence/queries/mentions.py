"""Which records say some words in one of their texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Text, TypeDecorator, cast, or_, select

from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import RECORD_TABLES, core
from partnertrack.persistence.tables.base import TypedValues

_NEVER = frozenset({"frozen", "sha256", "redactions", "scheme", "receipt", "sheets", "choices"})
"""Columns that hold no words of people."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A record of which that field names somebody."""

    kind: str
    id: UUID
    field: str


def naming(reading: Reading, phrases: Collection[str], apart_from: Collection[UUID]) -> Iterator[Naming]:
    """The records that say one of the phrases, whatever its capitals, but for those of these ids."""
    if not phrases:
        return
    for kind, table in RECORD_TABLES.items():
        columns = core(table).c
        for column in columns:
            if not _is_text(column.type) or column.name in _NEVER:
                continue
            text = cast(column, Text)
            says = or_(*(text.icontains(phrase, autoescape=True) for phrase in phrases))
            for key in reading.scalars(select(columns.id).where(says)):
                if key not in apart_from:
                    yield Naming(kind, key, column.name)


def _is_text(kind: object) -> bool:
    return isinstance(kind, TypedValues) or (isinstance(kind, Text) and not isinstance(kind, TypeDecorator))
