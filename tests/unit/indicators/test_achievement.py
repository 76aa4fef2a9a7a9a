"""Achievement is what OPSYS says it is, and published shortfalls print as they were published."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from partnertrack.i18n import percent
from partnertrack.indicators.achievement import (
    Limits,
    achievement,
    held,
    is_better,
    light,
    shortfall,
    starting_point,
    trend,
)


def printed(baseline: int, current: int, target: int, decimals: int = 1) -> str:
    found = achievement(baseline, current, target)
    return percent(found, decimals) if found is not None else "n/a"


def test_the_example_of_opsys_prints_as_opsys_prints_it() -> None:
    assert printed(2505, 12980, 15000) == "83.8%"
    assert printed(2505, 12980, 25000) == "46.6%"


@pytest.mark.parametrize(
    ("target", "actual", "said"),
    [
        (160, 8, "5.0%"),
        (105, 8, "7.6%"),
        (210, 8, "3.8%"),
        (60, 47, "78.3%"),
        (40, 41, "102.5%"),
        (60, 120, "200.0%"),
        (40, 28, "70.0%"),
        (700, 412, "58.9%"),
    ],
)
def test_published_shortfalls_print_as_stated(target: int, actual: int, said: str) -> None:
    assert printed(0, actual, target) == said


def test_a_published_selection_rate_prints_with_two_decimals() -> None:
    assert printed(0, 120, 9677, decimals=2) == "1.24%"


def test_a_figure_that_is_to_sink_works_unchanged() -> None:
    assert achievement(20, 15, 10) == Fraction(1, 2)
    assert achievement(20, 25, 10) == Fraction(-1, 2)
    assert achievement(Decimal("0.2"), Decimal("0.08"), Decimal("0.1")) == Fraction(6, 5)


def test_where_target_and_baseline_are_equal_there_is_no_achievement() -> None:
    assert achievement(10, 12, 10) is None
    assert held(12, 10, "up")
    assert not held(12, 10, "down")


def test_the_shortfall_is_a_share_of_the_target() -> None:
    assert shortfall(8, 160) == Fraction(19, 20)
    assert shortfall(41, 40) == Fraction(-1, 40)
    assert shortfall(3, 0) is None


@pytest.mark.parametrize(
    ("achieved", "said"),
    [
        (Fraction(9, 10), "on_track"),
        (Fraction(899, 1000), "at_risk"),
        (Fraction(6, 10), "at_risk"),
        (Fraction(599, 1000), "off_track"),
        (Fraction(-1), "off_track"),
        (None, ""),
    ],
)
def test_lights_change_at_the_limits_themselves(achieved: Fraction | None, said: str) -> None:
    assert light(achieved, Limits()) == said


def test_donors_set_the_limits() -> None:
    strict = Limits(Decimal("0.95"), Decimal("0.8"))
    assert light(Fraction(9, 10), strict) == "at_risk"
    assert light(Fraction(7, 10), strict) == "off_track"


def test_without_a_baseline_only_what_may_rise_starts_at_nought() -> None:
    assert starting_point(None, "up") == 0
    assert starting_point(None, "down") is None
    assert starting_point(Decimal(3), "down") == 3


def test_a_trend_is_good_where_it_goes_the_way_that_is_hoped_for() -> None:
    assert trend(Fraction(1), Fraction(2)) == "up"
    assert trend(None, Fraction(2)) == ""
    assert is_better("up", "up") is True
    assert is_better("up", "down") is False
    assert is_better("level", "up") is None
