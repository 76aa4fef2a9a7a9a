"""Names of files that every system takes."""

from __future__ import annotations

import re

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def storable(stem: str) -> str:
    """A file's name without its ending, changed where Windows takes it for a device, such as "Con" or "Aux"."""
    return f"{stem}_" if _RESERVED.fullmatch(stem) else stem
