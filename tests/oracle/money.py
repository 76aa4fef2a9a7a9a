"""The figures C1 to C7: what was spent, on what, by whom, and what it came to for each person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from tests.oracle.answers import Answer, Figure, Moment, Says, half_up
from tests.oracle.raw import Cost, Wage
from tests.oracle.standing import Standing

PAYERS = ("donor", "origin_government", "destination_government", "employer", "trainee", "other")

CATEGORIES = ("training", "staffing", "migration", "living", "return")


def spent(moment: Moment) -> list[Cost]:
    """What is only ordered is not spent."""
    return [each for each in moment.pilot.costs if each.day <= moment.day and not each.ordered]


def total(costs: list[Cost]) -> Fraction:
    return sum((Fraction(each.amount) for each in costs), Fraction())


def ratio(part: Fraction, whole: Fraction) -> Answer:
    return Answer(part / whole if whole else None, half_up(part), half_up(whole))


def absorption(moment: Moment) -> Answer:
    """C1: all expenditure by the day, of the budget."""
    return ratio(total(spent(moment)), Fraction(moment.pilot.grant.budget or 0))


def elapsed(moment: Moment) -> Answer:
    """C2: the days from the first to the day of the report, of all days; not below none, nor above all."""
    first, last = moment.pilot.grant.first, moment.pilot.grant.last
    if not first or not last or last <= first:
        return Answer(None, 0, 0)
    whole = (last - first).days
    return ratio(Fraction(max(0, min(whole, (moment.day - first).days))), Fraction(whole))


def burn_gap(moment: Moment) -> Answer:
    """C3: the one less the other."""
    money, time = absorption(moment).value, elapsed(moment).value
    return Answer(None if money is None or time is None else money - time, 0)


def unit_cost(says: Says) -> Figure:
    """C4: eligible expenditure, divided by those of whom it holds."""

    def answer(moment: Moment) -> Answer:
        costs, found = [each for each in spent(moment) if each.eligible], moment.those(says)
        value = total(costs) / len(found) if costs and found else None
        return Answer(value, half_up(total(costs)), len(found), found, found)

    return answer


def borne(is_meant: Callable[[Cost], bool]) -> Figure:
    """C5, C6: expenditure of one kind, of all expenditure."""
    return lambda moment: ratio(total([each for each in spent(moment) if is_meant(each)]), total(spent(moment)))


def first_income(each: Standing, moment: Moment) -> Fraction | None:
    """The first gross wage a month, in the currency of the books; a contract on an unknown day may be the first."""
    grant = moment.pilot.grant
    told = [
        (contract.done or date.min, contract.occurrence, wage)
        for contract in each.at("contract")
        if each.is_begun(contract) and isinstance(wage := contract.said.get("gross_wage"), Wage) and wage.amount > 0
    ]
    if not told:
        return None
    first = min(told, key=lambda one: one[:2])[2]
    rate = Fraction(1) if first.currency in ("", grant.currency) else grant.rates.get(first.currency)
    return Fraction(first.amount) * rate if rate else None


def earns(each: Standing) -> bool:
    """Works for a wage: who is self-employed is not meant."""
    return each.work_started() and all(
        paper.said.get("contract_type") != "self_employed" for paper in each.at("contract")
    )


def burdens(moment: Moment) -> dict[int, Fraction]:
    """C7: what a worker paid to be recruited, in months of the same worker's first income, where both are known."""
    found: dict[int, Fraction] = {}
    for each in filter(earns, moment.everyone):
        paid = [
            cost for cost in spent(moment) if cost.recruitment and cost.payer == "trainee" and cost.trainee == each.key
        ]
        income = first_income(each, moment)
        if paid and income:
            found[each.key] = total(paid) / income
    return found


def unknown_burden(moment: Moment) -> frozenset[int]:
    return moment.those(earns) - frozenset(burdens(moment))


def median_burden(moment: Moment) -> Answer:
    found = sorted(burdens(moment).values())
    half = len(found) // 2
    value = (found[half] if len(found) % 2 else (found[half - 1] + found[half]) / 2) if found else None
    return Answer(value, len(found), in_n=frozenset(burdens(moment)), unknown=unknown_burden(moment))


def ninetieth_burden(moment: Moment) -> Answer:
    found = sorted(burdens(moment).values())
    value = next((each for place, each in enumerate(found, 1) if place * 10 >= len(found) * 9), None)
    return Answer(value, len(found), in_n=frozenset(burdens(moment)), unknown=unknown_burden(moment))


def paid_nothing(moment: Moment) -> Answer:
    found = burdens(moment)
    free = frozenset(key for key, burden in found.items() if burden == 0)
    value = Fraction(len(free), len(found)) if found else None
    return Answer(value, len(free), len(found), free, frozenset(found), unknown_burden(moment))


MONEY: dict[str, Figure] = {
    "C1": absorption,
    "C2": elapsed,
    "C3": burn_gap,
    "C4.selected": unit_cost(Standing.selected),
    "C4.trained": unit_cost(Standing.certificate),
    "C4.placed": unit_cost(Standing.work_started),
    "C4.returned": unit_cost(Standing.returned),
    "C7": median_burden,
    "C7.p90": ninetieth_burden,
    "C7.none": paid_nothing,
}
for _payer in PAYERS:
    MONEY[f"C5.{_payer}"] = borne(lambda cost, payer=_payer: cost.payer == payer)  # type: ignore[misc]  # bound here
for _category in CATEGORIES:
    MONEY[f"C6.{_category}"] = borne(lambda cost, kind=_category: cost.category == kind)  # type: ignore[misc]  # bound
