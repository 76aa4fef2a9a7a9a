"""What can be wrong with a row although each of its cells can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

from partnertrack.domain.record import Value
from partnertrack.domain.scheme import Field
from partnertrack.importing.issue import Issue
from partnertrack.importing.typed_sheet import ColumnMatch, Slot

Found: TypeAlias = Mapping[Slot, tuple[Value, ColumnMatch]]
"""The values of a row with the columns that they stand in."""

_YOUNGEST, _ELDEST = 14, 70
_DAYS_A_YEAR: Final = 365.25
_HAPPENED: Final = ("started_on", "done_on")
_IN_ORDER: Final = (
    ("application_date", "selected_on"),
    ("training_start", "training_end"),
    ("training_start", "dropout_date"),
    ("visa_lodged", "visa_decision_date"),
    ("flight_date", "arrival_date"),
    ("arrival_date", "work_start"),
    ("work_start", "placement_end_date"),
    ("arrival_date", "return_date"),
    ("return_date", "plan_date"),
)
"""Fields of the dictionary of which the first is never later than the second."""


def check_row(found: Found, fields: Mapping[str, Field], sheet: str, row: int, as_of: date) -> Iterator[Issue]:
    """Everything that a person should look at in one row; all of it is a warning, the values are kept."""
    yield from _birth_dates(found, fields, sheet, row, as_of)
    yield from _orders(found, sheet, row)
    yield from _future_days(found, fields, sheet, row, as_of)


def _birth_dates(found: Found, fields: Mapping[str, Field], sheet: str, row: int, as_of: date) -> Iterator[Issue]:
    for (key, _occurrence), (value, column) in found.items():
        if isinstance(value, date) and fields[key].slot == "birth_date":
            age = int((as_of - value).days / _DAYS_A_YEAR)
            if not _YOUNGEST <= age <= _ELDEST:
                yield Issue(
                    "birth-date-implausible", "warning", sheet, row, column.heading, value.isoformat(), str(age)
                )


def _orders(found: Found, sheet: str, row: int) -> Iterator[Issue]:
    for first, second in _IN_ORDER:
        earlier, later = found.get((first, None)), found.get((second, None))
        if earlier and later and isinstance(earlier[0], date) and isinstance(later[0], date) and later[0] < earlier[0]:
            column = later[1].heading
            yield Issue("end-before-start", "warning", sheet, row, column, later[0].isoformat(), earlier[1].heading)


def _future_days(found: Found, fields: Mapping[str, Field], sheet: str, row: int, as_of: date) -> Iterator[Issue]:
    for (key, _occurrence), (value, column) in found.items():
        if isinstance(value, date) and fields[key].slot in _HAPPENED and value > as_of:
            yield Issue("date-in-future", "warning", sheet, row, column.heading, value.isoformat())
