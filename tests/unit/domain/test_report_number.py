"""The number of the next report goes on in the manner of the last."""

from __future__ import annotations

import pytest

from partnertrack.domain.report_number import next_number


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([], "1"),
        (["1", "2"], "3"),
        (["2026/09"], "2026/10"),
        (["GIZ-07b"], "GIZ-08b"),
        (["Inception"], "Inception 2"),
        (["2", "1"], "3"),
        (["9"], "10"),
    ],
)
def test_the_next_number(given: list[str], wanted: str) -> None:
    assert next_number(given) == wanted
