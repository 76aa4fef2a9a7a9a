"""How much a pilot holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import RECORD_TABLES, EventTable, JournalTable, core


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of records, and the moment of the last change in UTC; `involved` organisations take part in a step."""

    people: int
    enrolments: int
    cohorts: int
    organisations: int
    involved: int
    events: int
    sources: int
    changed_at: datetime | None


def summary(reading: Reading) -> Summary:
    """What the pilot holds now."""
    counted = {kind: _count(reading, kind) for kind in RECORD_TABLES}
    return Summary(
        people=counted["participant"],
        enrolments=counted["enrolment"],
        cohorts=counted["cohort"],
        organisations=counted["organisation"],
        involved=reading.scalar(select(func.count(EventTable.organisation_id.distinct()))) or 0,
        events=counted["event"],
        sources=counted["source"],
        changed_at=reading.scalar(select(JournalTable.at).order_by(JournalTable.clock.desc()).limit(1)),
    )


def last_change(reading: Reading) -> int:
    """The clock of the last change: as long as it is the same, so is everything that is read."""
    return reading.scalar(select(JournalTable.clock).order_by(JournalTable.clock.desc()).limit(1)) or 0


def _count(reading: Reading, kind: str) -> int:
    return reading.scalar(select(func.count()).select_from(core(RECORD_TABLES[kind]))) or 0
