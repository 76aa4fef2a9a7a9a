"""Who sends what, how often: the partners with what they owed and what came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnertrack.domain.expectation import Expectation
from partnertrack.domain.rhythm import suggested
from partnertrack.domain.submissions import Calendar, Drift, Period, Submission, calendars, drift, error_rate
from partnertrack.persistence.session import Reading
from partnertrack.services.partners.folder import Folder, folders
from partnertrack.services.workspace import Workspace

_LATEST = 3  # files by whose rows a partner is judged: what it sent two years ago no longer counts


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A partner with its calendars and its files, newest first; `suggestion` is a calendar for one that has none."""

    name: str
    calendars: tuple[Calendar, ...]
    files: tuple[Submission, ...]
    suggestion: Expectation | None

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods of all calendars by the day on which their files were due."""
        every = (period for calendar in self.calendars for period in calendar.periods)
        return tuple(sorted(every, key=lambda period: (period.span.due, period.span.first)))

    @property
    def next_due(self) -> date | None:
        """The next day on which a file is due."""
        days = (calendar.next_due for calendar in self.calendars)
        return min((day for day in days if day), default=None)

    @property
    def error_rate(self) -> float | None:
        """The share of faulty rows in the three newest files."""
        return error_rate(self.files[:_LATEST])

    @property
    def rates(self) -> tuple[float, ...]:
        """The error rate over time: of each period that has one, or of each file where there is no calendar."""
        told = [period.error_rate for period in self.periods] if self.calendars else []
        told = told or [file.error_rate for file in reversed(self.files)]
        return tuple(rate for rate in told if rate is not None)

    @property
    def drift(self) -> Drift:
        """Whether the error rate falls or rises."""
        return drift(self.rates)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All partners by name as they stood at the end of a day, and how many imports name no partner."""

    as_of: date
    partners: tuple[PartnerLine, ...]
    unnamed: int


def ledger(workspace: Workspace, as_of: date) -> Ledger:
    """What came and what did not, as of a day; files that came later are left out."""
    with workspace.store.reading() as reading:
        return ledger_of(reading, as_of)


def ledger_of(reading: Reading, as_of: date) -> Ledger:
    """The ledger, read where one reads already."""
    known = folders(reading)
    unnamed = known.pop("", None)
    lines = (line_of(known[key], as_of) for key in sorted(known))
    return Ledger(as_of, tuple(lines), len(unnamed.sources) if unnamed else 0)


def line_of(partner: Folder, as_of: date) -> PartnerLine:
    """One partner as it stood at the end of a day."""
    files = tuple(file for file in partner.files() if file.received_on <= as_of)
    made = calendars(partner.expectations, files, as_of)
    return PartnerLine(partner.name, made, files, None if made else suggested(partner.name, files))
