from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from partnertrack.indicators.shares import whole_percent_shares


def test_the_published_shares_of_pem_wecco_come_out_as_published() -> None:
    assert whole_percent_shares([23, 3, 3]) == (79, 10, 11)


def test_nothing_is_shared_as_nothing() -> None:
    assert whole_percent_shares([]) == ()
    assert whole_percent_shares([0, 0]) == (0, 0)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12).filter(any))
def test_whole_shares_add_up_to_a_hundred_and_lie_within_one_point_of_the_truth(counts: list[int]) -> None:
    shares = whole_percent_shares(counts)
    assert sum(shares) == 100
    assert all(abs(share - 100 * n / sum(counts)) < 1 for share, n in zip(shares, counts, strict=True))
