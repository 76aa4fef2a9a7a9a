"""The figures P1 to P8: from the arrival to the end of the placement."""

from __future__ import annotations

from datetime import timedelta

from tests.oracle.answers import Answer, Figure, Moment, count, share, shared
from tests.oracle.standing import Standing, months_later

FOLLOW_UPS = {1: 30, 3: 90, 6: 180, 12: 365}
"""Which follow-up asks about so many months."""


def placed(each: Standing) -> bool:
    """P2: at work abroad or, on the home track, with a job or a business at home."""
    return each.work_started() or (each.home and each.reached("home_job", "job", "business", "unknown"))


def answers(each: Standing, months: int, question: str) -> dict[int, bool]:
    """What the follow-ups said by the day, by the days after the start at which they ask.

    One without a day is the one of these months, else it cannot have been before its day.
    """
    first = min(work.done for work in each.done("work_start") if work.done)
    said: dict[int, bool] = {}
    for visit in each.at("follow_up"):
        answer, wave = visit.said.get(question), visit.occurrence
        if visit.status != "done" or not isinstance(answer, bool):
            continue
        asked = visit.done or first + timedelta(wave)
        if asked <= each.day or (visit.done is None and wave == FOLLOW_UPS[months]):
            said[wave] = answer
    return said


def still_employed(each: Standing, months: int) -> bool | None:
    """P3: by the answer of that follow-up, else by the end of the placement, else by a later yes; None: unknown."""
    first = min(work.done for work in each.done("work_start") if work.done)
    said, wave = answers(each, months, "still_employed"), FOLLOW_UPS[months]
    if wave in said:
        return said[wave]
    ends = [end.done for end in each.done("placement_end") if end.done and each.ended_as(end) != "extended"]
    if ends:
        return max(ends) >= months_later(first, months)
    return True if any(yes for later, yes in said.items() if later > wave) else None


def retention(months: int, *, known: bool) -> Figure:
    """P3: of those who started work at least so many calendar months ago."""

    def answer(moment: Moment) -> Answer:
        due = [
            each
            for each in moment.everyone
            if (days := [work.done for work in each.done("work_start") if work.done])
            and months_later(min(days), months) <= moment.day
        ]
        said = {each.key: still_employed(each, months) for each in due}
        unknown = frozenset(key for key, yes in said.items() if yes is None)
        base = frozenset(said) - unknown if known else frozenset(said)
        return shared(frozenset(key for key, yes in said.items() if yes), base, unknown)

    return answer


def should_have_ended(each: Standing) -> bool:
    """P4: the planned end of the placement has come; where none was planned, it has ended."""
    return each.work_started() and any(
        end.planned <= each.day if end.planned else each.is_done(end) for end in each.at("placement_end")
    )


def told_how(each: Standing) -> bool:
    return each.reached("placement_end", "planned_end", "early_end", "extended")


PLACEMENT: dict[str, Figure] = {
    "P1": count(Standing.work_started),
    "P1.rate": share(Standing.work_started, Standing.arrived),
    "P2": share(placed, Standing.training_started),
    "P4": share(
        lambda each: each.reached("placement_end", "planned_end", "extended"),
        should_have_ended,
        lambda each: should_have_ended(each) and not told_how(each),
    ),
    "P5": share(lambda each: each.reached("placement_end", "early_end"), Standing.work_started),
}
for _months in FOLLOW_UPS:
    PLACEMENT[f"P3.{_months}"] = retention(_months, known=False)
    PLACEMENT[f"P3.{_months}.known"] = retention(_months, known=True)
