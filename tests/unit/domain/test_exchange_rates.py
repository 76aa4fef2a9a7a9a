from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.cost import Cost
from partnertrack.domain.exchange_rates import rate_book


def cost(on: date, rate: str, currency: str = "MAD") -> Cost:
    return Cost(
        spent_on=on, category="training", payer="donor", amount=Decimal(1), currency=currency, rate=Decimal(rate)
    )


BOOK = rate_book("EUR", [cost(date(2026, 3, 5), "0.0921"), cost(date(2026, 5, 6), "0.0928")])


def test_the_rate_of_the_month_is_the_last_that_was_entered_for_it() -> None:
    book = rate_book("EUR", [cost(date(2026, 3, 9), "0.0923"), cost(date(2026, 3, 5), "0.0921")])
    assert book.of_month("MAD", date(2026, 3, 31)) == Decimal("0.0923")
    assert book.of_month("MAD", date(2026, 4, 1)) is None
    assert book.of_month("EUR", date(2026, 4, 1)) == 1


def test_without_one_of_the_month_the_last_before_it_counts_then_the_first_after_it() -> None:
    assert BOOK.nearest("MAD", date(2026, 4, 10)) == (date(2026, 3, 1), Decimal("0.0921"))
    assert BOOK.nearest("MAD", date(2025, 1, 1)) == (date(2026, 3, 1), Decimal("0.0921"))
    assert BOOK.nearest("TND", date(2026, 4, 10)) is None


def test_an_odd_rate_is_told_by_what_is_odd_about_it() -> None:
    day = date(2026, 5, 20)
    assert BOOK.doubt("MAD", Decimal("0.0928"), day) == ""
    assert BOOK.doubt("MAD", Decimal("10.85"), day) == "upside_down"
    assert BOOK.doubt("MAD", Decimal("0.928"), day) == "far_off"
    assert BOOK.doubt("MAD", Decimal("0.0927"), day) == "other_in_month"
    assert BOOK.doubt("MAD", Decimal("0.0927"), date(2026, 6, 1)) == ""
    assert BOOK.doubt("EUR", Decimal("0.9"), day) == "not_one"
    assert BOOK.doubt("TND", Decimal(1), day) == "far_off"
    assert BOOK.doubt("TND", Decimal("0.29"), day) == ""


@given(st.decimals("0.0001", 1000, places=4), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_rate_that_was_entered_is_never_doubted(rate: Decimal, on: date) -> None:
    assert rate_book("EUR", [cost(on, str(rate))]).doubt("MAD", rate, on) == "" or rate == 1
