"""The number of the next report, in the manner of the ones before."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LAST = re.compile(r"\d+(?=\D*$)")


def next_number(numbers: Sequence[str]) -> str:
    """The number after the last of these, which are in order ("3" to "4", "2026/09" to "2026/10"); at first "1".

    One that was given already is passed over; a number without a digit goes on with "2".
    """
    if not numbers:
        return "1"
    given = {number.strip() for number in numbers}
    wanted = _after(numbers[-1].strip())
    while wanted in given:
        wanted = _after(wanted)
    return wanted


def _after(number: str) -> str:
    """The same number, its last digits counted on by one and as many as they were."""
    found = _LAST.search(number)
    if found is None:
        return f"{number} 2".strip()
    digits = found[0]
    return f"{number[: found.start()]}{int(digits) + 1:0{len(digits)}d}{number[found.end() :]}"
