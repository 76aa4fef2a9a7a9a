"""Documents as JSON, written so that they come back as they were, also in a later version of the program."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import ModuleType
from typing import Any, TypeAlias

from partnertrack import scene
from partnertrack.reporting import document, table
from partnertrack.reporting.document import Document
from partnertrack.reporting.table import Status

Json: TypeAlias = Any
"""A value as `json` writes it."""

Shapes = dict[str, list[str]]
"""The kinds of values in a document, each with the names of its fields in the order in which they are written."""

_PLAIN = frozenset({str, int, float, bool, type(None)})
_TO_JSON: Mapping[type, Callable[[Any], Json]] = {
    date: lambda day: {"d": day.isoformat()},
    Decimal: lambda amount: {"n": str(amount)},
    Status: lambda status: {"s": status.value},
    bytes: lambda content: {"b": b64encode(content).decode("ascii")},
}
_FROM_JSON: Mapping[str, Callable[[str], Any]] = {
    "d": date.fromisoformat,
    "n": Decimal,
    "s": Status,
    "b": lambda text: b64decode(text, validate=True),
}


def dump(value: Document) -> Json:
    """The document as JSON; raises TypeError for what no document holds."""
    shapes: Shapes = {}
    root = _dump(value, shapes)
    return {"shapes": shapes, "root": root}


def load(told: Json) -> Document:
    """The document that `dump` was given; raises ValueError for what this version does not know."""
    try:
        found = _load(told["root"], told["shapes"])
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"this is no document of ours: {error}") from error
    if not isinstance(found, Document):
        raise ValueError("this is no document")  # noqa: TRY004 - the content is wrong, not the caller
    return found


def _dump(value: Any, shapes: Shapes) -> Json:  # noqa: ANN401 - any value of a document
    """A value: lists are tuples, objects are values of a kind by its name."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_dump(part, shapes) for part in value]
    if kind in _TO_JSON:
        return _TO_JSON[kind](value)
    if _kinds().get(kind.__name__) is not kind:
        raise TypeError(f"no document holds a {kind.__name__}")
    names = shapes.setdefault(kind.__name__, [field.name for field in fields(value)])
    return {kind.__name__: [_dump(getattr(value, name), shapes) for name in names]}


def _load(told: Json, shapes: Shapes) -> Any:  # noqa: ANN401 - as above
    if isinstance(told, list):
        return tuple([_load(part, shapes) for part in told])
    if not isinstance(told, dict):
        return told
    ((name, content),) = told.items()
    if name in _FROM_JSON:
        return _FROM_JSON[name](content)
    parts = [_load(part, shapes) for part in content]
    return _kinds()[name](**dict(zip(shapes[name], parts, strict=True)))


@lru_cache
def _kinds() -> Mapping[str, type]:
    """Every kind of value that a document may hold, by its name."""
    return {**_of(scene), **_of(table), **_of(document)}


def _of(module: ModuleType) -> dict[str, type]:
    found = (each for each in vars(module).values() if isinstance(each, type) and is_dataclass(each))
    return {each.__name__: each for each in found if each.__module__ == module.__name__}
