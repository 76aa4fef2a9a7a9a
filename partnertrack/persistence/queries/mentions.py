"""Which records say some words in one of their texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Text, TypeDecorator, cast, or_, select

from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import RECORD_TABLES, core
from partnertrack.persistence.tables.base import TypedValues

_NEVER = frozenset({"frozen", "sha256", "redactions", "scheme", "receipt", "sheets", "choices"})
"""Columns that hold no words of people."""
_WORD: Final = re.compile(r"[\w@+.'’-]+")
_LONGEST: Final = 5
_FEW: Final = 12
"""So many phrases the database looks for itself; of more it takes longer than reading all texts."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A record of which that field names somebody."""

    kind: str
    id: UUID
    field: str


def naming(reading: Reading, phrases: Collection[str], apart_from: Collection[UUID]) -> Iterator[Naming]:
    """The records that say one of the phrases, whatever its capitals, but for those of these ids."""
    wanted = frozenset(filter(None, map(_spoken, phrases)))
    if not wanted:
        return
    for kind, table in RECORD_TABLES.items():
        columns = core(table).c
        for column in columns:
            if not _is_text(column.type) or column.name in _NEVER:
                continue
            text = cast(column, Text)
            likely = [] if len(phrases) > _FEW else [or_(*(text.icontains(each, autoescape=True) for each in phrases))]
            for key, said in reading.each(select(columns.id, text).where(text.is_not(None), text != "", *likely)):
                if key not in apart_from and (likely or not wanted.isdisjoint(_runs(said))):
                    yield Naming(kind, key, column.name)


def _runs(text: str) -> Iterator[str]:
    """All runs of one to five words of a text."""
    words = _words(text)
    for length in range(1, min(len(words), _LONGEST) + 1):
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def _spoken(phrase: str) -> str:
    return " ".join(_words(phrase))


def _words(text: str) -> list[str]:
    return [word for each in _WORD.findall(text.casefold()) if (word := each.strip(".-'’"))]


def _is_text(kind: object) -> bool:
    return isinstance(kind, TypedValues) or (isinstance(kind, Text) and not isinstance(kind, TypeDecorator))
