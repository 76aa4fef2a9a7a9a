"""References to the numbers of a report: "5-17" is number 17 in the index of report 5."""

from __future__ import annotations

import re

_STROKE = "[-/\N{EN DASH}\N{MINUS SIGN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}]"
_WRITTEN = re.compile(rf"\s*r?(?P<report>\S.*?)\s*{_STROKE}\s*(?P<count>\d{{1,5}})\s*", re.IGNORECASE)


def reference(report: str, count: int) -> str:
    """How a reference is printed."""
    return f"{report}-{count}"


def parse_reference(text: str) -> tuple[str, int] | None:
    """The report's number and the count's that somebody typed, however the stroke was written; None for other texts."""
    found = _WRITTEN.fullmatch(text)
    return (found["report"].strip(), int(found["count"])) if found else None
