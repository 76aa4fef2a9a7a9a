"""Versions, as numbers that can be compared."""

from __future__ import annotations

import re
from typing import Final

Version = tuple[int, int, int]

_FORM: Final = re.compile(r"(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})", re.ASCII)


def parse(text: str) -> Version:
    """The numbers of a version such as "1.4.0"; raises ValueError for anything else."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return int(found[1]), int(found[2]), int(found[3])
