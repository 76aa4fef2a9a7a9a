"""Keeps counts of people on their one way to paper, through the press."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.house.sources import modules, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORT = "partnertrack/services/donor_report/"
UNCOVERED = (
    "partnertrack/disclosure/",
    "partnertrack/domain/person_count.py",
    f"{REPORT}freezing.py",
    f"{REPORT}recounting.py",
)
"""Where the number itself is read: where it is decided on it, and where an issue is frozen or held against today."""

STILL_RAW: frozenset[str] = frozenset()
"""Parts that still write from raw figures; nothing is ever added here."""


def test_the_number_of_a_count_of_people_is_read_by_the_few_who_may() -> None:
    assert [
        f"{name_of(path)}:{line}"
        for path in modules("partnertrack")
        if not name_of(path).startswith(UNCOVERED)
        for line in _read(path, "uncovered")
    ] == []


def test_no_part_of_a_report_writes_from_raw_figures() -> None:
    raw = {
        name_of(path)
        for path in modules(f"{REPORT}parts")
        if _imports(path, "partnertrack.indicators.figure") or _asked_of_brief(path)
    }
    assert raw == STILL_RAW


def _read(path: Path, attribute: str) -> Iterator[int]:
    """Yield the lines on which an attribute of this name is read."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Attribute) and node.attr == attribute:
            yield node.lineno


def _imports(path: Path, module: str) -> bool:
    return any(isinstance(node, ast.ImportFrom) and node.module == module for node in ast.walk(_tree(path)))


def _asked_of_brief(path: Path) -> bool:
    """Tell whether a part asks the brief for a raw milestone or figure."""
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in {"milestone", "figure"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "brief"
        for node in ast.walk(_tree(path))
    )


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
