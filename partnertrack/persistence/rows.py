"""How a record becomes a row of its table and comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

from partnertrack.domain.names import fold, name_key
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS

R = TypeVar("R", bound=Record)

FIELDS: dict[str, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(record)) for kind, record in KINDS.items()
}
"""The fields of each kind of record, which are the columns of its table."""

_GETTERS: dict[str, Callable[[Any], tuple[Any, ...]]] = {kind: attrgetter(*names) for kind, names in FIELDS.items()}


def to_rows(kind: str, records: Iterable[Record]) -> list[dict[str, Any]]:
    """The rows of records of one kind, with the columns that the store keeps besides."""
    names, getter = FIELDS[kind], _GETTERS[kind]
    rows = [dict(zip(names, getter(record), strict=True)) for record in records]
    if kind == Participant.kind:
        for row in rows:
            row["folded"] = searchable(row["last_name"], row["first_name"])
    return rows


def with_version(record: R, version: int) -> R:
    """The record with another version; `dataclasses.replace` takes three times as long, and imports bring thousands."""
    fields = dict(zip(FIELDS[record.kind], _GETTERS[record.kind](record), strict=True))
    fields["version"] = version
    return type(record)(**fields)


def from_row(record: type[R], row: Iterable[Any]) -> R:
    """The record whose fields, in their order, are the row."""
    return record(**dict(zip(FIELDS[record.kind], row, strict=True)))


def searchable(last_name: str, first_name: str) -> str:
    """What a search finds a person by: the folded names, family name first, then each in one piece."""
    names = (fold(last_name), fold(first_name), name_key(last_name), name_key(first_name))
    return " ".join(dict.fromkeys(name for name in names if name))
