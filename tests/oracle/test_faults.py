"""Small pilots about which the program's figures and their published definitions did not or do not agree."""

from __future__ import annotations

from datetime import date

from tests.oracle.engine import worked_out
from tests.oracle.oracle import asked_about
from tests.oracle.pilots import Question
from tests.oracle.raw import Happening, Pilot, Trainee, rules_of
from tests.oracle.test_agreement import by_hand, by_program

DAY = date(2025, 3, 31)


def both(key: str, *happened: Happening, sex: str | None = None) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """A figure of one trainee by the program and by hand."""
    trainee = Trainee(1, 1, happened, sex=sex, track="circular")
    asked = Question("generic_circular", Pilot(rules_of("generic_circular"), (trainee,)), DAY, None)
    return by_program(worked_out(asked.pilot, asked.scheme, DAY), key), by_hand(asked_about(asked.pilot, DAY), key)


def test_what_was_due_after_the_end_of_a_placement_does_not_count() -> None:
    program, hand = both(
        "P7",
        Happening("work_start", done=date(2024, 9, 6)),
        Happening("placement_end", done=date(2024, 9, 10)),
        Happening("follow_up", occurrence=30, done=date(2024, 10, 7)),
    )
    assert program == hand


def test_a_sex_that_no_list_knows_is_not_known() -> None:
    program, hand = both("Q1", sex="?")
    assert program == hand


def test_follow_ups_are_due_from_the_first_work_start_on() -> None:
    program, hand = both(
        "P7", Happening("work_start", done=date(2024, 9, 6)), Happening("work_start", 2, done=date(2025, 3, 20))
    )
    assert program == hand
