"""From a length of time, as spreadsheet programs keep it, to hours."""

from __future__ import annotations

import re
from datetime import time, timedelta
from decimal import Decimal
from typing import Final

from partnertrack.importing.sheet import Cell

_WRITTEN: Final = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:\.\d+)?S|(\d{1,6}):([0-5]\d)(?::([0-5]\d))?")
"""An OpenDocument duration ("PT480H30M00S"), or hours and minutes as they are shown ("480:30")."""


def hours_in(cell: Cell) -> Decimal | None:
    """The hours, to the hundredth, or None where the cell holds no length of time."""
    if isinstance(cell, timedelta):
        return _hours(round(cell.total_seconds()))
    if isinstance(cell, time):
        return _hours(cell.hour * 3600 + cell.minute * 60 + cell.second)
    found = _WRITTEN.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in (found.groups()[:3] if found[1] else found.groups()[3:]))
    return _hours(hours * 3600 + minutes * 60 + seconds)


def _hours(seconds: int) -> Decimal:
    return (Decimal(seconds) / 3600).quantize(Decimal("0.01")).normalize() + 0
