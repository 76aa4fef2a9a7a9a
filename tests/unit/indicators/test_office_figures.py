"""Figures that rest on what the office knows beside its participants' steps: money, employers, places, sheets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest

from partnertrack.domain.cost import Cost
from partnertrack.domain.grant import Grant
from partnertrack.domain.record import Money
from partnertrack.indicators.calculate import Results
from partnertrack.indicators.case import Case
from partnertrack.indicators.office import Books, Employer, Offer, Office, Sheet
from tests.unit.indicators.makers import case, done, on, results

FIRST, LAST = date(2024, 1, 1), date(2026, 1, 1)
SELECTED = done("selected", on(10))


def spent(amount: int, day: date = FIRST, payer: str = "donor", category: str = "training", **parts: object) -> Cost:
    told = {
        "spent_on": day,
        "category": category,
        "payer": payer,
        "amount": Decimal(amount),
        "currency": "USD",
        **parts,
    }
    return Cost(**told)  # type: ignore[arg-type]  # the parts that a test names


def with_books(
    cases: list[Case], *costs: Cost, budget: int | None = None, rates: dict[str, Fraction] | None = None
) -> Results:
    grant = Grant(
        donor="BMZ", currency="USD", starts_on=FIRST, ends_on=LAST, amount=Decimal(budget) if budget else None
    )
    return results(cases, office=Office(books=Books((grant,), (), costs, rates or {})))


def test_morocco_germany_cost_per_person_selected() -> None:
    """World Bank P150064: US$3.05 m for 110 selected."""
    found = with_books([case(SELECTED) for _ in range(110)], spent(3_050_000)).indicators["C4.selected"]
    assert found.text == "US$27,727.27 (3,050,000/110)"
    assert found.exact == Fraction(3_050_000, 110)


def test_what_is_not_eligible_costs_nobody_but_is_spent() -> None:
    costs = [spent(600), spent(400, is_eligible=False), spent(5000, is_committed=True), spent(70, date(2025, 7, 1))]
    found = with_books([case(SELECTED), case(SELECTED)], *costs, budget=2000).indicators
    assert found["C1"].text == "50.0% (1,000/2,000)"
    assert found["C4.selected"].exact == 300
    assert found["C4.returned"].text == "n/a"


def test_money_against_time() -> None:
    """On 30 June 2025, 546 of 731 days are gone."""
    found = with_books([], spent(500), budget=1000).indicators
    assert found["C2"].text == "74.7% (546/731)"
    assert found["C3"].text == "−24.7 points"
    assert found["C3"].exact == Fraction(1, 2) - Fraction(546, 731)


def test_shares_by_payer_and_category_are_of_all_that_was_spent() -> None:
    costs = [spent(600), spent(300, payer="employer", category="migration"), spent(100, payer="trainee")]
    found = with_books([], *costs).indicators
    assert [found[f"C5.{key}"].n for key in ("donor", "employer", "trainee", "other")] == [600, 300, 100, 0]
    assert found["C6.migration"].text == "30.0% (300/1,000)"
    assert sum(found[f"C6.{key}"].exact or 0 for key in ("training", "staffing", "migration", "living", "return")) == 1


def worker(wage: str, currency: str = "USD") -> Case:
    contract = done("contract", on(100), values={"gross_wage": Money(Decimal(wage), currency)})
    return case(contract, done("work_start", on(150)))


def test_recruitment_cost_is_held_against_the_same_persons_income() -> None:
    """SDG 10.7.1: months of income; a cost of nothing is a record, no cost on record is none."""
    workers = [worker("1000"), worker("500", "EUR"), worker("2000"), worker("2000")]
    costs = [
        spent(500, payer="trainee", is_recruitment=True, enrolment_id=workers[0].enrolment_id),
        spent(2000, payer="trainee", is_recruitment=True, enrolment_id=workers[1].enrolment_id),
        spent(0, payer="trainee", is_recruitment=True, enrolment_id=workers[2].enrolment_id),
        spent(900, payer="employer", is_recruitment=True, enrolment_id=workers[3].enrolment_id),
    ]
    found = with_books(workers, *costs, rates={"USD": Fraction(1), "EUR": Fraction(2)})
    figures = found.indicators
    assert figures["C7"].text == "0.50 months of income (3 cases)"
    assert figures["C7.p90"].exact == 2
    assert figures["C7.none"].text == "33.3% (1/3)"
    assert found.who("C7", "unknown") == (workers[3].enrolment_id,)


def test_employers_count_at_each_stage_and_at_those_before_it() -> None:
    first, second, third = (UUID(int=place) for place in range(3))
    employers = (
        Employer(first, {"contacted": on(1), "contract": on(90)}),
        Employer(second, {"interested": on(5)}),
        Employer(third, {"contract": date(2026, 1, 1)}),
    )
    found = results([], office=Office(employers=employers))
    assert found.indicators["M2"].text == "50.0% (1/2)"
    assert [found.indicators[f"M2.{key}"].n for key in ("contacted", "interested", "vacancy", "contract")] == [
        2,
        2,
        1,
        1,
    ]
    assert found.others("M2") == (first,)
    assert found.others("M2", "d") == (first, second)


def test_places_are_filled_by_contracts() -> None:
    one, two = case(), case()
    offers = (
        Offer(UUID(int=1), 3, ((one.enrolment_id, on(20)), (two.enrolment_id, date(2026, 1, 1)))),
        Offer(UUID(int=2), 1),
    )
    found = results([one, two], office=Office(offers=offers))
    assert found.indicators["M3"].text == "25.0% (1/4)"
    assert found.who("M3") == (one.enrolment_id,)


def test_sheets_are_in_time_or_not() -> None:
    sheets = (Sheet(on(31), on(31)), Sheet(on(62), on(63)), Sheet(on(93)), Sheet(date(2026, 1, 1)))
    assert results([], office=Office(sheets=sheets)).indicators["Q2"].text == "33.3% (1/3)"


@pytest.mark.parametrize(("minimum", "said"), [(Fraction(3, 10), "not met"), (Fraction(1, 4), "met")])
def test_the_minimum_of_women_is_what_the_grant_asks_for(minimum: Fraction, said: str) -> None:
    """Morocco-Germany: 32 women of 110 selected."""
    cases = [case(SELECTED, sex="female" if place < 32 else "male") for place in range(110)]
    assert results(cases).indicators["G1"].text == "n/a"
    text = results(cases, office=Office(minimum_women=minimum)).indicators["G1"].text
    assert text.startswith("29.1% (32/110), at least ")
    assert text.endswith(f": {said}")
