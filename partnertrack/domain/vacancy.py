"""The places that employers offer, and who is put forward for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from partnertrack.domain.record import Record

VACANCY_STATUSES = ("open", "filled", "withdrawn")

CANDIDACY_STATUSES = ("shortlisted", "proposed", "interview", "offered", "contract", "declined", "rejected")
"""How far a candidate has come; the last two are ways out, with a reason."""

WAYS_OUT = frozenset({"declined", "rejected"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy(Record):
    """Places of one kind at an employer, with what is asked of those who take them.

    `occupation` is the work in words or an ISCO-08 code; `language` an ISO 639-1 code and `level` a code of the list
    "cefr"; `starts_on` and `ends_on` bound the work.
    """

    kind: ClassVar[str] = "vacancy"

    organisation_id: UUID
    title: str
    occupation: str = ""
    sector: str = ""
    places: int = 1
    language: str = ""
    level: str = ""
    region: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    status: str = "open"
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidacy(Record):
    """One enrolment put forward for a vacancy; `reason` says why it came to nothing."""

    kind: ClassVar[str] = "candidacy"

    vacancy_id: UUID
    enrolment_id: UUID
    status: str = "shortlisted"
    decided_on: date | None = None
    reason: str = ""


def status_by(vacancy: Vacancy, contracts: int) -> str:
    """The status with that many candidates under contract: filled with the last place, open again when one falls free.

    What was withdrawn stays so.
    """
    if vacancy.status == "withdrawn":
        return vacancy.status
    return "filled" if contracts >= vacancy.places else "open"
