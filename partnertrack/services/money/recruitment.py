"""What workers paid for being recruited, in months of their income (SDG indicator 10.7.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from partnertrack.domain.record import Money
from partnertrack.indicators import spending
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.spending import Burden
from partnertrack.services.money.books import Books
from partnertrack.services.workspace import Case, EventFact, Workspace

EARNING = "work_started"
_CONTRACT, _WAGE, _KIND, _OWN = "contract", "gross_wage", "contract_type", "self_employed"


@dataclass(frozen=True, slots=True)
class Borne:
    """One wage earner: what was paid and the first monthly gross income, in the currency of the books.

    None where it is not known; `ratio` is the one by the other, in months of income.
    """

    enrolment_id: UUID
    number: int
    paid: Fraction | None
    income: Fraction | None
    ratio: Fraction | None


@dataclass(frozen=True, slots=True)
class Recruitment:
    """The indicator, with all wage earners: those who bear most first, then those of whom something is not known.

    `unconverted` are currencies of incomes for which no rate was entered.
    """

    burden: Burden
    people: tuple[Borne, ...]
    unconverted: tuple[str, ...]


def recruitment(workspace: Workspace, found: Books, results: Results, day: date) -> Recruitment:
    """The indicator as of a day, of those who started work for a wage."""
    started = frozenset(results.who(EARNING)) if EARNING in results.milestones else frozenset()
    cases = [case for case in workspace.cases() if case.enrolment_id in started and not _is_own_master(case)]
    wages = {case.enrolment_id: wage for case in cases if (wage := first_wage(case, day))}
    incomes = dict(_incomes(wages.items(), found))
    burden = spending.burden(found.costs, incomes, (case.enrolment_id for case in cases), day)
    paid = spending.by(
        (cost for cost in spending.spent(found.costs, day) if cost.is_recruitment and cost.payer == "trainee"),
        lambda cost: cost.enrolment_id,
    )
    people = [
        Borne(
            case.enrolment_id,
            case.number,
            paid.get(case.enrolment_id),
            incomes.get(case.enrolment_id),
            burden.ratios.get(case.enrolment_id),
        )
        for case in cases
    ]
    people.sort(key=lambda each: (each.ratio is None, -(each.ratio or 0), each.number))
    without = {wage.currency for key, (_on, wage) in wages.items() if key not in incomes}
    return Recruitment(burden, tuple(people), tuple(sorted(without)))


def first_wage(case: Case, day: date) -> tuple[date, Money] | None:
    """The monthly gross wage of the first contract up to `day`, with the day of that contract."""
    known = [
        (event.done_on or event.started_on or day, event.occurrence, wage)
        for event in _contracts(case)
        if isinstance(wage := event.values.get(_WAGE), Money) and wage.amount > 0
    ]
    signed = sorted(((on, time, wage) for on, time, wage in known if on <= day), key=lambda each: each[:2])
    return (signed[0][0], signed[0][2]) if signed else None


def _contracts(case: Case) -> tuple[EventFact, ...]:
    return case.events.get(_CONTRACT, ())


def _is_own_master(case: Case) -> bool:
    """Whether somebody works for nobody's wage: the indicator means wage earners only."""
    return any(event.values.get(_KIND) == _OWN for event in _contracts(case))


def _incomes(wages: Iterable[tuple[UUID, tuple[date, Money]]], found: Books) -> Iterator[tuple[UUID, Fraction]]:
    """The wages in the currency of the books, at the last rate that was entered; without a currency they are in it."""
    rates = {cost.currency: Fraction(cost.rate) for cost in found.costs} | {found.currency: Fraction(1)}
    for key, (_on, wage) in wages:
        rate = rates.get(wage.currency or found.currency)
        if rate:
            yield key, Fraction(wage.amount) * rate
