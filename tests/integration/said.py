"""Everything that a document says, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any


def parts(value: object) -> Iterator[Any]:
    """A value and all values inside it, however deep."""
    yield value
    if isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from parts(each)
    elif isinstance(value, dict):
        yield from parts(tuple(value.items()))
    elif is_dataclass(value):
        for field in fields(value):
            yield from parts(getattr(value, field.name))


def texts(value: object) -> Iterator[str]:
    """All texts inside a value: sentences, cells, labels in charts and what is read out of them."""
    return (each for each in parts(value) if isinstance(each, str))
