"""Occupations are found on lists by code, by group and by name, and both sides' lists are put side by side."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.domain.health_safeguards import SUPPORT_AND_SAFEGUARDS, is_health_work
from partnertrack.domain.occupation import Occupation, best, occupation, shared_digits
from partnertrack.domain.record import Money
from partnertrack.domain.shortage import Shortage
from partnertrack.domain.shortage_lists import Titles, side_by_side
from partnertrack.domain.wage_gain import Earner, gain_of, in_currency
from partnertrack.importing.isco import titles
from partnertrack.importing.occupation_likeness import occupation_likeness

LISTED = tuple(
    occupation(text, isco)
    for text, isco in (
        ("Building electricians (Elektroniker/in)", "7411"),
        ("Cooks; Köchin / Koch", "5120"),
        ("Painters", ""),
        ("Metal trades", "72"),
    )
)


@pytest.mark.parametrize(
    ("text", "isco", "place"),
    [
        ("Elektroniker/in (m/w/d)", "", 0),
        ("whatever they call it", "7411", 0),
        ("7411", "", 0),
        ("Koch", "", 1),
        ("Cook", "", 1),
        ("Painter", "", 2),
        ("Printers", "", None),
        ("Welder", "7212", 3),
        ("Elektroniker", "7421", None),
        ("", "", None),
    ],
)
def test_work_belongs_to_the_entry_that_says_it_best(text: str, isco: str, place: int | None) -> None:
    match = best(occupation(text, isco), LISTED, occupation_likeness)
    assert (match.place if match else None) == place


def test_a_sector_counts_only_where_nothing_else_is_known() -> None:
    listed = (Occupation(("Cooks",), "5120", "I"),)
    assert best(Occupation(sector="I"), listed, occupation_likeness)
    assert best(Occupation(("Porter",), sector="I"), listed, occupation_likeness) is None


@given(st.from_regex(r"[0-9]{1,4}", fullmatch=True), st.from_regex(r"[0-9]{1,4}", fullmatch=True))
def test_shared_digits_are_those_of_the_wider_group(one: str, other: str) -> None:
    shared = shared_digits(one, other)
    assert shared == shared_digits(other, one)
    assert shared == 0 or one[:shared] == other[:shared]


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_mutual_and_whole_for_the_same_name(one: str, other: str) -> None:
    assert occupation_likeness(one, other) == occupation_likeness(other, one)
    assert occupation_likeness(one, one) == 100


def entry(side: str, country: str, name: str, isco: str = "", places: int | None = None) -> Shortage:
    return Shortage(side=side, country=country, occupation=name, isco=isco, places=places)


def test_lists_agree_where_the_origin_does_not_lack_the_people_itself() -> None:
    lists = [
        entry("destination", "DE", "Electricians", "7411", 40),
        entry("destination", "DE", "Nurses", "2221", 60),
        entry("destination", "DE", "Roofers"),
        entry("origin", "MA", "Électriciens", "7411", -20),
        entry("origin", "TN", "Électriciens", "7411"),
        entry("origin", "MA", "Infirmiers", "2221", 900),
        entry("origin", "MA", "Call centre agents", "4222", -50),
    ]
    pairs = side_by_side(lists, Titles(titles()), occupation_likeness)
    assert [(pair.first.occupation, pair.standing, len(pair.origin)) for pair in pairs] == [
        ("Electricians", "joint", 2),
        ("Nurses", "both_lack", 1),
        ("Roofers", "destination", 0),
        ("Call centre agents", "origin", 1),
    ]
    assert sum(len(pair.destination) + len(pair.origin) for pair in pairs) == len(lists)


def test_health_work_is_known_by_its_code_or_its_words() -> None:
    assert is_health_work(("Anything",), "2221")
    assert is_health_work(("Gesundheits- und Krankenpfleger/in",))
    assert not is_health_work(("Gardeners, horticultural and nursery growers",))
    assert not is_health_work(("Nurses",), "6113")
    assert len(SUPPORT_AND_SAFEGUARDS) == 55


def test_gain_is_the_median_of_those_of_whom_both_incomes_are_known() -> None:
    told = [(1200, 300), (1000, 0), (900, 1000), (1100, None), (None, 200)]
    gain = gain_of(
        Earner(UUID(int=n), *(None if each is None else Fraction(each) for each in pair)) for n, pair in enumerate(told)
    )
    assert gain.gain == 900
    assert gain.times == Fraction(49, 20)
    assert (len(gain.known), len(gain.unknown), gain.less) == (3, 2, (UUID(int=2),))
    assert in_currency(Money(Decimal(1000), "MAD"), "EUR", {}) is None
    assert in_currency(Money(Decimal(1000), "MAD"), "EUR", {"MAD": Decimal("0.09")}) == 90


def test_classification_is_whole_down_to_its_minor_groups() -> None:
    known = titles()
    assert [sum(len(code) == digits for code in known) for digits in (1, 2, 3)] == [10, 43, 130]
    assert all(code[:-1] in known for code in known if len(code) > 1)
