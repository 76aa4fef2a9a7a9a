from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.record import Money
from partnertrack.importing.numbers import NumberRule, currency_in, decimal_sign, read_money, read_number
from partnertrack.importing.sheet import Cell

GERMAN = NumberRule(language="de")
ENGLISH = NumberRule(language="en")


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1.240,50 €", "1240.50", "EUR"),
        ("€ 1.240,50", "1240.50", "EUR"),
        ("1 240,50 EUR", "1240.50", "EUR"),
        ("1\N{NARROW NO-BREAK SPACE}240,50\N{NO-BREAK SPACE}€", "1240.50", "EUR"),
        ("1.240,- Euro", "1240", "EUR"),
        ("1240,– €", "1240", "EUR"),
        ("1'240.50 CHF", "1240.50", "CHF"),
        ("GHS 1,240.00", "1240.00", "GHS"),
        ("GH₵ 1,000.00", "1000.00", "GHS"),
        ("1.240.500 FCFA", "1240500", "XOF"),
        ("3500 DH", "3500", "MAD"),
        ("900,250 DT", None, ""),
        ("1 200 €/mois", "1200", "EUR"),
        ("US$ 800", "800", "USD"),
        ("850", "850", ""),
    ],
)
def test_amounts_as_partners_write_them(text: str, amount: str | None, currency: str) -> None:
    expected = Money(Decimal(amount), currency) if amount else "number-ambiguous"
    assert read_money(text, GERMAN) == expected


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("to be agreed", "money-unreadable"),
        ("1000-1200", "values-several"),
        ("800 / 900", "values-several"),
        ("1,5 Mio", "money-unreadable"),
        ("(120)", "money-unreadable"),
        ("1.24.0,5", "number-unreadable"),
        (True, "money-unreadable"),
        (float("inf"), "money-unreadable"),
    ],
)
def test_what_is_no_amount_is_told(cell: Cell, code: str) -> None:
    assert read_money(cell, GERMAN) == code


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (38.5, "38.5"),
        (480.0, "480"),
        (7, "7"),
        (0.1 + 0.2, "0.3"),
        ("38,5", "38.5"),
        ("38,5 Std.", "38.5"),
        ("480 h", "480"),
        ("85%", "85"),
        ("0,125", "0.125"),
        ("-3", "-3"),
        ("−3,5", "-3.5"),
    ],
)
def test_numbers_as_partners_write_them(cell: Cell, number: str) -> None:
    assert read_number(cell, GERMAN) == Decimal(number)


def test_three_digits_after_one_sign_are_read_by_the_column_or_the_language() -> None:
    assert read_number("1.240", GERMAN) == Decimal(1240)
    assert read_number("1,240", ENGLISH) == Decimal(1240)
    assert read_number("1,240", GERMAN) == Decimal("1.240")
    assert read_number("1.240", NumberRule(decimal=",", language="en")) == Decimal(1240)
    assert read_number("1.240", NumberRule(decimal=".", language="de")) == "number-ambiguous"
    assert read_money("1,240", GERMAN) == "number-ambiguous"
    assert read_money("1,240", NumberRule(language="en", currency="GHS")) == Money(Decimal(1240), "GHS")


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["1.240,50 €", "850"], ","),
        (["1,240", "1,300.00"], "."),
        (["38,5", "40"], ","),
        (["1.240.500"], ","),
        (["1.240", "soon", 7.0, None], ""),
        (["1,5", "1.5"], ""),
    ],
)
def test_a_column_proves_its_decimal_sign(cells: Sequence[Cell], sign: str) -> None:
    assert decimal_sign(cells) == sign


def test_shares_and_the_heading_currency_are_those_of_the_column() -> None:
    assert read_number(0.95, NumberRule(is_share=True)) == Decimal(95)
    assert read_number("95 %", NumberRule(is_share=True)) == Decimal(95)
    assert read_money(1200.0, NumberRule(currency="EUR")) == Money(Decimal(1200), "EUR")


@pytest.mark.parametrize(
    ("text", "code"),
    [("€", "EUR"), ("in GHS", "GHS"), ("francs CFA", "XOF"), ("Lari", "GEL"), ("brut", ""), ("all of them", "")],
)
def test_currencies_are_known_by_sign_code_and_word(text: str, code: str) -> None:
    assert currency_in(text) == code


@given(
    st.decimals(0, 99999, places=2),
    st.sampled_from([("de", ".", ","), ("nl", ".", ","), ("en", ",", "."), ("fr", " ", ",")]),
)
def test_an_amount_comes_back_from_the_form_it_was_written_in(amount: Decimal, style: tuple[str, str, str]) -> None:
    language, thousands, decimal = style
    text = f"{amount:,.2f}".replace(",", "t").replace(".", decimal).replace("t", thousands)
    assert read_money(f"{text} €", NumberRule(language=language)) == Money(amount, "EUR")


@given(st.text(max_size=60))
def test_any_text_gives_a_number_or_a_code(text: str) -> None:
    assert isinstance(read_number(text, GERMAN), Decimal | str)
    assert isinstance(read_money(text, ENGLISH), Money | str)
