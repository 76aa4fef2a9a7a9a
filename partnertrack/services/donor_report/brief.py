"""All that a donor report is written from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from partnertrack.domain.pilot import Pilot
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.source import Source
from partnertrack.i18n import _, day
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.case import Case
from partnertrack.indicators.catalogue import shipped_catalogue
from partnertrack.indicators.definition import Indicator
from partnertrack.indicators.figure import Figure, Milestone


@dataclass(frozen=True, slots=True)
class Options:
    """Which report: figures as of a day, the period's first day, the language, who reads it."""

    as_of: date
    since: date | None = None
    language: str = "en"
    audience: str = "donor"


@dataclass(frozen=True, slots=True)
class Brief:
    """The pilot's figures as of the report's day, and what is printed around them."""

    pilot: Pilot
    scheme: Scheme
    results: Results
    sources: tuple[Source, ...]
    options: Options
    cases: tuple[Case, ...] = ()

    def milestone(self, key: str) -> Milestone:
        """A milestone's counts."""
        return self.results.milestones[key]

    def figure(self, key: str) -> Figure | None:
        """An indicator's figure, where the scheme has it."""
        return self.results.indicators.get(key)

    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that the scheme reports, in the catalogue's order, then those of the pilot's own."""
        every = self.results.catalogue.indicators.values()
        return tuple(each for each in every if each.id in self.scheme.indicators or self.is_own(each.id))

    def is_own(self, indicator: str) -> bool:
        """Whether the program ships without an indicator: the pilot defined it itself."""
        return indicator not in shipped_catalogue().indicators

    def target(self, key: str) -> Decimal | None:
        """What the figure is meant to reach in the end, where the scheme says so."""
        found = next((target for target in self.scheme.targets if target.figure == key), None)
        return None if found is None else Decimal(str(found.value))

    @property
    def period(self) -> str:
        """The period in words."""
        if self.options.since is None:
            return _("From the start to {day}").format(day=day(self.options.as_of))
        return _("{first} to {last}").format(first=day(self.options.since), last=day(self.options.as_of))

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of all figures of this report; two reports with the same one say the same."""
        figures: dict[str, object] = {
            "scheme": f"{self.scheme.id} {self.scheme.revision}",
            "as_of": self.options.as_of.isoformat(),
            "since": self.options.since.isoformat() if self.options.since else None,
            "milestones": {key: _counts(milestone) for key, milestone in self.results.milestones.items()},
            "indicators": {key: [f"{figure.exact}", figure.n, figure.d] for key, figure in self._figures()},
        }
        return hashlib.sha256(json.dumps(figures, sort_keys=True).encode()).hexdigest()

    def _figures(self) -> Iterable[tuple[str, Figure]]:
        lines = {line.id for indicator in self.indicators() for line in indicator.lines}
        return ((key, figure) for key, figure in self.results.indicators.items() if key in lines)


def _counts(milestone: Milestone) -> list[int]:
    return [milestone.n, milestone.women, milestone.men, milestone.other, milestone.unknown, milestone.undated]
