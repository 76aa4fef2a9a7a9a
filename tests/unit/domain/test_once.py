"""What follows from one value is worked out once for it, and anew for another that is like it."""

from __future__ import annotations

from partnertrack.domain.once import once_for_each


def test_a_rule_is_asked_once_for_each_value_and_never_answers_for_another() -> None:
    asked: list[list[int]] = []

    @once_for_each
    def total(values: list[int], more: int) -> int:
        asked.append(values)
        return sum(values) + more

    one, like = [1, 2], [1, 2]
    assert [total(one, 0), total(one, 0), total(one, 5), total(like, 0)] == [3, 3, 8, 3]
    assert [values is one for values in asked] == [True, True, False]


def test_a_value_that_came_where_another_was_is_asked_anew() -> None:
    @once_for_each
    def first(values: list[int]) -> int:
        return values[0]

    assert [first([number]) for number in range(200)] == list(range(200))
