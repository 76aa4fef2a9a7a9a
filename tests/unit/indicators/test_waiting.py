"""Waiting times with those who still wait."""

from __future__ import annotations

from partnertrack.indicators.waiting import waiting


def test_without_open_cases_it_is_the_share_that_is_left() -> None:
    found = waiting([10, 20, 30, 40], [])
    assert (found.n, found.median, found.p90) == (4, 20, 40)
    assert found.curve == ((0, 1.0), (10, 0.75), (20, 0.5), (30, 0.25), (40, 0.0))


def test_those_who_still_wait_make_it_longer() -> None:
    """The leukaemia example of Freireich et al. (1963), 6-MP arm: the published median is 23 weeks."""
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    still_open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    found = waiting(ended, still_open)
    assert found.median == 23
    assert found.p90 is None
    assert [(day, round(share, 3)) for day, share in found.curve][:4] == [(0, 1.0), (6, 0.857), (7, 0.807), (9, 0.807)]


def test_nobody_through_yet() -> None:
    found = waiting([], [5, 9])
    assert (found.n, found.open, found.median) == (2, 2, None)
