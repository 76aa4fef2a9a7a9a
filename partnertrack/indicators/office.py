"""What an office knows beside its participants' steps: applicants, employers, vacancies, partners' sheets, money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from uuid import UUID

from partnertrack.domain.budget import BudgetLine
from partnertrack.domain.cost import Cost
from partnertrack.domain.grant import Grant


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer with the first day of each stage of `domain.engagement.FUNNEL`; None where the day is unknown."""

    organisation_id: UUID
    stages: Mapping[str, date | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """A vacancy: its places, and who has taken one, each with the day (None where it is unknown)."""

    vacancy_id: UUID
    places: int
    taken: tuple[tuple[UUID, date | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that a partner owes: the day on which it is due, and on which it came, if it did."""

    due_on: date
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class Books:
    """The pilot's money: grants, the first of which names the currency of the books, budget lines, and all costs.

    `rates` are units of the books' currency for one of each other currency, as the office last entered them.
    """

    grants: tuple[Grant, ...] = ()
    lines: tuple[BudgetLine, ...] = ()
    costs: tuple[Cost, ...] = ()
    rates: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def currency(self) -> str:
        """The currency of the books; nothing while there is no grant."""
        return self.grants[0].currency if self.grants else ""


NO_BOOKS = Books()


@dataclass(frozen=True, slots=True)
class Office:
    """All of it; `applicants` is None where nobody told, `minimum_women` where no donor asks for one."""

    applicants: int | None = None
    minimum_women: Fraction | None = None
    employers: tuple[Employer, ...] = ()
    offers: tuple[Offer, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    books: Books = NO_BOOKS


NO_OFFICE = Office()
