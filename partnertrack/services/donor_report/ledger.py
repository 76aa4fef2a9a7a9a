"""Who stands behind each count of a report, and what it is called in each language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from partnertrack.domain.person_count import CountKey
from partnertrack.i18n import current
from partnertrack.services.donor_report.meanings import Meanings

Who = Callable[[], Sequence[UUID]]
"""Gives the enrolments behind a count."""


@dataclass(slots=True)
class Ledger:
    """Filled while a report is written, by whoever makes its counts; `meanings` are those of the pilot's catalogue."""

    who: dict[CountKey, Who] = field(default_factory=dict)
    labels: dict[CountKey, dict[str, str]] = field(default_factory=dict)
    meanings: Meanings | None = None

    def note(self, key: CountKey, label: str, who: Who) -> None:
        """Take down a count with its label in the language in force; the same key always means the same people."""
        self.who.setdefault(key, who)
        self.labels.setdefault(key, {}).setdefault(current(), label)
