from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.budget import BudgetLine, CostShare
from partnertrack.domain.cost import Cost
from partnertrack.domain.grant import Grant
from partnertrack.indicators import spending

CATEGORIES = ("training", "staffing", "migration", "living", "return")
PAYERS = ("donor", "employer", "trainee", "origin_government")
DAY = date(2025, 12, 31)
GRANT = Grant(donor="D", amount=Decimal(1000), starts_on=date(2025, 1, 1), ends_on=date(2026, 12, 31))


def cost(amount: str, **told: object) -> Cost:
    usual: dict[str, object] = {"spent_on": date(2025, 6, 1), "category": "training", "payer": "donor"}
    return Cost(amount=Decimal(amount), currency="EUR", **{**usual, **told})  # type: ignore[arg-type]


AMOUNTS = st.decimals(0, 10**9, places=3)
COSTS = st.lists(
    st.builds(
        Cost,
        spent_on=st.dates(date(2024, 1, 1), date(2027, 1, 1)),
        category=st.sampled_from(CATEGORIES),
        payer=st.sampled_from(PAYERS),
        amount=AMOUNTS,
        currency=st.sampled_from(["EUR", "MAD", "TND", "XOF"]),
        rate=st.decimals("0.0001", 700, places=6),
        budget_line_id=st.sampled_from([None, UUID(int=1), UUID(int=2)]),
        enrolment_id=st.sampled_from([None, UUID(int=7), UUID(int=8)]),
        is_recruitment=st.booleans(),
        is_eligible=st.booleans(),
        is_committed=st.booleans(),
    ),
    max_size=30,
)


def test_a_cost_is_converted_exactly_beyond_the_precision_of_decimals() -> None:
    long = cost("123456789012345678.123", rate=Decimal("655.957123456789"))
    assert spending.value(long) == Fraction("123456789012345678.123") * Fraction("655.957123456789")


def test_the_published_cost_of_the_hospitality_pilot_comes_out_as_published() -> None:
    found = spending.cost_per([cost("3050000")], 110, DAY)
    assert found is not None
    assert round(Decimal(found.numerator) / found.denominator, 2) == Decimal("27727.27")


def test_absorption_and_burn_gap_follow_from_what_is_paid() -> None:
    costs = [cost("300"), cost("100", is_committed=True), cost("50", spent_on=date(2026, 3, 1))]
    absorbed = spending.absorption(costs, spending.budget([GRANT], []), DAY)
    elapsed = spending.time_elapsed(spending.duration([GRANT]), DAY)
    assert absorbed == Fraction(3, 10)
    assert elapsed == Fraction(364, 729)
    assert spending.burn_gap(absorbed, elapsed) == (Fraction(3, 10) - Fraction(364, 729)) * 100


def test_without_a_budget_or_days_nothing_is_compared() -> None:
    assert spending.budget([], []) is None
    assert spending.absorption([cost("1")], None, DAY) is None
    assert spending.time_elapsed(spending.duration([Grant(donor="D")]), DAY) is None
    assert spending.burn_gap(None, Fraction(1)) is None
    assert spending.cost_per([cost("1")], 0, DAY) is None


def test_the_budget_is_that_of_the_lines_or_without_any_that_of_the_grant() -> None:
    lines = [BudgetLine(code="1", title="", category="training", amount=Decimal(n)) for n in (700, 400)]
    assert spending.budget([GRANT], lines) == 1100
    assert spending.budget([GRANT], []) == 1000


def test_a_line_is_forecast_by_its_speed_and_never_below_what_is_ordered() -> None:
    slow = spending.line_status(Fraction(100), [cost("30")], DAY, Fraction(1, 2))
    assert slow == spending.LineStatus(Fraction(100), Fraction(30), Fraction(0), Fraction(60))
    assert (slow.remaining, slow.share) == (Fraction(70), Fraction(3, 10))
    ordered = spending.line_status(Fraction(100), [cost("30"), cost("90", is_committed=True)], DAY, Fraction(1, 2))
    assert (ordered.forecast, ordered.remaining) == (Fraction(120), Fraction(-20))


def test_a_share_is_one_of_all_costs_of_its_kind_and_an_amount_stands() -> None:
    costs = [cost("60"), cost("40", payer="employer"), cost("20", category="living", payer="trainee")]
    shares = [
        CostShare(payer="employer", category="training", share=Decimal("0.5")),
        CostShare(payer="donor", amount=Decimal(90)),
    ]
    found = spending.agreements(shares, costs, DAY)
    assert found == (
        spending.Agreed("employer", "training", Fraction(50), Fraction(40)),
        spending.Agreed("donor", "", Fraction(90), Fraction(60)),
        spending.Agreed("trainee", "", None, Fraction(20)),
    )
    assert [each.gap for each in found] == [-10, -30, None]


def test_the_burden_is_that_of_the_same_person_and_a_recorded_nothing_is_known() -> None:
    people = [UUID(int=n) for n in range(1, 6)]

    def borne(amount: str, who: UUID, payer: str = "trainee") -> Cost:
        return cost(amount, enrolment_id=who, is_recruitment=True, payer=payer)

    costs = [
        borne("500", people[0]),
        borne("500", people[0]),
        borne("0", people[1]),
        borne("300", people[2]),  # without an income
        borne("200", people[3], payer="employer"),
        borne("250", people[4]),
    ]
    found = spending.burden(costs, {people[0]: Fraction(500), people[1]: Fraction(800), people[4]: Fraction(500)},
                            people, DAY)  # fmt: skip
    assert found.ratios == {people[0]: 2, people[1]: 0, people[4]: Fraction(1, 2)}
    assert (found.median, found.p90, found.none) == (Fraction(1, 2), Fraction(2), Fraction(1, 3))
    assert len(found.earners) == 5


def test_an_even_course_reaches_the_budget_at_the_end_and_spending_ends_with_the_day() -> None:
    found = spending.course([cost("300")], Fraction(1000), spending.duration([GRANT]), DAY)
    assert (found[0].month, found[-1].month) == (date(2025, 1, 1), date(2026, 12, 1))
    assert found[-1].planned == 1000
    assert [each.spent for each in found if each.spent is not None][-1] == 300
    assert [each for each in found if each.spent is not None][-1].month == date(2025, 12, 1)


@given(COSTS, st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_however_costs_are_summed_they_add_up_to_the_same(costs: list[Cost], day: date) -> None:
    paid = spending.spent(costs, day)
    total = spending.total(paid)
    for sums in (
        spending.by_category(paid),
        spending.by_payer(paid),
        spending.by_month(paid),
        spending.by(paid, lambda each: each.budget_line_id),
        spending.by_category_and_payer(paid),
    ):
        assert sum(sums.values()) == total
    assert total + spending.total(spending.committed(costs, day)) == spending.total(
        each for each in costs if each.spent_on <= day
    )
    assert spending.total(spending.spent(costs, day, day - timedelta(90))) <= total


@given(COSTS)
def test_whole_shares_of_costs_add_up_to_a_hundred_or_to_nothing(costs: list[Cost]) -> None:
    sums = list(spending.by_payer(costs).values())
    assert sum(spending.whole_shares(sums)) == (100 if sum(sums) > 0 else 0)


@given(COSTS, st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_the_course_ends_where_the_expenditure_of_the_day_stands(costs: list[Cost], day: date) -> None:
    known = [each.spent for each in spending.course(costs, Fraction(5), spending.duration([GRANT]), day)]
    told = [amount for amount in known if amount is not None]
    assert told == sorted(told)
    if told and any(each.spent_on <= day for each in costs):
        assert told[-1] == spending.total(spending.spent(costs, day))


@given(COSTS, st.dictionaries(st.sampled_from([UUID(int=7), UUID(int=8)]), st.fractions(1, 5000)))
def test_the_burden_never_says_more_people_than_there_are(costs: list[Cost], incomes: dict[UUID, Fraction]) -> None:
    found = spending.burden(costs, incomes, [UUID(int=7), UUID(int=8)], date(2027, 1, 1))
    assert set(found.ratios) <= found.earners & set(incomes)
    if found.ratios:
        assert found.median is not None
        assert found.p90 is not None
        assert min(found.ratios.values()) <= found.median <= found.p90 <= max(found.ratios.values())
