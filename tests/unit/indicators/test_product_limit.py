"""The product-limit estimate against published figures, and against what it is made of."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnertrack.indicators.product_limit import survival

DAYS = st.lists(st.integers(0, 60), max_size=40)


def test_leukaemia_of_freireich() -> None:
    """6-MP arm of Freireich et al. (1963) as in Klein and Moeschberger, Survival Analysis (2003), table 4.1."""
    found = survival([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
    at = dict(zip(found.days.tolist(), found.shares.tolist(), strict=True))
    published = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448, 35: 0.448}
    assert {day: round(at[day], 3) for day in published} == published


def test_the_example_of_kaplan_and_meier() -> None:
    """Section 2 of their paper: deaths at 0.8, 3.1, 5.4 and 9.2 months, losses at 1.0, 2.7, 7.0 and 12.1, × 10."""
    found = survival([8, 31, 54, 92], [10, 27, 70, 121])
    assert found.days.tolist() == [8, 10, 27, 31, 54, 70, 92, 121]
    fractions = [Fraction(7, 8), Fraction(7, 10), Fraction(21, 40), Fraction(21, 80)]
    at = dict(zip(found.days.tolist(), found.shares.tolist(), strict=True))
    assert [at[day] for day in (8, 31, 54, 92)] == pytest.approx([float(each) for each in fractions])


@given(DAYS, DAYS)
def test_it_is_the_product_of_the_shares_that_stay(ended: list[int], still: list[int]) -> None:
    found = survival(ended, still)
    left, expected = Fraction(1), []
    for day in sorted({*ended, *still}):
        there = sum(1 for each in (*ended, *still) if each >= day)
        left *= Fraction(there - ended.count(day), there)
        expected.append(float(left))
    assert found.days.tolist() == sorted({*ended, *still})
    assert found.shares.tolist() == pytest.approx(expected)


@given(DAYS)
def test_where_nobody_waits_it_is_the_share_that_is_left(ended: list[int]) -> None:
    found = survival(np.array(ended, np.int32), np.zeros(0, np.int32))
    assert found.shares.tolist() == pytest.approx(
        [sum(1 for each in ended if each > day) / len(ended) for day in found.days.tolist()]
    )


@given(DAYS, DAYS, st.integers(0, 60))
def test_somebody_who_waits_on_lowers_no_share(ended: list[int], still: list[int], day: int) -> None:
    before, after = survival(ended, still), survival(ended, [*still, day])
    later = dict(zip(after.days.tolist(), after.shares.tolist(), strict=True))
    assert all(
        later[each] >= share - 1e-12 for each, share in zip(before.days.tolist(), before.shares.tolist(), strict=True)
    )
