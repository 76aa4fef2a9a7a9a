"""Columns read as the driver gives them, each of their contents made but once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Dialect, type_coerce
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import NullType


def raw(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """The column as the driver gives it."""
    return type_coerce(column, NullType())


class Made(dict[Any, Any]):
    """What the raw contents of a column mean, made when they are met first."""

    def __init__(self, dialect: Dialect, column: InstrumentedAttribute[Any]) -> None:
        super().__init__()
        self._make = column.type.dialect_impl(dialect).result_processor(dialect, None)

    def __missing__(self, raw: object) -> object:
        """The meaning of contents that were not met yet."""
        made = self[raw] = self._make(raw) if self._make else raw
        return made
