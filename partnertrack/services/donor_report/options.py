"""Which report is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Options:
    """Figures as of a day, the period's first day, the language, who reads it, by which template.

    `report` is the id of the report whose texts and cover it has; without one it has figures alone. `organisation` is
    the one that a one-pager is about. Groups of fewer than `threshold` people are withheld; None leaves it to the
    audience (`disclosure.rule_for`).
    """

    as_of: date
    since: date | None = None
    language: str = "en"
    audience: str = "donor"
    template: str = "generic"
    report: UUID | None = None
    organisation: UUID | None = None
    threshold: int | None = None
