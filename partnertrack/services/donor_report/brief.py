"""All that a report is written from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar, cast

from partnertrack.disclosure import Press
from partnertrack.domain.grant import Grant
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.report import Passage, Report
from partnertrack.domain.report_template import ReportTemplate, Section
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.source import Source
from partnertrack.i18n import _, day
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.case import Case
from partnertrack.indicators.catalogue import shipped_catalogue
from partnertrack.indicators.definition import Indicator
from partnertrack.indicators.figure import Figure
from partnertrack.services.donor_report.counting import Counting
from partnertrack.services.donor_report.fingerprint import fingerprint
from partnertrack.services.donor_report.frozen import Restatement
from partnertrack.services.donor_report.ledger import Ledger
from partnertrack.services.donor_report.measured import Measured, Reached
from partnertrack.services.donor_report.options import Options
from partnertrack.services.workspace import Workspace

T = TypeVar("T")


def _nothing() -> None:
    """No report before."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known on the report's day, and the press through which its counts of people are printed.

    `report` is the report that is written, with its cover and `passages` (by section and language); None where only
    figures are asked for. `fingerprint` is empty until the figures were noted once. `before` holds
    the report before against today.
    """

    workspace: Workspace
    options: Options
    template: ReportTemplate
    press: Press
    sources: tuple[Source, ...] = ()
    grants: tuple[Grant, ...] = ()
    report: Report | None = None
    passages: Mapping[tuple[str, str], Passage] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    before: Callable[[], Restatement | None] = _nothing
    _kept: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What that work comes to, done once for a whole issue; a key holds the language where texts are in it."""
        if key not in self._kept:
            self._kept[key] = work()
        return cast("T", self._kept[key])

    @property
    def pilot(self) -> Pilot:
        """The pilot."""
        return self.workspace.pilot

    @property
    def scheme(self) -> Scheme:
        """The pilot's scheme."""
        return self.workspace.scheme

    @property
    def results(self) -> Results:
        """The raw figures, for choosing and drawing what does not count people; counts come from `counting`."""
        return self.results_on(self.options.as_of, self.options.since)

    def results_on(self, day: date, since: date | None = None) -> Results:
        """The raw figures of another day or period."""
        return self.once(("results", day, since), partial(self.workspace.results, day, since))

    @property
    def cases(self) -> tuple[Case, ...]:
        """Every enrolment with its events."""
        return self.workspace.cases()

    @property
    def counting(self) -> Counting:
        """Makes counts of people."""
        return Counting(self.results, self.press, self.ledger)

    def reached(self, key: str) -> Reached:
        """A milestone's counts."""
        return self.counting.milestone(key)

    def measured(self, key: str) -> Measured | None:
        """An indicator's figure, where the pilot has it."""
        return self.counting.figure(key)

    def passage(self, section: Section) -> str:
        """The officer's text of a section in the report's language, as Markdown; empty where nothing was written."""
        found = self.passages.get((section.key, self.options.language))
        return found.body if found else ""

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
        """The SHA-256 of all figures that this report prints; two reports with the same one say the same."""
        scheme = f"{self.scheme.id} {self.scheme.revision}"
        return fingerprint(scheme, self.options.as_of, self.options.since, self.press, self._figures())

    def _figures(self) -> Iterable[tuple[str, Figure]]:
        lines = {line.id for indicator in self.indicators() for line in indicator.lines}
        return ((key, figure) for key, figure in self.results.indicators.items() if key in lines)
