"""How typed values are written as JSON: a day, a number or an amount keeps its type, a blank is left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeAlias
from uuid import UUID

from partnertrack.domain.record import NOTHING, Money, Value, Values

Plain: TypeAlias = str | bool | int | Value | UUID | datetime | None
"""What a field of a record may hold, but for its `values`."""

Json: TypeAlias = Any
"""A value as `json` writes it."""

_TO_JSON: Mapping[type, Callable[[Any], Json]] = {
    date: lambda day: {"d": day.isoformat()},
    Decimal: lambda number: {"n": str(number)},
    Money: lambda money: {"m": [str(money.amount), money.currency]},
    UUID: lambda key: {"u": key.hex},
    datetime: lambda moment: {"t": moment.astimezone(UTC).isoformat()},
}

_FROM_JSON: Mapping[str, Callable[[Any], Plain]] = {
    "d": date.fromisoformat,
    "n": Decimal,
    "m": lambda pair: Money(Decimal(pair[0]), pair[1]),
    "u": UUID,
    "t": datetime.fromisoformat,
}

_AS_THEY_ARE = frozenset({str, int, bool, type(None)})

canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode
"""The one way in which we write a JSON document, so that equal documents are equal texts."""


def encode(value: Plain) -> Json:
    """The value as JSON; raises TypeError for what no field may hold, such as a float."""
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind in _TO_JSON:
        return _TO_JSON[kind](value)
    raise TypeError(f"no field holds a {kind.__name__}")


def decode(value: Json) -> Any:  # noqa: ANN401 - the field that it belongs to knows the type
    """The value that `encode` was given."""
    if type(value) is dict:
        ((tag, content),) = value.items()
        return _FROM_JSON[tag](content)
    return value


def dump_values(values: Values) -> str | None:
    """The values as JSON text, nothing where there are none."""
    if not values:
        return None
    return canonical({key: encode(value) for key, value in values.items() if value is not None})


def load_values(text: str | None) -> Values:
    """The values that `dump_values` was given."""
    if not text:
        return NOTHING
    return MappingProxyType({key: decode(value) for key, value in json.loads(text).items()})
