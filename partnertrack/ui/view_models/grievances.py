"""Grievances in words, without what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.grievance import GRIEVANCE_STATUSES
from partnertrack.domain.grievance_words import ages, statuses, subjects
from partnertrack.i18n import _, day, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services.grievances import Counts, GrievanceLine, Listing

TONES = {"received": "info", "in_progress": "warn", "resolved": "ok", "referred": "neutral", "withdrawn": "neutral"}
ICONS = {
    "received": "mail",
    "in_progress": "clock",
    "resolved": "check",
    "referred": "external-link",
    "withdrawn": "x",
}


@dataclass(frozen=True, slots=True)
class GrievanceRow:
    """A line of the list: `about` is a pseudonym or an organisation, or says that nobody is named."""

    line: GrievanceLine
    subject: str
    about: str
    received: str
    status: str
    due: str
    age: str

    @property
    def id(self) -> UUID:
        """The id of the grievance."""
        return self.line.id


@dataclass(frozen=True, slots=True)
class GrievancesView:
    """The list with what is counted: open, late, and the days until one is settled."""

    rows: tuple[GrievanceRow, ...] = ()
    open: int = 0
    late: int = 0
    settled: int = 0
    days: str = ""
    by_age: tuple[tuple[str, int], ...] = ()
    by_subject: tuple[tuple[str, tuple[int, ...]], ...] = ()
    organisations: tuple[tuple[UUID, str], ...] = ()


def present_grievances(listing: Listing, counted: Counts, as_of: date) -> GrievancesView:
    """The list in words."""
    words = subjects()
    return GrievancesView(
        tuple(_row(line, as_of) for line in listing.lines),
        counted.open,
        counted.late,
        counted.settled,
        _days(counted),
        tuple(zip(ages(), counted.by_age, strict=True)),
        tuple((words.get(subject, subject), row) for subject, row in counted.by_subject),
        listing.organisations,
    )


def status_titles() -> tuple[str, ...]:
    """The statuses in words, in their order."""
    return tuple(statuses()[status] for status in GRIEVANCE_STATUSES)


def _days(counted: Counts) -> str:
    if counted.days is None:
        return _("n/a")
    whole = round(float(counted.days))
    return ngettext("{n} day", "{n} days", whole).format(n=number(whole))


def _row(line: GrievanceLine, as_of: date) -> GrievanceRow:
    about = " · ".join(filter(None, (line.label, line.organisation))) or _("nobody is named")
    return GrievanceRow(
        line,
        subjects().get(line.subject, line.subject),
        about,
        day(line.received_on, "medium"),
        statuses().get(line.status, line.status),
        _due(line, as_of),
        ngettext("{n} day", "{n} days", line.days).format(n=number(line.days)),
    )


def _due(line: GrievanceLine, as_of: date) -> str:
    if line.due_on is None:
        return ""
    if not line.is_late:
        return day(line.due_on, "medium")
    late = (as_of - line.due_on).days
    return ngettext("{n} day late", "{n} days late", late).format(n=number(late))
