"""An invented trainee with everything that happens to them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, fields, replace
from datetime import date

LASTING = frozenset({"born", "contract_start", "contract_end"})
"""Days that a partner may write before they come: a contract says when it will begin and end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One trainee; a day that is None did not come.

    `sex` is "female", "male" or None where no partner says it. `hours_attended` and `hours_planned` are whole hours,
    `wage` euros a month. `passed` tells how the language test of `tested_on` went. `permit` is what became of the work
    permit, `decision` of the visa: "granted", "refused" or None. `kept` is the answer to whether someone was still
    employed after six months. `way` is "returned", "stayed" or None, on `settled_on`; `after` is what someone did after
    the return: "job", "business", "study", "looking" or None where nobody asked.
    """

    reference: str
    number: int
    last_name: str
    first_name: str
    sex: str | None
    born: date
    region: str
    nationality: str
    phone: str
    email: str
    cohort: str
    track: str
    selected_on: date
    training_start: date | None = None
    hours_planned: int = 480
    hours_attended: int = 0
    dropped_on: date | None = None
    dropout_reason: str = ""
    tested_on: date | None = None
    level: str = ""
    passed: bool = False
    certified_on: date | None = None
    contract_on: date | None = None
    contract_start: date | None = None
    contract_end: date | None = None
    employer: str = ""
    wage: float = 0.0
    permit_lodged: date | None = None
    permit_decided: date | None = None
    permit: str | None = None
    permit_refusal: str = ""
    visa_lodged: date | None = None
    visa_decided: date | None = None
    decision: str | None = None
    refusal: str = ""
    departed_on: date | None = None
    arrived_on: date | None = None
    work_start: date | None = None
    ended_on: date | None = None
    ended_early: bool = False
    end_reason: str = ""
    kept: bool | None = None
    way: str | None = None
    settled_on: date | None = None
    plan_on: date | None = None
    after: str | None = None
    asked_on: date | None = None
    home_job_on: date | None = None

    @property
    def certificate(self) -> str:
        """The number of the training certificate."""
        return f"C-{self.reference}" if self.certified_on else ""

    def still_employed(self, on: date) -> bool:
        """Whether the work, once begun, goes on that day."""
        return self.ended_on is None or self.ended_on >= on


def known_by(person: Person, day: date) -> Person:
    """The person as partners can know them on that day: what comes later has not happened yet."""
    later = {
        part.name: None
        for part in fields(person)
        if part.name not in LASTING and isinstance(value := getattr(person, part.name), date) and value > day
    }
    is_asked = person.work_start is not None and add_months(person.work_start, 6) <= day
    known = replace(person, **later)  # type: ignore[arg-type]  # only days that may be None are ever later
    return replace(
        known,
        permit=known.permit if known.permit_decided else None,
        decision=known.decision if known.visa_decided else None,
        way=known.way if known.settled_on else None,
        after=known.after if known.asked_on else None,
        kept=known.kept if is_asked else None,
        ended_early=known.ended_early and known.ended_on is not None,
    )


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months later, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
