"""Linear programs of which the answer is known."""

from __future__ import annotations

from math import inf

import pytest

from partnertrack.disclosure.solver import Row, cheapest


def test_whole_numbers_cost_more_than_halves(capfd: pytest.CaptureFixture[str]) -> None:
    odd = Row([(0, 2), (1, 2)], 3.0, inf)
    assert sum(cheapest([1.0, 1.0], [0, 0], [5, 5], [odd], is_whole=False) or ()) == pytest.approx(1.5)
    assert sum(cheapest([1.0, 1.0], [0, 0], [5, 5], [odd], is_whole=True) or ()) == pytest.approx(2)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("is_whole", [False, True])
def test_what_cannot_be_has_no_answer(is_whole: bool) -> None:  # noqa: FBT001 - pytest hands it over
    assert cheapest([1.0], [0], [1], [Row([(0, 1)], 2.0, inf)], is_whole=is_whole) is None
    assert cheapest([-1.0], [0], [inf], [], is_whole=is_whole) is None
    assert cheapest([1.0], [2], [3], [], is_whole=is_whole) == [2]
